import HealthCodeCore
import HeapModule
import StorageClient
import Values

/// When the colours of persons change by time, and which areas of risk they depend on: the ledger of a slice in memory.
///
/// It takes some 100 bytes for each person whose colour time changes.
struct DueIndex {
    private struct Moment: Comparable {
        let at: Int64
        let person: PartitionKey

        static func < (left: Self, right: Self) -> Bool { left.at < right.at }
    }

    /// When the colour of each person changes next, seconds since 1970.
    private var dues: [PartitionKey: Int64] = [:]
    /// The same in order, with moments that have been replaced meanwhile.
    private var order = Heap<Moment>()
    private var areas: [PartitionKey: [String]] = [:]
    private var dependents: [String: Set<PartitionKey>] = [:]
    /// The standing of each area that its dependents were derived with, or are about to be.
    private var standings: [String: AreaStanding?] = [:]
    private var outdated: Set<PartitionKey> = []

    /// How many persons are known whose colour time changes.
    var count: Int { dues.count }

    /// How many changes are due at a moment, seconds since 1970.
    func dueCount(at now: Int64) -> Int { dues.values.lazy.filter { $0 <= now }.count }

    /// When the change that is due longest became due; nil when none is.
    mutating func oldestDue(at now: Int64) -> Int64? {
        dropReplaced()
        return order.min.flatMap { $0.at <= now ? $0.at : nil }
    }

    /// Takes what the ledger holds of a person.
    ///
    /// - Parameter last: nil when it holds nothing.
    mutating func put(_ person: PartitionKey, _ last: LastColour?) {
        putDue(person, last?.changesAt.map { $0.nanos > 0 ? $0.seconds + 1 : $0.seconds })
        putAreas(person, last?.areas ?? [:])
    }

    /// Removes and returns changes that are due, the oldest first.
    ///
    /// - Parameter limit: Most changes that are returned.
    mutating func takeDue(at now: Int64, limit: Int) -> [(person: PartitionKey, since: Int64)] {
        var taken: [(person: PartitionKey, since: Int64)] = []
        while taken.count < limit, let first = order.min, first.at <= now {
            order.removeMin()
            guard dues[first.person] == first.at else { continue }
            dues[first.person] = nil
            taken.append((first.person, first.at))
        }
        return taken
    }

    /// Removes and returns the persons whose areas stand otherwise than when they were derived.
    ///
    /// - Parameter standing: What the register says about an area now; nil for one that it does not know.
    mutating func takeOutdated(_ standing: (String) -> AreaStanding?) -> Set<PartitionKey> {
        for (area, known) in standings {
            let current = standing(area)
            guard current != known else { continue }
            standings[area] = .some(current)
            outdated.formUnion(dependents[area] ?? [])
        }
        defer { outdated = [] }
        return outdated
    }

    private mutating func putDue(_ person: PartitionKey, _ due: Int64?) {
        guard dues[person] != due else { return }
        dues[person] = due
        guard let due else { return }
        order.insert(Moment(at: due, person: person))
        // Persons who declare each day replace their moments, which lie far ahead.
        if order.count > 2 * dues.count + 1_000 {
            order = Heap(dues.map { Moment(at: $1, person: $0) })
        }
    }

    private mutating func putAreas(_ person: PartitionKey, _ current: [String: AreaStanding?]) {
        for area in areas[person] ?? [] where current[area] == nil {
            dependents[area]?.remove(person)
            guard dependents[area]?.isEmpty == true else { continue }
            dependents[area] = nil
            standings[area] = nil
        }
        areas[person] = current.isEmpty ? nil : Array(current.keys)
        for (area, standing) in current {
            dependents[area, default: []].insert(person)
            if let known = standings[area] {
                if known != standing { outdated.insert(person) }
            } else {
                standings[area] = .some(standing)
            }
        }
    }

    private mutating func dropReplaced() {
        while let first = order.min, dues[first.person] != first.at { order.removeMin() }
    }
}
