/// The operations of one partition, made ready for the checks: records are numbers, every write that was seen
/// or acknowledged has its version, and what the versions alone contradict is already found.
struct PartitionHistory {
    /// What a write demands of a record.
    struct Demand {
        let record: Int
        let condition: Write.Demand.Condition

        func holds(in versions: [UInt64]) -> Bool {
            switch condition {
            case .exists: versions[record] != 0
            case .absent: versions[record] == 0
            case .version(let version): version != 0 && versions[record] == version
            }
        }
    }

    /// One change, of which several operations may tell when they share an idempotency key.
    struct Change {
        /// The first of its operations.
        let operation: Int
        /// When the first of its operations began.
        var invoked: Int64
        let demands: [Demand]
        let puts: [Int]
        let deletes: [Int]
        /// Chains, which count as records with the version of the last append, and what is appended to each.
        let appends: [(chain: Int, values: [String])]
        /// Operations to which it was acknowledged.
        var acknowledged: [Int] = []
        /// 0 while it is not known.
        var version: UInt64 = 0

        /// Records that it puts or removes.
        var replaced: [Int] { puts + deletes }
        /// Records and chains that it leaves in another state.
        var touched: [Int] { replaced + appends.map(\.chain) }
    }

    /// An answer that changes nothing and must fit the state at some moment between its call and return.
    struct Answer {
        enum Expected {
            /// Version of each record, 0 when it is absent.
            case versions([(record: Int, version: UInt64)])
            /// The last demand fails, those before it hold.
            case refusal([Demand])
        }

        let operation: Int
        let expected: Expected

        var records: [Int] {
            switch expected {
            case .versions(let versions): versions.map(\.record)
            case .refusal(let demands): demands.map(\.record)
            }
        }

        func fits(_ versions: [UInt64]) -> Bool {
            switch expected {
            case .versions(let expected): expected.allSatisfy { versions[$0.record] == $0.version }
            case .refusal(let demands):
                demands.dropLast().allSatisfy { $0.holds(in: versions) } && !(demands.last?.holds(in: versions) ?? true)
            }
        }
    }

    let partition: String
    let operations: [Operation]
    private(set) var recordNames: [String] = []
    /// Changes whose version is known, by rising version: the only order they can have taken effect in.
    private(set) var changes: [Change] = []
    /// Changes of unknown outcome that no read saw.
    private(set) var hidden: [Change] = []
    /// Linearizable reads and refusals.
    private(set) var answers: [Answer] = []
    /// Reads that had to see a version.
    private(set) var bounded: [(answer: Answer, version: UInt64)] = []

    private var numbers: [String: Int] = [:]

    /// - Throws: ``Violation`` when a write has two versions, two writes have one, or a read saw no client's value.
    init(_ operations: [Operation], partition: String) throws(Violation) {
        self.partition = partition
        self.operations = operations
        var all = try gather()
        try bindVersions(&all)
        changes = all.filter { $0.version != 0 }.sorted { $0.version < $1.version }
        hidden = all.filter { $0.version == 0 }
        for (earlier, later) in zip(changes, changes.dropFirst()) where earlier.version == later.version {
            throw violation(
                .versionTwice, "two writes have version \(later.version)", earlier.operation, later.operation)
        }
    }

    func violation(_ kind: Violation.Kind, _ reason: String, _ window: Int...) -> Violation {
        Violation(kind, partition: partition, reason: reason, window: Set(window).map { operations[$0] })
    }

    // MARK: Changes and answers out of operations

    private mutating func gather() throws(Violation) -> [Change] {
        var all: [Change] = []
        var byKey: [String: Int] = [:]
        for (place, operation) in operations.enumerated() {
            switch operation.action {
            case .read(let read): gather(read, at: place)
            case .write(let write):
                if case .refused(let demand) = write.outcome {
                    answers.append(
                        Answer(operation: place, expected: .refusal(demands(write.demands.prefix(demand + 1)))))
                    continue
                }
                let change: Int
                if !write.key.isEmpty, let known = byKey[write.key] {
                    change = known
                } else {
                    change = all.count
                    all.append(self.change(write, operation, at: place))
                    if !write.key.isEmpty { byKey[write.key] = change }
                }
                try note(write.outcome, of: place, in: &all[change])
            }
        }
        return all
    }

