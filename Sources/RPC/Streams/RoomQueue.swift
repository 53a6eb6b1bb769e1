import Synchronization

/// Senders that wait until their caller has caught up, in order. Belongs to the event loop, but for ``newID()``.
// Sendable in name only: `waiting` is touched on the loop only, as its owner sees to.
final class RoomQueue: @unchecked Sendable {
    private var waiting: [(id: UInt64, resume: (_ isCancelled: Bool) -> Void)] = []
    /// Senders that were sent away before they came to wait.
    private var early: Set<UInt64> = []
    private let lastID = Atomic<UInt64>(0)

    var isEmpty: Bool { waiting.isEmpty }

    /// A name for a sender that is about to wait. From any thread.
    func newID() -> UInt64 { lastID.add(1, ordering: .relaxed).newValue }

    func wait(_ id: UInt64, _ resume: @escaping (_ isCancelled: Bool) -> Void) {
        if early.remove(id) != nil { return resume(true) }
        waiting.append((id, resume))
    }

    /// Lets the first sender go on; false when none waits.
    func resumeFirst() -> Bool {
        guard !waiting.isEmpty else { return false }
        waiting.removeFirst().resume(false)
        return true
    }

    /// Lets all go on: the call is over.
    func resumeAll() { while resumeFirst() {} }

    /// Sends one sender away.
    func cancel(_ id: UInt64) {
        guard let place = waiting.firstIndex(where: { $0.id == id }) else {
            early.insert(id)
            return
        }
        waiting.remove(at: place).resume(true)
    }
}
