import Synchronization

/// How many scans a node serves at the same time.
final class ScanSlots: Sendable {
    private let free: Atomic<Int>

    init(_ count: Int) { free = Atomic(count) }

    /// Takes one; false when there is none.
    func take() -> Bool {
        guard free.subtract(1, ordering: .relaxed).newValue < 0 else { return true }
        free.add(1, ordering: .relaxed)
        return false
    }

    func giveBack() { free.add(1, ordering: .relaxed) }
}
