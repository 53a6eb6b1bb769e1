import CNghttp2

#if canImport(Glibc)
    import Glibc
#endif

/// Memory of libnghttp2's sessions on one event loop: a block that is freed serves the next request for its size.
///
/// A request costs libnghttp2 eight blocks of few sizes that live for microseconds; a list for each size gives them
/// out for a tenth of what malloc takes. Blocks freed on another thread, where the end of a process may put a
/// session's, go back to malloc.
// Sendable in name only: the lists are touched by the thread of the loop alone, which made the value.
final class HTTP2Memory: @unchecked Sendable {
    /// Before each block: the number of its list.
    private static let headBytes = 16
    /// Blocks of 32, 64, … 1024 bytes. Larger ones, which live as long as their session, are not rounded up or kept.
    private static let listCount = 6
    private static let bytesMax = 32 << (listCount - 1)
    /// The most bytes kept in each list.
    private static let keptBytesMax = 256 << 10

    private struct List {
        var first: UnsafeMutableRawPointer?
        var count = 0
    }

    private let thread = pthread_self()
    private let lists: UnsafeMutablePointer<List>

    init() {
        lists = .allocate(capacity: Self.listCount)
        lists.initialize(repeating: List(), count: Self.listCount)
    }

    deinit {
        for index in 0..<Self.listCount {
            while let block = pop(index) { Glibc.free(block) }
        }
        lists.deallocate()
    }

    /// What a session is created with; it copies the value and must not outlive this object.
    var functions: nghttp2_mem {
        nghttp2_mem(
            mem_user_data: Unmanaged.passUnretained(self).toOpaque(),
            malloc: { size, owner in HTTP2Memory.with(owner) { $0.allocate(size) } },
            free: { memory, owner in HTTP2Memory.with(owner) { $0.free(memory) } },
            calloc: { count, size, owner in HTTP2Memory.with(owner) { $0.allocateZeroed(count, size) } },
            realloc: { memory, size, owner in HTTP2Memory.with(owner) { $0.reallocate(memory, size) } })
    }

    @inline(__always)
    private static func with<R>(_ owner: UnsafeMutableRawPointer?, _ body: (HTTP2Memory) -> R) -> R {
        Unmanaged<HTTP2Memory>.fromOpaque(owner!)._withUnsafeGuaranteedRef(body)
    }

    private static func list(for size: Int) -> Int {
        size <= 32 ? 0 : Int.bitWidth - (size - 1).leadingZeroBitCount - 5
    }

    @inline(__always)
    private func pop(_ list: Int) -> UnsafeMutableRawPointer? {
        guard let block = lists[list].first else { return nil }
        lists[list].first = block.load(as: UnsafeMutableRawPointer?.self)
        lists[list].count -= 1
        return block
    }

    private func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        guard size <= Self.bytesMax else { return fresh(size, list: Self.listCount) }
        let list = Self.list(for: size)
        guard let block = pop(list) else { return fresh(32 << list, list: list) }
        block.storeBytes(of: list, as: Int.self)
        return block + Self.headBytes
    }

    private func fresh(_ size: Int, list: Int) -> UnsafeMutableRawPointer? {
        guard size <= Int.max - Self.headBytes, let block = malloc(size + Self.headBytes) else { return nil }
        block.storeBytes(of: list, as: Int.self)
        return block + Self.headBytes
    }

    private func free(_ memory: UnsafeMutableRawPointer?) {
        guard let memory else { return }
        let block = memory - Self.headBytes
        let list = block.load(as: Int.self)
        guard list < Self.listCount, (lists[list].count + 1) << (list + 5) <= Self.keptBytesMax,
            pthread_equal(pthread_self(), thread) != 0
        else { return Glibc.free(block) }
        block.storeBytes(of: lists[list].first, as: UnsafeMutableRawPointer?.self)
        lists[list].first = block
        lists[list].count += 1
    }

    private func allocateZeroed(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer? {
        let (bytes, overflows) = count.multipliedReportingOverflow(by: size)
        guard !overflows, bytes <= Int.max - Self.headBytes else { return nil }
        guard bytes > Self.bytesMax else { return allocate(bytes).map { memset($0, 0, bytes) } }
        // Fresh memory is zero already: what a session does not use of its tables takes no page.
        guard let block = calloc(1, bytes + Self.headBytes) else { return nil }
        block.storeBytes(of: Self.listCount, as: Int.self)
        return block + Self.headBytes
    }

    private func reallocate(_ memory: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
        guard let memory else { return allocate(size) }
        let block = memory - Self.headBytes
        let list = block.load(as: Int.self)
        guard list < Self.listCount else {
            guard size <= Int.max - Self.headBytes else { return nil }
            return realloc(block, size + Self.headBytes).map { $0 + Self.headBytes }
        }
        let old = 32 << list
        guard size > old else { return memory }
        guard let larger = allocate(size) else { return nil }
        memcpy(larger, memory, old)
        free(memory)
        return larger
    }
}
