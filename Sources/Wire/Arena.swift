import CProtobufC

/// Memory for the C messages of one encode or decode: allocations are a bump of a pointer and all of them
/// end together.
///
/// An arena is used by one thread at a time. Chunks of a spent arena are kept for the next one by
/// ``ArenaPool``.
final class Arena {
    /// The bytes of the first chunk; a message of ordinary size needs no second.
    static let firstChunkBytes = 16 * 1024

    private struct Chunk {
        let base: UnsafeMutableRawPointer
        let capacity: Int
    }

    private var chunks: [Chunk]
    private var used = 0
    private var allocatedBytes = 0
    private var limit = Int.max
    /// What libprotobuf-c allocates with.
    var allocator = ProtobufCAllocator()
    /// Whether an allocation was refused since the last reset.
    private(set) var isExhausted = false

    init() {
        let base = UnsafeMutableRawPointer.allocate(byteCount: Self.firstChunkBytes, alignment: 16)
        chunks = [Chunk(base: base, capacity: Self.firstChunkBytes)]
        allocator.alloc = { data, size in
            guard let data else { return nil }
            return Unmanaged<Arena>.fromOpaque(data).takeUnretainedValue().allocate(size)
        }
        // Everything is released together by `reset`.
        allocator.free = { _, _ in }
        allocator.allocator_data = Unmanaged.passUnretained(self).toOpaque()
    }

    deinit {
        for chunk in chunks { chunk.base.deallocate() }
    }

    /// Memory of at least `size` bytes, aligned to 16, or nil when the arena's limit is reached.
    func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        let rounded = (size + 15) & ~15
        guard rounded <= limit - allocatedBytes else {
            isExhausted = true
            return nil
        }
        allocatedBytes += rounded
        if let chunk = chunks.last, chunk.capacity - used >= rounded {
            defer { used += rounded }
            return chunk.base + used
        }
        let capacity = max(rounded, chunks[chunks.count - 1].capacity * 2)
        let base = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        chunks.append(Chunk(base: base, capacity: capacity))
        used = rounded
        return base
    }

    /// Frees everything, keeps the first chunk, and sets the most bytes the next message may take.
    func reset(limit: Int) {
        for chunk in chunks.dropFirst() { chunk.base.deallocate() }
        chunks.removeLast(chunks.count - 1)
        used = 0
        allocatedBytes = 0
        isExhausted = false
        self.limit = limit
    }
}
