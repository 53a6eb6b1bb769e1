import NIOCore

/// Small buffers of one event loop that have been sent and serve again: a response that is packed into one costs no
/// allocation. Belongs to its event loop.
final class SpareBuffers {
    /// The most that are kept, and the largest, in bytes.
    private static let countMax = 256
    private static let bytesMax = 4096

    @exclusivity(unchecked) private var buffers: [ByteBuffer] = []

    /// An empty buffer.
    func take() -> ByteBuffer {
        guard var buffer = buffers.popLast() else { return ByteBuffer() }
        buffer.clear()
        return buffer
    }

    /// Keeps a buffer that nobody reads any more. One that is still held elsewhere is copied when it is written to, as
    /// all are.
    func give(_ buffer: consuming ByteBuffer) {
        guard buffer.capacity <= Self.bytesMax, buffer.capacity > 0, buffers.count < Self.countMax else { return }
        buffers.append(buffer)
    }
}
