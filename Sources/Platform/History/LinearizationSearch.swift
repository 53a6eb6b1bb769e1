/// Searches an order of a partition's operations that explains every answer and respects real time.
///
/// It is the search of Wing and Gong ("Testing and Verifying Concurrent Objects", 1993) with Lowe's memory of
/// configurations that led nowhere ("Testing for linearizability", 2017), directed by versions: changes whose
/// version is known can only have taken effect in its order, and an answer that fits the present state may be
/// given at once, since it changes nothing. So the only choices are when changes of unknown outcome that no
/// read saw took effect; without these the search is one pass over the operations.
struct LinearizationSearch {
    /// An operation that must be explained before its client had the answer.
    private struct Due {
        enum Cause {
            case answer(Int)
            case change(Int)
        }

        let operation: Int
        let returned: Int64
        let cause: Cause
    }

    /// Where the search stands.
    private struct Position {
        /// Version of each record: 0 when absent, a number near the largest when a hidden change wrote it.
        var versions: [UInt64]
        var nextChange = 0
        var nextDue = 0
        var nextAnswer = 0
        /// Answers whose call has begun and that do not fit yet.
        var open: [Int] = []
        /// Hidden changes that took effect.
        var taken: [Int] = []
        /// Answers that were given out of the order of their calls, and taken hidden changes, as a sum of marks.
        var marks: UInt64 = 0
    }

    /// What is known to lead nowhere. Marks and state are hashed into 128 bits: that two positions of one
    /// search share them by chance is out of the question.
    private struct Configuration: Hashable {
        let marks: UInt64
        let state: UInt64
        let nextChange: Int
        let nextAnswer: Int
    }

    private let history: PartitionHistory
    private let maxSteps: Int
    private let due: [Due]
    /// Answers by the time of their call.
    private let answers: [Int]
    private var given: [Bool]
    /// Answers given so far, in order, to take back from.
    private var trail: [Int] = []
    private var position: Position
    private var choices: [(position: Position, trail: Int, hidden: [Int])] = []
    private var fruitless: Set<Configuration> = []
    private var furthest: Position
    private var steps = 0

    init(_ history: PartitionHistory, maxSteps: Int) {
        self.history = history
        self.maxSteps = maxSteps
        var due: [Due] = []
        for (place, answer) in history.answers.enumerated() {
            guard let returned = history.operations[answer.operation].returned else { continue }
            due.append(Due(operation: answer.operation, returned: returned, cause: .answer(place)))
        }
        for (place, change) in history.changes.enumerated() {
            for operation in change.acknowledged {
                guard let returned = history.operations[operation].returned else { continue }
                due.append(Due(operation: operation, returned: returned, cause: .change(place)))
            }
        }
        self.due = due.sorted { $0.returned < $1.returned }
        let operations = history.operations
        answers = history.answers.indices.sorted {
            operations[history.answers[$0].operation].invoked < operations[history.answers[$1].operation].invoked
        }
        given = Array(repeating: false, count: history.answers.count)
        position = Position(versions: Array(repeating: 0, count: history.recordNames.count))
        furthest = position
    }

    mutating func run() -> HistoryCheck.Verdict {
        while true {
            guard let moment = settle() else { return .sound }
            steps += 1
            if steps > maxSteps { return .undecided }
            if position.nextDue > furthest.nextDue { furthest = position }
            if !proceed(by: moment), !takeBack() { return .broken(violation) }
        }
    }

    // MARK: Steps

    /// Gives every answer that fits. Returns the time by which the first operation left is due; nil when
    /// every one is explained.
    private mutating func settle() -> Int64? {
        while true {
            while position.nextDue < due.count, isExplained(due[position.nextDue]) { position.nextDue += 1 }
            guard position.nextDue < due.count else { return nil }
            let moment = due[position.nextDue].returned
            while position.nextAnswer < answers.count, invoked(answers[position.nextAnswer]) <= moment {
                position.open.append(answers[position.nextAnswer])
                position.nextAnswer += 1
            }
            guard giveFitting() else { return moment }
        }
    }

    private mutating func giveFitting() -> Bool {
        let before = position.open.count
        position.open.removeAll { answer in
            guard history.answers[answer].fits(position.versions) else { return false }
            given[answer] = true
            trail.append(answer)
            position.marks &+= Self.mark(answer, 1)
            return true
        }
        return position.open.count < before
    }

    private func isExplained(_ due: Due) -> Bool {
        switch due.cause {
        case .answer(let answer): given[answer]
        case .change(let change): change < position.nextChange
        }
    }

    /// Lets a change take effect: the next known one, or hidden ones as later choices. False when none can.
    private mutating func proceed(by moment: Int64) -> Bool {
        let next = nextChange(by: moment)
        var hidden = hiddenChoices(by: moment)
        if !hidden.isEmpty {
            guard fruitless.insert(configuration).inserted else { return false }
            if next == nil {
                let first = hidden.removeFirst()
                if !hidden.isEmpty { choices.append((position, trail.count, hidden)) }
                takeHidden(first)
                return true
            }
            choices.append((position, trail.count, hidden))
        }
        guard let next else { return false }
        apply(next, version: next.version)
        for append in next.appends { position.versions[append.chain] = next.version }
        position.nextChange += 1
        return true
    }

