import NIOCore

/// Cuts the bytes of a gRPC body into its length-prefixed messages (gRPC over HTTP/2,
/// "Length-Prefixed-Message": one flag byte, four bytes of length, the message).
///
/// Bytes may arrive in any portions. At most one message and what came after it in the same portion
/// is held; a length above `maxMessageBytes` is refused as soon as its prefix is read, before any of the
/// message is stored.
struct MessageDeframer {
    /// A message as it stood on the wire.
    struct Frame: Equatable {
        /// Whether the message is compressed with the call's `grpc-encoding`.
        var isCompressed: Bool
        /// The message's bytes, still compressed if `isCompressed`.
        var bytes: ByteBuffer

        /// What the message holds while it waits to be read, its place in the queue included: messages without a byte
        /// are not for free.
        var heldBytes: Int { bytes.readableBytes + 64 }
    }

    /// The bytes of a prefix: a flag and a big-endian 32-bit length.
    static let prefixBytes = 5

    /// The largest message accepted, in bytes.
    let maxMessageBytes: Int
    /// What has come; nil before the first bytes, since even an empty buffer counts references to memory that all share.
    private var buffer: ByteBuffer?

    init(maxMessageBytes: Int) {
        self.maxMessageBytes = maxMessageBytes
    }

    /// Bytes of an unfinished message.
    var heldBytes: Int { buffer?.readableBytes ?? 0 }

    /// Whether bytes of an unfinished message are held; at the end of a body that is an error.
    var isInsideMessage: Bool { heldBytes > 0 }

    /// The message of a body that is one whole uncompressed message, where it lies; nil if the body is anything else.
    static func wholeMessage(_ body: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard body.count >= prefixBytes, body[0] == 0 else { return nil }
        let length = UInt32(bigEndian: body.loadUnaligned(fromByteOffset: 1, as: UInt32.self))
        guard Int(length) == body.count - prefixBytes else { return nil }
        return UnsafeRawBufferPointer(rebasing: body[prefixBytes...])
    }

    /// Takes a copy of the next bytes of the body.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if buffer == nil { buffer = ByteBuffer() }
        if heldBytes == 0 { buffer?.clear() }
        buffer?.writeBytes(bytes)
    }

    /// Takes the next bytes of the body, without a copy when none are held.
    mutating func append(_ bytes: ByteBuffer) {
        if heldBytes == 0 { buffer = bytes } else { buffer?.writeImmutableBuffer(bytes) }
    }

    /// The next whole message, or nil until more bytes are there.
    ///
    /// - Throws: INTERNAL when a prefix's flag is neither 0 nor 1, RESOURCE_EXHAUSTED when its length is above the limit.
    mutating func next() throws(RPCError) -> Frame? {
        guard let start = buffer?.readerIndex, let flag: UInt8 = buffer?.getInteger(at: start) else { return nil }
        guard flag <= 1 else { throw RPCError(.internal, "a message's prefix is malformed") }
        guard let length: UInt32 = buffer?.getInteger(at: start + 1) else { return nil }
        guard Int(length) <= maxMessageBytes else { throw .messageTooLarge(limit: maxMessageBytes) }
        guard heldBytes >= Self.prefixBytes + Int(length) else { return nil }
        buffer?.moveReaderIndex(forwardBy: Self.prefixBytes)
        guard let bytes = buffer?.readSlice(length: Int(length)) else { return nil }
        return Frame(isCompressed: flag == 1, bytes: bytes)
    }
}

extension ByteBuffer {
    /// This frame, an uncompressed message with its prefix, with the message compressed by gzip.
    func compressedFrame() -> ByteBuffer {
        let message = withUnsafeReadableBytes { frame in
            GzipCodec.compress(UnsafeRawBufferPointer(rebasing: frame.dropFirst(MessageDeframer.prefixBytes)))
        }
        var frame = ByteBuffer()
        frame.reserveCapacity(MessageDeframer.prefixBytes + message.readableBytes)
        frame.writeInteger(UInt8(1))
        frame.writeInteger(UInt32(message.readableBytes))
        frame.writeImmutableBuffer(message)
        return frame
    }
}

extension RPCError {
    /// A message is above the limit.
    static func messageTooLarge(limit: Int) -> RPCError {
        RPCError(.resourceExhausted, "a message is larger than \(limit) bytes")
    }
}
