import Synchronization

/// What the worker of a process has done since it began.
final class DerivationCounts: Sendable {
    private let derived = Atomic<Int>(0)
    private let changed = Atomic<Int>(0)
    private let unreadable = Atomic<Int>(0)

    func add(_ outcome: ColourRecorder.Outcome) {
        derived.add(1, ordering: .relaxed)
        changed.add(outcome.changes, ordering: .relaxed)
    }

    func addUnreadable() { unreadable.add(1, ordering: .relaxed) }

    /// Names without prefix, help and value of each counter.
    var rows: [(name: String, help: String, value: Int)] {
        [
            ("derived_total", "Persons whose colour was derived.", derived.load(ordering: .relaxed)),
            ("changes_total", "Changes of colour that were recorded and told.", changed.load(ordering: .relaxed)),
            (
                "unreadable_total", "Persons whose records could not be read.", unreadable.load(ordering: .relaxed)
            ),
        ]
    }
}