    private mutating func gather(_ read: Read, at place: Int) {
        guard operations[place].returned != nil else { return }
        var versions = read.records.map { (record: number($0), version: read.found[$0]?.version ?? 0) }
        for (chain, found) in read.chains.sorted(by: { $0.key < $1.key }) {
            versions.append((number(Self.chainName(chain)), found.head?.version ?? 0))
        }
        let answer = Answer(operation: place, expected: .versions(versions))
        switch read.freshness {
        case .linearizable: answers.append(answer)
        case .atLeast(let version): bounded.append((answer, version))
        }
    }

    private mutating func change(_ write: Write, _ operation: Operation, at place: Int) -> Change {
        Change(
            operation: place, invoked: operation.invoked, demands: demands(write.demands[...]),
            puts: write.puts.keys.sorted().map { number($0) }, deletes: write.deletes.map { number($0) },
            appends: write.appends.sorted { $0.key < $1.key }.map { (number(Self.chainName($0.key)), $0.value) })
    }

    /// What a chain is called among the records.
    static func chainName(_ chain: String) -> String { "chain \(chain)" }

    private func note(_ outcome: Write.Outcome, of place: Int, in change: inout Change) throws(Violation) {
        change.invoked = min(change.invoked, operations[place].invoked)
        guard case .written(let version) = outcome else { return }
        if change.version != 0, change.version != version {
            throw violation(
                .writtenTwice, "one idempotency key was answered with versions \(change.version) and \(version)",
                change.operation, place)
        }
        change.version = version
        change.acknowledged.append(place)
    }

    private mutating func demands(_ demands: ArraySlice<Write.Demand>) -> [Demand] {
        demands.map { Demand(record: number($0.record), condition: $0.condition) }
    }

    private mutating func number(_ record: String) -> Int {
        if let known = numbers[record] { return known }
        numbers[record] = recordNames.count
        recordNames.append(record)
        return recordNames.count - 1
    }

    // MARK: Versions

    /// Gives each write that a read saw the version it was seen under.
    private func bindVersions(_ all: inout [Change]) throws(Violation) {
        var writers: [String: [(record: String, change: Int)]] = [:]
        for (place, change) in all.enumerated() {
            guard case .write(let write) = operations[change.operation].action else { continue }
            for (record, value) in write.puts { writers[value, default: []].append((record, place)) }
            for (chain, values) in write.appends {
                for value in values { writers[value, default: []].append((Self.chainName(chain), place)) }
            }
        }
        for (place, operation) in operations.enumerated() {
            guard case .read(let read) = operation.action, operation.returned != nil else { continue }
            for (record, found) in read.found {
                let candidates = (writers[found.value] ?? []).filter { $0.record == record }.map(\.change)
                try bind(found, of: record, seenBy: place, to: candidates, in: &all)
            }
            for (chain, found) in read.chains {
                let name = Self.chainName(chain)
                for entry in found.entries {
                    let candidates = (writers[entry.value] ?? []).filter { $0.record == name }.map(\.change)
                    let found = Read.Found(version: entry.version, value: entry.value)
                    try bind(found, of: name, seenBy: place, to: candidates, in: &all)
                }
            }
        }
    }

    private func bind(
        _ found: Read.Found, of record: String, seenBy place: Int, to candidates: [Int], in all: inout [Change]
    ) throws(Violation) {
        if candidates.contains(where: { all[$0].version == found.version }) { return }
        if let unknown = candidates.first(where: { all[$0].version == 0 }) {
            all[unknown].version = found.version
            return
        }
        guard let writer = candidates.first else {
            throw violation(.invented, "no client wrote what was read of \(record) in version \(found.version)", place)
        }
        throw violation(
            .writtenTwice,
            "the write of version \(all[writer].version) to \(record) was also seen under version \(found.version)",
            all[writer].operation, place)
    }
}
