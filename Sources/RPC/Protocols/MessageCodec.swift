import NIOCore
import Wire

/// How messages are written: protobuf, or proto3 JSON.
enum MessageCodec: Sendable {
    case proto
    case json

    /// The codec that a gRPC content type names, or nil if it names none we have.
    init?(grpcContentType type: String) {
        switch type {
        case "application/grpc", "application/grpc+proto": self = .proto
        case "application/grpc+json": self = .json
        default: return nil
        }
    }

    var grpcContentType: String { self == .proto ? "application/grpc" : "application/grpc+json" }

    func decode<Message: WireMessage>(
        _ type: Message.Type, from bytes: ByteBuffer, limits: WireLimits
    ) throws(WireError) -> Message {
        let result = bytes.withUnsafeReadableBytes { bytes in
            Result { () throws(WireError) in
                switch self {
                case .proto: try Message(serialized: bytes, limits: limits)
                case .json: try Message(json: bytes, limits: limits)
                }
            }
        }
        return try result.get()
    }

    /// The message with its five-byte prefix.
    func frame<Message: WireMessage>(_ message: Message, allocator: ByteBufferAllocator) throws(WireError) -> ByteBuffer {
        switch self {
        case .proto:
            return try message.withPacker { packer in
                var frame = allocator.buffer(capacity: MessageDeframer.prefixBytes + packer.size)
                frame.writeInteger(UInt8(0))
                frame.writeInteger(UInt32(packer.size))
                frame.writeWithUnsafeMutableBytes(minimumWritableBytes: packer.size) { memory in
                    if let base = memory.baseAddress { packer.pack(into: base) }
                    return packer.size
                }
                return frame
            }
        case .json:
            let text = try message.json()
            var frame = allocator.buffer(capacity: MessageDeframer.prefixBytes + text.count)
            frame.writeInteger(UInt8(0))
            frame.writeInteger(UInt32(text.count))
            frame.writeBytes(text)
            return frame
        }
    }
}
