import CProtobufC

extension WireMessage {
    // Inlinable, so that each message's module gets code of its own for its type.
    @inlinable
    public init(serialized bytes: UnsafeRawBufferPointer, limits: WireLimits) throws(WireError) {
        self = try Arena.with(limit: limits.maxDecodedBytes) { arena throws(WireError) in
            try Self(c: try Self.descriptor.unpack(bytes, limits, in: arena))
        }
    }

    /// Decodes a message within the standard limits.
    ///
    /// - Throws: ``WireError`` when the bytes are malformed, hold invalid text, or exceed the limits.
    @inlinable
    public init(serialized bytes: UnsafeRawBufferPointer) throws(WireError) {
        try self.init(serialized: bytes, limits: .standard)
    }

    /// Decodes a message.
    ///
    /// - Throws: ``WireError`` when the bytes are malformed, hold invalid text, or exceed `limits`.
    public init(serialized bytes: [UInt8], limits: WireLimits = .standard) throws(WireError) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(WireError) in try Self(serialized: bytes, limits: limits) }
        }
        self = try result.get()
    }

    /// The encoded message.
    ///
    /// - Throws: ``WireError/limitExceeded(limit:maximum:)`` for a message beyond 256 MiB.
    public func serialized() throws(WireError) -> [UInt8] {
        var bytes: [UInt8] = []
        try withPacker { packer in
            guard packer.size > 0 else { return }
            bytes = [UInt8](unsafeUninitializedCapacity: packer.size) { buffer, count in
                packer.pack(into: UnsafeMutableRawPointer(buffer.baseAddress!))
                count = packer.size
            }
        }
        return bytes
    }

    // Inlinable, as decoding is.
    @inlinable
    public func withPacker(_ body: (MessagePacker) -> Void) throws(WireError) {
        // The C message refers to bytes of this one.
        defer { withExtendedLifetime(self) {} }
        try Arena.with(limit: WireLimits.standard.maxDecodedBytes) { arena throws(WireError) in
            body(MessagePacker(message: try c(in: MessageWriter(arena: arena))))
        }
    }
}

extension MessageDescriptor {
    /// The C message that `bytes` hold, in the memory of `arena`.
    @usableFromInline
    func unpack(
        _ bytes: UnsafeRawBufferPointer, _ limits: WireLimits, in arena: UnsafeMutablePointer<Arena>
    ) throws(WireError) -> UnsafeRawPointer {
        guard bytes.count <= limits.maxBytes else { throw .limitExceeded(limit: "bytes", maximum: limits.maxBytes) }
        var scan = WireScan(limits: limits)
        try scan.check(bytes, as: pointer)
        guard !scan.needsRepair else {
            let repaired = try WireRepair.repaired(bytes, as: pointer)
            return try repaired.withUnsafeBytes { bytes in
                Result { () throws(WireError) in try unpackScanned(bytes, limits, in: arena) }
            }.get()
        }
        return try unpackScanned(bytes, limits, in: arena)
    }

    /// What libprotobuf-c makes of bytes that went through the scan.
    private func unpackScanned(
        _ bytes: UnsafeRawBufferPointer, _ limits: WireLimits, in arena: UnsafeMutablePointer<Arena>
    ) throws(WireError) -> UnsafeRawPointer {
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        var allocator = Arena.allocator(over: arena)
        guard let message = protobuf_c_message_unpack(pointer, &allocator, bytes.count, start) else {
            throw arena.pointee.isExhausted
                ? .limitExceeded(limit: "memory", maximum: limits.maxDecodedBytes) : .malformed
        }
        return UnsafeRawPointer(message)
    }
}

/// A message whose encoded size is known and that can be written once its place is there. Valid within the call that
/// hands it out.
public struct MessagePacker {
    private let message: UnsafeMutablePointer<ProtobufCMessage>
    /// The encoded size in bytes.
    public let size: Int

    @usableFromInline
    init(message: UnsafeMutableRawPointer) {
        self.message = message.assumingMemoryBound(to: ProtobufCMessage.self)
        size = protobuf_c_message_get_packed_size(self.message)
    }

    /// Writes the encoded message to `memory`, which has room for ``size`` bytes.
    public func pack(into memory: UnsafeMutableRawPointer) {
        protobuf_c_message_pack(message, memory.assumingMemoryBound(to: UInt8.self))
    }
}
