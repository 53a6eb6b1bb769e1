import Testing

@testable import History

@Suite("The search agrees with trying every order")
struct ExhaustiveTests {
    @Test("Random short histories, sound and unsound, get the verdict that every permutation gives", arguments: 0..<20)
    func agrees(seed: UInt64) {
        var random = SplitMix(state: seed)
        var broken = 0
        for _ in 0..<100 {
            let history = RandomHistory(using: &random).operations
            let isSound = Permutations.explain(history)
            #expect((Script.verdict(history) == nil) == isSound, "\(history.map(HistoryText.line))")
            if !isSound { broken += 1 }
        }
        #expect(broken > 0 && broken < 100)
    }
}

/// A generator with a seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A few operations on two records by a store that is right, of which some answers are then spoilt.
private struct RandomHistory {
    private(set) var operations: [Operation] = []
    private var state: [String: Read.Found] = [:]
    private var version: UInt64 = 0
    /// Versions that some client learned: only these can be demanded.
    private var learned: Set<UInt64> = [0]

    init(using random: inout SplitMix) {
        for place in 0..<Int.random(in: 4...6, using: &random) { add(at: Int64(place) * 10, using: &random) }
        if Int.random(in: 0..<3, using: &random) == 0 { spoil(using: &random) }
    }

    /// Adds an operation that takes effect at a moment, with its call before and its return after.
    private mutating func add(at moment: Int64, using random: inout SplitMix) {
        let record = Bool.random(using: &random) ? "a" : "b"
        var operation = Operation(
            client: "c", partition: "p", invoked: moment - .random(in: 0...25, using: &random),
            returned: moment + .random(in: 0...25, using: &random),
            action: .read(Read([record], found: state.filter { $0.key == record })))
        if Int.random(in: 0..<5, using: &random) < 2 {
            if let found = state[record] { learned.insert(found.version) }
        } else {
            var write = self.write(record, moment, using: &random)
            write.outcome = outcome(of: write)
            if case .written(let version) = write.outcome { make(write, version) }
            if Int.random(in: 0..<3, using: &random) == 0 {
                write.outcome = .unknown
                operation.returned = nil
            }
            if case .written(let version) = write.outcome { learned.insert(version) }
            operation.action = .write(write)
        }
        operations.append(operation)
    }

    private func write(_ record: String, _ moment: Int64, using random: inout SplitMix) -> Write {
        var write = Write(outcome: .unknown)
        if Int.random(in: 0..<4, using: &random) == 0 {
            write.deletes = [record]
        } else {
            write.puts = [record: "v\(moment)"]
        }
        let demanded = Bool.random(using: &random) ? "a" : "b"
        switch Int.random(in: 0..<6, using: &random) {
        case 0: write.demands = [.init(demanded, .exists)]
        case 1: write.demands = [.init(demanded, .absent)]
        case 2:
            let standing = state[demanded]?.version ?? 0
            if learned.contains(standing) { write.demands = [.init(demanded, .version(standing == 0 ? 1 : standing))] }
        default: break
        }
        return write
    }

    private func outcome(of write: Write) -> Write.Outcome {
        for (place, demand) in write.demands.enumerated() {
            let holds =
                switch demand.condition {
                case .exists: state[demand.record] != nil
                case .absent: state[demand.record] == nil
                case .version(let version): state[demand.record]?.version == version
                }
            if !holds { return .refused(demand: place) }
        }
        return .written(version: version + 1)
    }

    private mutating func make(_ write: Write, _ version: UInt64) {
        self.version = version
        for record in write.deletes { state[record] = nil }
        for (record, value) in write.puts { state[record] = Read.Found(version: version, value: value) }
    }

    /// Moves an operation in time, or turns an outcome round.
    private mutating func spoil(using random: inout SplitMix) {
        let place = Int.random(in: operations.indices, using: &random)
        if case .write(var write) = operations[place].action, !write.demands.isEmpty, operations[place].returned != nil
        {
            write.outcome = write.outcome == .refused(demand: 0) ? .written(version: 99) : .refused(demand: 0)
            operations[place].action = .write(write)
        } else {
            let shift = Int64.random(in: -60...60, using: &random)
            operations[place].invoked += shift
            operations[place].returned = operations[place].returned.map { $0 + shift }
        }
    }
}

/// Tries every order of a history, and for writes of unknown outcome also that they never took effect.
private enum Permutations {
    struct State {
        var records: [String: Read.Found] = [:]
        var version: UInt64 = 0
    }

    static func explain(_ operations: [Operation]) -> Bool { explain(operations, State()) }

    private static func explain(_ left: [Operation], _ state: State) -> Bool {
        let due = left.compactMap(\.returned).min()
        guard let due else { return true }
        for (place, operation) in left.enumerated() where operation.invoked <= due {
            var rest = left
            rest.remove(at: place)
            for next in step(operation, state) where explain(rest, next) { return true }
        }
        return false
    }

    /// The states that an operation can lead to, if it is given the answer that it was given.
    private static func step(_ operation: Operation, _ state: State) -> [State] {
        switch operation.action {
        case .read(let read):
            return read.records.allSatisfy { matches(state.records[$0], read.found[$0]) } ? [state] : []
        case .write(let write):
            let failing = write.demands.firstIndex { !holds($0, state) }
            switch write.outcome {
            case .refused(let demand): return failing == demand ? [state] : []
            case .written(let version):
                return failing == nil && version > state.version ? [made(write, version, state)] : []
            case .unknown:
                // Any version between its neighbours: tried are the small ones of these histories.
                if failing != nil { return [] }
                return [made(write, 0, state)] + (1..<12).filter { $0 > state.version }.map { made(write, $0, state) }
            }
        }
    }

    /// Version 0 stands for one that no read saw.
    private static func matches(_ stored: Read.Found?, _ found: Read.Found?) -> Bool { stored == found }

    private static func holds(_ demand: Write.Demand, _ state: State) -> Bool {
        switch demand.condition {
        case .exists: state.records[demand.record] != nil
        case .absent: state.records[demand.record] == nil
        case .version(let version): state.records[demand.record]?.version == version
        }
    }

    private static func made(_ write: Write, _ version: UInt64, _ state: State) -> State {
        var next = state
        if version != 0 { next.version = version }
        for record in write.deletes { next.records[record] = nil }
        for (record, value) in write.puts { next.records[record] = Read.Found(version: version, value: value) }
        return next
    }
}
