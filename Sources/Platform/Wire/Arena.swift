import CProtobufC

/// Memory for the C messages of one encode or decode: allocations are a bump of a pointer and all of them
/// end together. The first kilobyte lies on the stack, so that a message of ordinary size costs no allocation.
///
/// An arena never leaves the call of ``with(limit:_:)`` that made it.
@usableFromInline
struct Arena: ~Copyable {
    /// The most that lies on the stack. `withUnsafeTemporaryAllocation` takes more than this from the heap.
    @usableFromInline static let stackBytes = 1024
    /// The first chunk taken from the heap, with its header; each further one is twice as large.
    static let firstHeapChunkBytes = 8 * 1024
    /// Each chunk from the heap begins with the address of the one before it.
    static let chunkHeaderBytes = 16

    private var cursor: UnsafeMutableRawPointer
    private var left: Int
    /// Bytes that may still be given out.
    private var budget: Int
    private var lastChunk: UnsafeMutableRawPointer?
    private var nextChunkBytes = Arena.firstHeapChunkBytes
    /// Whether an allocation was refused.
    private(set) var isExhausted = false

    @usableFromInline
    init(first: UnsafeMutableRawBufferPointer, limit: Int) {
        cursor = first.baseAddress!
        left = first.count
        budget = limit
    }

    /// Runs `body` with an empty arena that may give out at most `limit` bytes.
    @inlinable
    static func with<R>(
        limit: Int, _ body: (UnsafeMutablePointer<Arena>) throws(WireError) -> R
    ) throws(WireError) -> R {
        let result = withUnsafeTemporaryAllocation(byteCount: stackBytes, alignment: 16) { memory in
            var arena = Arena(first: memory, limit: limit)
            defer { arena.freeChunks() }
            return withUnsafeMutablePointer(to: &arena) { arena -> Result<R, WireError> in
                do throws(WireError) { return .success(try body(arena)) } catch { return .failure(error) }
            }
        }
        return try result.get()
    }

    /// What libprotobuf-c allocates with, out of `arena`.
    static func allocator(over arena: UnsafeMutablePointer<Arena>) -> ProtobufCAllocator {
        ProtobufCAllocator(
            alloc: { arena, size in arena?.assumingMemoryBound(to: Arena.self).pointee.allocate(size) },
            // Everything is released together by `freeChunks`.
            free: { _, _ in },
            allocator_data: UnsafeMutableRawPointer(arena))
    }

    /// Memory of at least `size` bytes, aligned to 8, or nil when the arena's limit is reached.
    @usableFromInline
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        guard size >= 0, size <= budget else {
            isExhausted = true
            return nil
        }
        let rounded = (size + 7) & ~7
        budget -= rounded
        if rounded > left { addChunk(holding: rounded) }
        defer {
            cursor += rounded
            left -= rounded
        }
        return cursor
    }

    /// Counts `size` bytes that lie elsewhere against the limit; false when it is reached.
    mutating func charge(_ size: Int) -> Bool {
        isExhausted = isExhausted || size > budget
        guard size <= budget else { return false }
        budget -= size
        return true
    }

    private mutating func addChunk(holding size: Int) {
        let bytes = max(size + Self.chunkHeaderBytes, nextChunkBytes)
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        chunk.storeBytes(of: lastChunk, as: UnsafeMutableRawPointer?.self)
        lastChunk = chunk
        nextChunkBytes = bytes * 2
        cursor = chunk + Self.chunkHeaderBytes
        left = bytes - Self.chunkHeaderBytes
    }

    @usableFromInline
    mutating func freeChunks() {
        while let chunk = lastChunk {
            lastChunk = chunk.load(as: UnsafeMutableRawPointer?.self)
            chunk.deallocate()
        }
    }
}
