import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import Kit
import StorageClient
import Values

/// What a dry run has counted.
struct DryRunTally: Sendable {
    /// Somebody whose colour changes.
    struct Changed: Sendable {
        let person: PartitionKey
        let before: Colour
        let after: Colour
        let causesBefore: [Cause]
        let causesAfter: [Cause]
    }

    private struct Shift: Hashable {
        let before: Colour
        let after: Colour
    }

    /// Persons whose colour changes, of one division.
    struct Moved: Sendable {
        var worse: UInt64 = 0
        var better: UInt64 = 0
    }

    private(set) var persons: UInt64 = 0
    private(set) var unreadable: UInt64 = 0
    private var shifts: [Shift: UInt64] = [:]
    private var causes: [Cause: (before: UInt64, after: UInt64)] = [:]
    private var divisions: [String: Moved] = [:]
    /// Those with the lowest keys, which are hashes: a choice that no property of a person decides.
    private(set) var sample: [Changed] = []

    /// Counts a person.
    ///
    /// - Returns: The person, when their colour changes.
    mutating func add(
        _ person: PartitionKey, before: [HealthCode.Reason], after: [HealthCode.Reason]
    ) -> Changed? {
        persons += 1
        let shift = Shift(before: HealthCode.worst(before), after: HealthCode.worst(after))
        shifts[shift, default: 0] += 1
        for reason in before { causes[reason.cause, default: (0, 0)].before += 1 }
        for reason in after { causes[reason.cause, default: (0, 0)].after += 1 }
        guard shift.before != shift.after else { return nil }
        return Changed(
            person: person, before: shift.before, after: shift.after, causesBefore: before.map(\.cause),
            causesAfter: after.map(\.cause))
    }

    /// Counts somebody whose records cannot be read.
    mutating func addUnreadable() { unreadable += 1 }

    /// Counts a change in the division of residence.
    ///
    /// - Parameters:
    ///   - division: Of 6 digits; empty where none is known.
    ///   - sampleSize: Most persons of the sample.
    mutating func add(_ changed: Changed, in division: String, sampleSize: Int) {
        if changed.after > changed.before {
            divisions[division, default: .init()].worse += 1
        } else {
            divisions[division, default: .init()].better += 1
        }
        sample.append(changed)
        if sample.count > 4 * sampleSize { cutSample(to: sampleSize) }
    }

    /// Adds what another part has counted.
    mutating func add(_ other: Self, sampleSize: Int) {
        persons += other.persons
        unreadable += other.unreadable
        shifts.merge(other.shifts) { $0 + $1 }
        causes.merge(other.causes) { ($0.before + $1.before, $0.after + $1.after) }
        divisions.merge(other.divisions) { .init(worse: $0.worse + $1.worse, better: $0.better + $1.better) }
        sample += other.sample
        cutSample(to: sampleSize)
    }

    /// The result without names.
    ///
    /// - Parameters:
    ///   - rules: Versions before and after.
    func result(at now: Instant, before: String, after: String) -> HealthCodeV1.DryRunResult {
        HealthCodeV1.DryRunResult(
            at: .init(now), rulesBefore: before, rulesAfter: after, persons: persons, unreadable: unreadable,
            shifts: shifts.sorted { ($0.key.before, $0.key.after) < ($1.key.before, $1.key.after) }.map {
                .init(before: $0.key.before.wire, after: $0.key.after.wire, persons: $0.value)
            },
            causes: Cause.allCases.compactMap { cause in
                causes[cause].map { .init(cause: cause.wire, before: $0.before, after: $0.after) }
            },
            divisions: divisions.sorted {
                let (left, right) = ($0.value.worse + $0.value.better, $1.value.worse + $1.value.better)
                return left != right ? left > right : $0.key < $1.key
            }.map { .init(division: $0.key, worse: $0.value.worse, better: $0.value.better) })
    }

    private mutating func cutSample(to size: Int) {
        sample.sort { $0.person.bytes.lexicographicallyPrecedes($1.person.bytes) }
        sample.removeLast(max(0, sample.count - size))
    }
}
