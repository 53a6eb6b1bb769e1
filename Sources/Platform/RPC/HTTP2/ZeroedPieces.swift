#if canImport(Glibc)
    import Glibc
#endif

/// Pieces of memory of one size that are zero when they are taken. They consist of whole pages, and those that nothing
/// was written to take no memory. Belongs to one thread.
struct ZeroedPieces: ~Copyable {
    private static let pageBytes = 4096
    /// Pieces that are asked of the kernel together.
    private static let slabCount = 64

    /// The size of a piece, in bytes.
    let bytes: Int
    private var free: [UnsafeMutableRawPointer] = []
    private var slabs: [UnsafeMutableRawPointer] = []

    /// - Parameter bytes: What a piece holds at least.
    init(bytes: Int) { self.bytes = (bytes + Self.pageBytes - 1) / Self.pageBytes * Self.pageBytes }

    deinit {
        for slab in slabs { munmap(slab, bytes * Self.slabCount) }
    }

    /// A piece; nil when there is no memory.
    mutating func take() -> UnsafeMutableRawPointer? {
        if free.isEmpty { addSlab() }
        return free.popLast()
    }

    /// Takes a piece back: its pages go to the kernel, and are zero when they are touched again.
    mutating func give(_ piece: UnsafeMutableRawPointer) {
        guard madvise(piece, bytes, MADV_DONTNEED) == 0 else { return }
        free.append(piece)
    }

    private mutating func addSlab() {
        let size = bytes * Self.slabCount
        guard let slab = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), slab != MAP_FAILED
        else { return }
        // A huge page would be there as a whole once a byte of it is.
        madvise(slab, size, MADV_NOHUGEPAGE)
        slabs.append(slab)
        for index in (0..<Self.slabCount).reversed() { free.append(slab + index * bytes) }
    }
}