    /// Goes back to the latest choice and takes another way. False when there is none.
    private mutating func takeBack() -> Bool {
        guard var choice = choices.popLast() else { return false }
        while trail.count > choice.trail { given[trail.removeLast()] = false }
        position = choice.position
        let hidden = choice.hidden.removeFirst()
        if !choice.hidden.isEmpty { choices.append(choice) }
        takeHidden(hidden)
        return true
    }

    private func nextChange(by moment: Int64) -> PartitionHistory.Change? {
        guard position.nextChange < history.changes.count else { return nil }
        let next = history.changes[position.nextChange]
        guard next.invoked <= moment, next.demands.allSatisfy({ $0.holds(in: position.versions) }) else { return nil }
        return next
    }

    /// Hidden changes that could take effect now and would be noticed by an answer or another change.
    private func hiddenChoices(by moment: Int64) -> [Int] {
        guard !history.hidden.isEmpty else { return [] }
        let ready = history.hidden.indices.filter {
            let change = history.hidden[$0]
            return change.invoked <= moment && !position.taken.contains($0)
                && change.demands.allSatisfy { $0.holds(in: position.versions) }
        }
        guard !ready.isEmpty else { return [] }
        var noticed = Set(position.open.flatMap { history.answers[$0].records })
        var overwritten: [Int] = []
        if position.nextChange < history.changes.count {
            noticed.formUnion(history.changes[position.nextChange].demands.map(\.record))
            overwritten = history.changes[position.nextChange].touched
        }
        for change in history.hidden where change.invoked <= moment {
            for demand in change.demands {
                switch demand.condition {
                case .exists, .absent: noticed.insert(demand.record)
                // No hidden change makes a version appear, and none is needed to make one vanish.
                case .version: break
                }
            }
        }
        return ready.filter { place in
            // What it appends would be in the chain for good, and a read of the chain would have seen it.
            let touched = history.hidden[place].replaced
            if touched.contains(where: noticed.contains) { return true }
            // After the next change it would be too late: that spoils its demand, or would be overwritten by it in
            // one record while another record is noticed later.
            return history.hidden[place].demands.contains { overwritten.contains($0.record) }
                || touched.contains(where: overwritten.contains) && !touched.allSatisfy(overwritten.contains)
        }
    }

    private mutating func takeHidden(_ place: Int) {
        position.taken.append(place)
        position.marks &+= Self.mark(place, 2)
        apply(history.hidden[place], version: .max - UInt64(place))
    }

    private mutating func apply(_ change: PartitionHistory.Change, version: UInt64) {
        for record in change.deletes { position.versions[record] = 0 }
        for record in change.puts { position.versions[record] = version }
    }

    // MARK: Memory

    private var configuration: Configuration {
        var state: UInt64 = 0
        for version in position.versions { state = Self.mix(state ^ version) }
        return Configuration(
            marks: position.marks, state: state, nextChange: position.nextChange, nextAnswer: position.nextAnswer)
    }

    private static func mark(_ place: Int, _ kind: UInt64) -> UInt64 {
        mix(mix(UInt64(place)) &+ kind)
    }

    /// The finaliser of SplitMix64: every bit of the input changes half of the output.
    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private func invoked(_ answer: Int) -> Int64 { history.operations[history.answers[answer].operation].invoked }

    // MARK: Evidence

    /// Tells of the first operation that no order explains, with those that meet it: at the same time on the
    /// same records, the changes that stand in these records, and the change that it saw.
    private var violation: Violation {
        let failed = due[furthest.nextDue]
        let operation = history.operations[failed.operation]
        let records = records(of: failed)
        var window: Set<Int> = [failed.operation]
        for record in records {
            let standing = history.changes.prefix(furthest.nextChange).last { $0.touched.contains(record) }
            if let standing { window.formUnion([standing.acknowledged.first ?? standing.operation]) }
        }
        for change in history.changes where isExpected(change.version, by: failed) { window.insert(change.operation) }
        for other in due where other.returned >= operation.invoked {
            guard history.operations[other.operation].invoked <= failed.returned else { continue }
            if self.records(of: other).contains(where: records.contains) { window.insert(other.operation) }
        }
        let names = records.map { history.recordNames[$0] }.sorted().joined(separator: ", ")
        return Violation(
            .notLinearizable, partition: history.partition,
            reason: "no order of the operations explains what \(operation.client) was answered about \(names)",
            window: window.sorted().map { history.operations[$0] })
    }

    private func records(of due: Due) -> Set<Int> {
        switch due.cause {
        case .answer(let answer): Set(history.answers[answer].records)
        case .change(let change): Set(history.changes[change].touched + history.changes[change].demands.map(\.record))
        }
    }

    private func isExpected(_ version: UInt64, by due: Due) -> Bool {
        guard case .answer(let answer) = due.cause else { return false }
        switch history.answers[answer].expected {
        case .versions(let versions): return versions.contains { $0.version == version }
        case .refusal(let demands): return demands.contains { $0.condition == .version(version) }
        }
    }
}
