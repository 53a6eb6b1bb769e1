import NIOCore
import Wire

/// How messages are written: protobuf, or proto3 JSON.
enum MessageCodec: Sendable {
    case proto
    case json

    func decode<Message: WireMessage>(
        _ type: Message.Type, from bytes: UnsafeRawBufferPointer, limits: WireLimits
    ) throws(WireError) -> Message {
        switch self {
        case .proto: try Message(serialized: bytes, limits: limits)
        // A newer caller's fields are passed over, as protobuf's binary form does.
        case .json: try Message(json: bytes, options: .init(limits: limits, ignoresUnknownFields: true))
        }
    }

    /// The encoded message.
    func encode<Message: WireMessage>(_ message: Message) throws(WireError) -> [UInt8] {
        switch self {
        case .proto: try message.serialized()
        case .json: try message.json()
        }
    }

    /// The message with its five-byte prefix.
    func frame<Message: WireMessage>(_ message: Message, compressed: Bool = false) throws -> ByteBuffer {
        guard !compressed else { return try compressedFrame(message) }
        let allocator = ByteBufferAllocator()
        switch self {
        case .proto:
            var frame = ByteBuffer()
            try message.withPacker { packer in
                frame = allocator.buffer(capacity: MessageDeframer.prefixBytes + packer.size)
                frame.writeInteger(UInt8(0))
                frame.writeInteger(UInt32(packer.size))
                frame.writeWithUnsafeMutableBytes(minimumWritableBytes: packer.size) { memory in
                    if let base = memory.baseAddress { packer.pack(into: base) }
                    return packer.size
                }
            }
            return frame
        case .json:
            let text = try message.json()
            var frame = allocator.buffer(capacity: MessageDeframer.prefixBytes + text.count)
            frame.writeInteger(UInt8(0))
            frame.writeInteger(UInt32(text.count))
            frame.writeBytes(text)
            return frame
        }
    }

    private func compressedFrame<Message: WireMessage>(_ message: Message) throws -> ByteBuffer {
        let bytes = try encode(message).withUnsafeBytes { GzipCodec.compress($0) }
        var frame = ByteBuffer()
        frame.reserveCapacity(MessageDeframer.prefixBytes + bytes.readableBytes)
        frame.writeInteger(UInt8(1))
        frame.writeInteger(UInt32(bytes.readableBytes))
        frame.writeImmutableBuffer(bytes)
        return frame
    }
}
