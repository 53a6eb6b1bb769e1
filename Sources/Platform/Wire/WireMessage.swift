public import CProtobufC

/// A message of a contract as a Swift value. Generated types conform.
public protocol WireMessage: Sendable, Equatable {
    /// A message with every field at its default.
    init()

    /// protobuf-c's description of the message.
    static var descriptor: MessageDescriptor { get }

    /// The messages of the module that this one was generated in, for proto3 JSON.
    static var types: MessageTypes { get }

    /// Decodes a message. Implemented once for all messages.
    ///
    /// - Throws: ``WireError`` when the bytes are malformed, hold invalid text, or exceed `limits`.
    init(serialized bytes: UnsafeRawBufferPointer, limits: WireLimits) throws(WireError)

    /// Runs `body` with the message ready to be packed, so that it can be written straight to where it goes.
    /// Implemented once for all messages.
    ///
    /// - Throws: ``WireError/limitExceeded(limit:maximum:)`` for a message beyond 256 MiB.
    func withPacker(_ body: (MessagePacker) -> Void) throws(WireError)

    /// The value of a C message of this type. Called by ``init(serialized:limits:)`` with memory that lives as long as
    /// the call.
    init(c: UnsafeRawPointer) throws(WireError)

    /// The value as a C message in the writer's memory.
    func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer
}

/// protobuf-c's description of a message: names, numbers, kinds and offsets of its fields.
public struct MessageDescriptor: Sendable {
    // The descriptors are constants of generated C, never written after the program is loaded.
    nonisolated(unsafe) let pointer: UnsafePointer<ProtobufCMessageDescriptor>

    public init(_ pointer: UnsafePointer<ProtobufCMessageDescriptor>) {
        self.pointer = pointer
    }

    /// Full name, such as `shuangma.common.v1.Document`.
    public var fullName: String { String(cString: pointer.pointee.name) }
}
