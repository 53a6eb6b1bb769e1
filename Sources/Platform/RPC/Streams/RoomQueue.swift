import Synchronization

/// Senders that wait until their caller has caught up, in order. Belongs to the event loop, but for ``newID()``.
struct RoomQueue {
    private var waiting: [(id: UInt64, resume: (_ isCancelled: Bool) -> Void)] = []
    /// Senders that were sent away before they came to wait.
    private var early: Set<UInt64> = []
    private static let lastID = Atomic<UInt64>(0)

    var isEmpty: Bool { waiting.isEmpty }

    /// A name for a sender that is about to wait. From any thread.
    static func newID() -> UInt64 { lastID.add(1, ordering: .relaxed).newValue }

    mutating func wait(_ id: UInt64, _ resume: @escaping (_ isCancelled: Bool) -> Void) {
        if early.remove(id) != nil { return resume(true) }
        waiting.append((id, resume))
    }

    /// Takes the first sender out; nil when none waits. The caller lets it go on.
    mutating func popFirst() -> ((_ isCancelled: Bool) -> Void)? {
        waiting.isEmpty ? nil : waiting.removeFirst().resume
    }

    /// Takes a sender out that is to be sent away; nil when it does not wait, or not yet.
    mutating func remove(_ id: UInt64) -> ((_ isCancelled: Bool) -> Void)? {
        guard let place = waiting.firstIndex(where: { $0.id == id }) else {
            early.insert(id)
            return nil
        }
        return waiting.remove(at: place).resume
    }
}
