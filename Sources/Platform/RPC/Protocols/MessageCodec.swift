import NIOCore
import Wire

/// How messages are written: protobuf, or proto3 JSON.
enum MessageCodec: Sendable {
    case proto
    case json

    func decode<Message: WireMessage>(
        _ type: Message.Type, from bytes: UnsafeRawBufferPointer, limits: WireLimits, json: JSONStrictness
    ) throws(WireError) -> Message {
        switch self {
        case .proto: try Message(serialized: bytes, limits: limits)
        case .json: try Message(json: bytes, options: .init(limits: limits, strictness: json))
        }
    }

    /// The encoded message.
    func encode<Message: WireMessage>(_ message: Message) throws(WireError) -> [UInt8] {
        switch self {
        case .proto: try message.serialized()
        case .json: try message.json()
        }
    }

    /// The message with its five-byte prefix, in `spare` if that is of use.
    func frame<Message: WireMessage>(
        _ message: Message, compressed: Bool = false, spare: consuming ByteBuffer = ByteBuffer()
    ) throws -> ByteBuffer {
        guard !compressed else { return try compressedFrame(message) }
        let allocator = ByteBufferAllocator()
        switch self {
        case .proto:
            var frame = spare
            try Self.append(message, to: &frame)
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

    /// Appends a message in protobuf with its five-byte prefix to others.
    static func append<Message: WireMessage>(_ message: Message, to frames: inout ByteBuffer) throws {
        try withUnsafeMutablePointer(to: &frames) { frames in
            try message.withPacker { write($0, to: &frames.pointee) }
        }
    }

    /// The prefix and the message in one piece, written in one go.
    private static func write(_ packer: MessagePacker, to frame: inout ByteBuffer) {
        let count = MessageDeframer.prefixBytes + packer.size
        frame.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { memory in
            memory[0] = 0
            memory.storeBytes(of: UInt32(packer.size).bigEndian, toByteOffset: 1, as: UInt32.self)
            packer.pack(into: memory.baseAddress! + MessageDeframer.prefixBytes)
            return count
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
