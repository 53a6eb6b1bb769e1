import HealthCodeCore
import StorageClient

/// Persons who are to be derived, and when each is tried again after a failure.
struct PendingPersons {
    /// Most seconds between two tries.
    static let waitMax: Int64 = 64

    private struct Entry {
        let since: Int64
        let trigger: ColourTrigger
        var failures = 0
        var notBefore: Int64
    }

    private var entries: [PartitionKey: Entry] = [:]

    /// How many there are.
    var count: Int { entries.count }

    /// Since when the oldest waits, seconds since 1970; nil when nobody does.
    var oldest: Int64? { entries.values.map(\.since).min() }

    /// Adds a person. One who waits already keeps their place.
    ///
    /// - Parameter since: When what is to be derived became so, seconds since 1970.
    mutating func add(_ person: PartitionKey, because trigger: ColourTrigger, since: Int64) {
        guard entries[person] == nil else { return }
        entries[person] = Entry(since: since, trigger: trigger, notBefore: since)
    }

    /// Those who are to be tried now, the oldest first.
    func ready(at now: Int64) -> [DerivationTask] {
        entries.filter { $0.value.notBefore <= now }.sorted { $0.value.since < $1.value.since }
            .map { DerivationTask(person: $0.key, trigger: $0.value.trigger) }
    }

    /// Removes a person who was derived.
    mutating func remove(_ person: PartitionKey) { entries[person] = nil }

    /// Puts the next try off: 2, 4, 8, and at most ``waitMax`` seconds.
    mutating func delay(_ person: PartitionKey, at now: Int64) {
        guard var entry = entries[person] else { return }
        entry.failures += 1
        entry.notBefore = now + (entry.failures > 6 ? Self.waitMax : min(1 << entry.failures, Self.waitMax))
        entries[person] = entry
    }
}

/// A person who is to be derived.
struct DerivationTask: Sendable {
    let person: PartitionKey
    let trigger: ColourTrigger
    /// Whether the person's other documents are to be derived as well (COL-16).
    var isForOthers = false
}
