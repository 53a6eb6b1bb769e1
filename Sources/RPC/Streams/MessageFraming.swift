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
    }

    /// What can be wrong with a prefix.
    enum Failure: Error, Equatable {
        /// The first byte is neither 0 nor 1.
        case invalidFlag(UInt8)
        /// The length is above the limit.
        case tooLarge(length: Int, limit: Int)
    }

    /// The bytes of a prefix: a flag and a big-endian 32-bit length.
    static let prefixBytes = 5

    /// The largest message accepted, in bytes.
    let maxMessageBytes: Int
    private var buffer = ByteBuffer()

    init(maxMessageBytes: Int) {
        self.maxMessageBytes = maxMessageBytes
    }

    /// Whether bytes of an unfinished message are held; at the end of a body that is an error.
    var isInsideMessage: Bool { buffer.readableBytes > 0 }

    /// Takes a copy of the next bytes of the body.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if buffer.readableBytes == 0 { buffer.clear() }
        buffer.writeBytes(bytes)
    }

    /// Takes the next bytes of the body, without a copy when none are held.
    mutating func append(_ bytes: ByteBuffer) {
        if buffer.readableBytes == 0 { buffer = bytes } else { buffer.writeImmutableBuffer(bytes) }
    }

    /// The next whole message, or nil until more bytes are there.
    mutating func next() throws(Failure) -> Frame? {
        let start = buffer.readerIndex
        guard let flag: UInt8 = buffer.getInteger(at: start) else { return nil }
        guard flag <= 1 else { throw .invalidFlag(flag) }
        guard let length: UInt32 = buffer.getInteger(at: start + 1) else { return nil }
        guard Int(length) <= maxMessageBytes else { throw .tooLarge(length: Int(length), limit: maxMessageBytes) }
        guard buffer.readableBytes >= Self.prefixBytes + Int(length) else { return nil }
        buffer.moveReaderIndex(forwardBy: Self.prefixBytes)
        guard let bytes = buffer.readSlice(length: Int(length)) else { return nil }
        return Frame(isCompressed: flag == 1, bytes: bytes)
    }
}
