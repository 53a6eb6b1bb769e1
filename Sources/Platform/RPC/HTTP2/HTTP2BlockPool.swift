#if canImport(Glibc)
    import Glibc
#endif

/// Memory for libnghttp2's sessions on one event loop: small blocks, of which one that is freed serves the next request for
/// its size, and a piece for the large blocks of each session.
///
/// A request costs libnghttp2 eight blocks of few sizes that live for microseconds; a list for each size gives them
/// out for a tenth of what malloc takes. Blocks freed on another thread, where the end of a process may put a
/// session's, go back to malloc.
// Sendable in name only: lists and pieces are touched by the thread of the loop alone, which made the value.
final class HTTP2BlockPool: @unchecked Sendable {
    /// The largest block that is kept, in bytes: lists hold those of 32, 64, … bytes.
    static let bytesMax = 32 << (listCount - 1)
    private static let listCount = 6
    /// The most bytes kept in each list.
    private static let keptBytesMax = 256 << 10

    /// The blocks of a size that wait to be used again, each with the address of the next in its first bytes.
    private struct List {
        var first: UnsafeMutableRawPointer?
        /// How many more blocks are kept.
        var room: Int
        let thread: pthread_t
    }

    private let lists: UnsafeMutablePointer<List>
    private let thread = pthread_self()
    @exclusivity(unchecked) private var pieces = ZeroedPieces(bytes: HTTP2Memory.largeBytes)

    init() {
        lists = .allocate(capacity: Self.listCount)
        for index in 0..<Self.listCount {
            (lists + index).initialize(to: List(room: Self.keptBytesMax >> (index + 5), thread: thread))
        }
    }

    deinit {
        for index in 0..<Self.listCount {
            while let block = lists[index].first {
                lists[index].first = block.load(as: UnsafeMutableRawPointer?.self)
                Glibc.free(block)
            }
        }
        lists.deallocate()
    }

    /// Bytes of a piece.
    var pieceBytes: Int { pieces.bytes }

    /// A piece for a session, zero; nil when there is no memory.
    func takePiece() -> UnsafeMutableRawPointer? { pthread_self() == thread ? pieces.take() : nil }

    /// Takes a piece back; one that comes from another thread waits for the end of the pool.
    func give(piece: UnsafeMutableRawPointer) {
        if pthread_self() == thread { pieces.give(piece) }
    }

    /// The number of the list for blocks that hold `size` bytes, at most ``bytesMax``.
    @inline(__always)
    static func list(for size: Int) -> Int { size <= 32 ? 0 : Int.bitWidth - (size - 1).leadingZeroBitCount - 5 }

    /// The bytes of a list's blocks.
    @inline(__always)
    static func bytes(of list: Int) -> Int { 32 << list }

    /// A block of a list, with room for `head` bytes before what is asked for.
    @inline(__always)
    func take(_ list: Int, head: Int) -> UnsafeMutableRawPointer? {
        guard let block = lists[list].first else { return malloc(Self.bytes(of: list) + head) }
        lists[list].first = block.load(as: UnsafeMutableRawPointer?.self)
        lists[list].room += 1
        return block
    }

    /// Takes a block back that ``take(_:head:)`` gave.
    @inline(__always)
    func give(_ block: UnsafeMutableRawPointer, _ list: Int) {
        let list = lists + list
        guard list.pointee.room > 0, list.pointee.thread == pthread_self() else { return Glibc.free(block) }
        block.storeBytes(of: list.pointee.first, as: UnsafeMutableRawPointer?.self)
        list.pointee.first = block
        list.pointee.room -= 1
    }
}
