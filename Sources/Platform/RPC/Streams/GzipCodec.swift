import CZlib
import NIOCore

/// gzip of messages and bodies (RFC 1952), by zlib.
enum GzipCodec {
    /// Why bytes cannot be decompressed.
    enum Failure: Error, Equatable {
        /// They are no gzip, or end too early.
        case malformed
        /// They would take more than this many bytes.
        case tooLarge(limit: Int)
    }

    /// zlib's fastest level: messages are small and sent once.
    private static let level: Int32 = 1
    private static let chunkBytes = 16 * 1024

    /// The compressed bytes.
    static func compress(_ bytes: UnsafeRawBufferPointer) -> ByteBuffer {
        var stream = z_stream()
        precondition(shuangma_deflate_init_gzip(&stream, level) == Z_OK, "zlib has no memory")
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        setInput(&stream, bytes)
        var out = ByteBuffer()
        out.reserveCapacity(bound)
        out.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { room in
            setOutput(&stream, room)
            // The room is what zlib itself says is enough for one go.
            let ended = deflate(&stream, Z_FINISH)
            precondition(ended == Z_STREAM_END, "zlib exceeds its own bound")
            return Int(stream.total_out)
        }
        return out
    }

    /// The bytes decompressed; stops as soon as they exceed `limit`.
    static func decompress(_ bytes: UnsafeRawBufferPointer, limit: Int) throws(Failure) -> ByteBuffer {
        var stream = z_stream()
        guard shuangma_inflate_init_gzip(&stream) == Z_OK else { throw .malformed }
        defer { inflateEnd(&stream) }
        setInput(&stream, bytes)
        var out = ByteBuffer()
        while true {
            var result = Z_OK
            let room = min(chunkBytes, limit + 1 - out.readableBytes)
            out.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { memory in
                setOutput(&stream, UnsafeMutableRawBufferPointer(rebasing: memory.prefix(room)))
                result = inflate(&stream, Z_NO_FLUSH)
                return room - Int(stream.avail_out)
            }
            guard out.readableBytes <= limit else { throw .tooLarge(limit: limit) }
            if result == Z_STREAM_END {
                guard stream.avail_in == 0 else { throw .malformed }
                return out
            }
            guard result == Z_OK, stream.avail_in > 0 || stream.avail_out == 0 else { throw .malformed }
        }
    }

    private static func setInput(_ stream: inout z_stream, _ bytes: UnsafeRawBufferPointer) {
        // zlib takes a mutable pointer and only reads through it.
        stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.avail_in = UInt32(bytes.count)
    }

    private static func setOutput(_ stream: inout z_stream, _ room: UnsafeMutableRawBufferPointer) {
        stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(room.count)
    }
}

extension ByteBuffer {
    /// The bytes of a gzip.
    ///
    /// - Throws: INVALID_ARGUMENT when they are none, RESOURCE_EXHAUSTED when they would be more than `limit`.
    func gunzipped(limit: Int) throws(RPCError) -> ByteBuffer {
        let result = withUnsafeReadableBytes { bytes in
            Result { () throws(GzipCodec.Failure) in try GzipCodec.decompress(bytes, limit: limit) }
        }
        switch result {
        case .success(let plain): return plain
        case .failure(.malformed): throw RPCError(.invalidArgument, "a compressed message is malformed")
        case .failure(.tooLarge(let limit)): throw .messageTooLarge(limit: limit)
        }
    }
}
