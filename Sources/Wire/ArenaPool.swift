import Synchronization

/// Spent arenas, kept for the next message. At most ``capacity`` are held.
enum ArenaPool {
    static let capacity = 64

    private struct Spare: ~Copyable {
        // An arena is in the pool or in the hands of the one caller of `withArena`, never both: that is what
        // makes handing it between threads sound.
        nonisolated(unsafe) var arenas: [Arena] = []
    }

    private static let spare = Mutex<Spare>(Spare())

    /// Runs `body` with an empty arena that may give out at most `limit` bytes.
    static func withArena<R>(limit: Int, _ body: (Arena) throws(WireError) -> R) throws(WireError) -> R {
        let taken = spare.withLock { spare in spare.arenas.popLast() }
        let arena = taken ?? Arena()
        defer {
            arena.reset(limit: 0)
            spare.withLock { if $0.arenas.count < capacity { $0.arenas.append(arena) } }
        }
        arena.reset(limit: limit)
        return try body(arena)
    }
}
