import Synchronization

/// Decides when the received bytes of a stream are given back to the peer's HTTP/2 windows.
///
/// While less than half a window waits to be read, bytes are given back as they arrive, so that a message
/// larger than the window can come in at all; beyond that they are held until the reader has caught up. A slow
/// reader thus costs at most one and a half windows and one message.
///
/// ``arrived(_:)``, ``queued(_:)``, ``takeReleased()`` and ``takeAll()`` belong to the event loop, ``read(_:)`` may
/// come from anywhere.
struct ReceiveWindow: ~Copyable, Sendable {
    /// Unread bytes from which on the window is left to close.
    private let lowWater: Int
    private let unread = Atomic<Int>(0)
    // Touched on the loop only; atomic so that no method needs exclusive access, which `read(_:)` could not have.
    private let held = Atomic<Int>(0)

    init(windowBytes: Int) { lowWater = max(windowBytes / 2, 1) }

    /// What the messages hold that wait to be read, bytes.
    var unreadBytes: Int { unread.load(ordering: .relaxed) }

    /// Bytes of the body arrived.
    func arrived(_ count: Int) { held.add(count, ordering: .relaxed) }

    /// A message that holds `count` bytes now waits to be read.
    func queued(_ count: Int) { unread.add(count, ordering: .sequentiallyConsistent) }

    /// A message that held `count` bytes was read; returns whether ``takeReleased()`` should be called on the loop.
    func read(_ count: Int) -> Bool {
        let (before, after) = unread.subtract(count, ordering: .sequentiallyConsistent)
        return before >= lowWater && after < lowWater
    }

    /// The bytes to give back now.
    func takeReleased() -> Int {
        unread.load(ordering: .sequentiallyConsistent) < lowWater ? takeAll() : 0
    }

    /// Every byte not yet given back, for the end of the stream.
    func takeAll() -> Int { held.exchange(0, ordering: .relaxed) }
}
