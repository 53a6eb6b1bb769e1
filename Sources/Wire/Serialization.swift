import CProtobufC

extension WireMessage {
    /// Decodes a message.
    ///
    /// - Throws: ``WireError`` when the bytes are malformed, hold invalid text, or exceed `limits`.
    public init(serialized bytes: UnsafeRawBufferPointer, limits: WireLimits = .standard) throws(WireError) {
        guard bytes.count <= limits.maxBytes else { throw .limitExceeded(limit: "bytes", maximum: limits.maxBytes) }
        let descriptor = Self.descriptor.pointer
        var scan = WireScan(limits: limits)
        try scan.check(bytes, as: descriptor)
        self = try ArenaPool.withArena(limit: limits.maxDecodedBytes) { arena throws(WireError) in
            let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            guard let message = protobuf_c_message_unpack(descriptor, &arena.allocator, bytes.count, start) else {
                throw arena.isExhausted
                    ? .limitExceeded(limit: "memory", maximum: limits.maxDecodedBytes) : .malformed
            }
            return try Self(c: UnsafeRawPointer(message))
        }
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
    /// - Throws: ``WireError/nulInString(field:)`` for a string with a NUL.
    public func serialized() throws(WireError) -> [UInt8] {
        try withPacker { packer in
            [UInt8](unsafeUninitializedCapacity: packer.size) { buffer, count in
                if packer.size > 0 { packer.pack(into: UnsafeMutableRawPointer(buffer.baseAddress!)) }
                count = packer.size
            }
        }
    }

    /// Runs `body` with the message ready to be packed, so that it can be written straight to where it goes.
    public func withPacker<R>(_ body: (MessagePacker) -> R) throws(WireError) -> R {
        try ArenaPool.withArena(limit: WireLimits.standard.maxDecodedBytes) { arena throws(WireError) in
            let message = try c(in: MessageWriter(arena: arena)).assumingMemoryBound(to: ProtobufCMessage.self)
            return body(MessagePacker(message: message))
        }
    }
}

/// A message whose encoded size is known and that can be written once its place is there. Valid within the call that
/// hands it out.
public struct MessagePacker {
    private let message: UnsafeMutablePointer<ProtobufCMessage>
    /// The encoded size in bytes.
    public let size: Int

    init(message: UnsafeMutablePointer<ProtobufCMessage>) {
        self.message = message
        size = protobuf_c_message_get_packed_size(message)
    }

    /// Writes the encoded message to `memory`, which has room for ``size`` bytes.
    public func pack(into memory: UnsafeMutableRawPointer) {
        protobuf_c_message_pack(message, memory.assumingMemoryBound(to: UInt8.self))
    }
}
