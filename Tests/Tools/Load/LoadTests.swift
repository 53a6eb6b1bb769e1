import Foundation
import Randomness
import Synchronization
import Testing

@testable import Load

/// A store in memory, which can be told to be wrong.
private final class MemoryStore: RecordStore {
    enum Fault: Sendable { case none, losesWrites, mixesKeys, damagesValues, ignoresVersions, reordersSeries }

    private struct State {
        var records: [Int: LoadRecord] = [:]
        var series: [Int: [UInt32: [UInt8]]] = [:]
        var version: UInt64 = 0
    }

    private let fault: Fault
    private let state = Mutex(State())

    init(_ fault: Fault = .none) { self.fault = fault }

    func prepare(_ writes: [LoadWrite]) async throws {
        state.withLock { state in
            for write in writes {
                if let ordinal = write.ordinal {
                    state.series[write.key, default: [:]][ordinal] = write.value
                } else {
                    state.version += 1
                    state.records[write.key] = .init(version: state.version, value: write.value)
                }
            }
        }
    }

    func read(_ key: Int, on connection: Int) async throws -> LoadRecord? {
        var found = state.withLock { $0.records[fault == .mixesKeys ? 0 : key] }
        if fault == .damagesValues { found?.value[30] ^= 1 }
        return found
    }

    func write(_ key: Int, _ value: [UInt8], on connection: Int) async throws -> UInt64 {
        state.withLock { state in
            state.version += 1
            if fault != .losesWrites { state.records[key] = .init(version: state.version, value: value) }
            return state.version
        }
    }

    func write(_ key: Int, _ value: [UInt8], ifVersion version: UInt64, on connection: Int) async throws -> UInt64? {
        state.withLock { state in
            guard fault == .ignoresVersions || state.records[key]?.version == version else { return nil }
            // Somebody else's write comes in between, unnoticed.
            state.version += 1
            state.records[key] = .init(version: state.version, value: value)
            return state.version
        }
    }

    func append(_ key: Int, ordinal: UInt32, _ value: [UInt8], on connection: Int) async throws {
        state.withLock { if fault != .losesWrites { $0.series[key, default: [:]][ordinal] = value } }
    }

    func newest(_ key: Int, limit: Int, on connection: Int) async throws -> [LoadRecord] {
        let series = state.withLock { $0.series[key] ?? [:] }
        let ordered = series.sorted { (fault == .reordersSeries) == ($0.key < $1.key) }
        return ordered.prefix(limit).map { LoadRecord(version: 1, value: $0.value) }
    }
}

private func plan(_ mix: String, keys: Int = 20) -> LoadPlan {
    var plan = LoadPlan(mix: LoadMix(mix)!)
    plan.keys = keys
    plan.valueBytes = 64
    plan.warmUp = .zero
    plan.duration = .milliseconds(150)
    plan.pace = .closed(inFlight: 4)
    return plan
}

private func report(_ plan: LoadPlan, _ store: MemoryStore) async throws -> LoadReport {
    let workload = StoreWorkload(store, plan)
    try await workload.prepare { _ in }
    return await LoadRunner(plan, workload).run { _ in }
}

@Suite("The load generator")
struct LoadTests {
    @Test("Mixes are read by name or as weights, and anything else is refused")
    func mixes() {
        #expect(LoadMix("ycsb-b")?.weights.map(\.weight) == [95, 5])
        #expect(LoadMix("read=3,cas=1,write=0") == LoadMix([(.read, 3), (.cas, 1)]))
        for text in ["", "read", "read=", "read=x", "read=-1", "fly=1", "read=1,read=2", "read=0", "read=1,"] {
            #expect(LoadMix(text) == nil, "\(text)")
        }
    }

    @Test("A plan says which of its numbers is out of bounds")
    func bounds() {
        #expect(plan("ycsb-a").problem == nil)
        for change: (inout LoadPlan) -> Void in [
            { $0.keys = 0 }, { $0.valueBytes = LoadValue.minBytes - 1 }, { $0.connections = 0 },
            { $0.pace = .open(perSecond: 0) }, { $0.pace = .open(perSecond: .nan) }, { $0.pace = .closed(inFlight: 0) },
        ] {
            var plan = plan("ycsb-a")
            change(&plan)
            #expect(plan.problem != nil)
        }
    }

    @Test("Zipfian keys: the most popular about twice as often as the second, and all within the count")
    func zipfian() {
        let chooser = KeyChooser(.zipfian, count: 1_000)
        var random = SeededRandom(seed: 7)
        var counts: [Int: Int] = [:]
        for _ in 0..<200_000 { counts[chooser.next(&random), default: 0] += 1 }
        #expect(counts.keys.allSatisfy { (0..<1_000).contains($0) })
        let popular = counts.values.sorted(by: >)
        let ratio = Double(popular[0]) / Double(popular[1])
        #expect(ratio > 1.7 && ratio < 2.4)
        // With 1,000 keys and exponent 0.99 the first has 1/7.5 of all.
        #expect(abs(Double(popular[0]) / 200_000 - 0.131) < 0.01)
    }

    @Test("Uniform keys are drawn about equally often")
    func uniform() {
        let chooser = KeyChooser(.uniform, count: 10)
        var random = SeededRandom(seed: 7)
        var counts = Array(repeating: 0, count: 10)
        for _ in 0..<100_000 { counts[chooser.next(&random)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
    }

    @Test("The same seed makes the same operations; each has a number of its own")
    func operations() {
        func operations(_ seed: UInt64, part: Int) -> [LoadOperation] {
            var plan = plan("ycsb-a")
            plan.seed = seed
            var source = OperationSource(plan, keys: KeyChooser(.zipfian, count: 20), part: part, of: 2)
            return (0..<100).map { _ in source.next() }
        }
        #expect(operations(1, part: 0) == operations(1, part: 0))
        #expect(operations(1, part: 0) != operations(2, part: 0))
        let numbers = (operations(1, part: 0) + operations(1, part: 1)).map(\.number)
        #expect(Set(numbers).count == 200 && !numbers.contains(0))
    }

    @Test(
        "A value tells its write; any changed byte is noticed, and so is another key's", arguments: [24, 25, 64, 300])
    func values(bytes: Int) throws {
        let value = LoadValue.make(key: 5, number: 9, bytes: bytes)
        #expect(value.count == bytes)
        #expect(try LoadValue.number(of: value, key: 5) == 9)
        #expect(throws: LoadViolation.foreign(key: 6, owner: 5)) { try LoadValue.number(of: value, key: 6) }
        for place in 0..<bytes {
            var damaged = value
            damaged[place] ^= 0x10
            #expect(throws: LoadViolation.damaged(key: 5)) { try LoadValue.number(of: damaged, key: 5) }
        }
        #expect(throws: LoadViolation.damaged(key: 5)) { try LoadValue.number(of: value.dropLast(), key: 5) }
    }

    @Test("A right store gives no wrong answer, whatever the mix", arguments: LoadMix.named.keys.sorted())
    func rightStore(mix: String) async throws {
        let report = try await report(plan(mix), MemoryStore())
        #expect(report.violations == 0 && report.errors.isEmpty)
        #expect(report.operations > 100 && report.latencyUs.max > 0)
    }

    @Test(
        "A store that loses, mixes up, damages or reorders is found out",
        arguments: [
            ("ycsb-a", .losesWrites), ("ycsb-c", .mixesKeys), ("ycsb-c", .damagesValues),
            ("health-record", .losesWrites), ("health-record", .reordersSeries),
        ] as [(String, MemoryStore.Fault)])
    fileprivate func wrongStore(mix: String, fault: MemoryStore.Fault) async throws {
        let report = try await report(plan(mix), MemoryStore(fault))
        #expect(report.violations > 0 && !report.violationExamples.isEmpty)
        #expect(report.errors["wrong answer"] == report.violations)
    }

    @Test("A conditional write that replaced another than the version it was for is a lost update")
    func lostUpdate() throws {
        let ledger = LoadLedger(initialSeries: 5)
        try ledger.acknowledge(1, version: 4, number: 1)
        try ledger.acknowledge(1, version: 6, number: 2, replaced: 4)
        #expect(throws: LoadViolation.lostUpdate(key: 1, version: 9)) {
            try ledger.acknowledge(1, version: 9, number: 3, replaced: 5)
        }
    }

    @Test("An older version than was acknowledged before the read began is stale; one written meanwhile is not")
    func staleness() throws {
        let ledger = LoadLedger(initialSeries: 5)
        func record(_ version: UInt64, _ number: UInt64) -> LoadRecord {
            .init(version: version, value: LoadValue.make(key: 1, number: number, bytes: 40))
        }
        let before = ledger.acknowledged(1)
        try ledger.acknowledge(1, version: 8, number: 2)
        try ledger.check(record(7, 1), of: 1, since: before)
        let after = ledger.acknowledged(1)
        try ledger.check(record(8, 2), of: 1, since: after)
        #expect(throws: LoadViolation.stale(key: 1, version: 7, acknowledged: 8)) {
            try ledger.check(record(7, 1), of: 1, since: after)
        }
        #expect(throws: LoadViolation.changed(key: 1, version: 8)) {
            try ledger.check(record(8, 3), of: 1, since: after)
        }
        #expect(throws: LoadViolation.missing(key: 1)) { try ledger.check(nil, of: 1, since: nil) }
    }

    @Test("An answer about another person than before, or about another's person, is foreign")
    func persons() throws {
        let known = KnownPersons()
        try known.check(1, [1])
        try known.check(2, [2])
        try known.check(1, [1])
        #expect(throws: LoadViolation.foreign(key: 1, owner: 2)) { try known.check(1, [2]) }
        #expect(throws: LoadViolation.foreign(key: 1, owner: -1)) { try known.check(1, [3]) }
        #expect(throws: LoadViolation.foreign(key: 3, owner: 1)) { try known.check(3, [1]) }
    }
}

/// Answers only when it is let go.
private final class StuckWorkload: Workload {
    private let gate = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func perform(_ operation: LoadOperation) async throws {
        await withCheckedContinuation { continuation in
            let isOpen = gate.withLock { gate in
                if !gate.isOpen { gate.waiting.append(continuation) }
                return gate.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func letGo() {
        let waiting = gate.withLock { gate in
            gate.isOpen = true
            defer { gate.waiting = [] }
            return gate.waiting
        }
        for one in waiting { one.resume() }
    }
}

@Test("In an open loop a stall counts for everything that was due meanwhile (no coordinated omission)")
func coordinatedOmission() async throws {
    var plan = plan("ycsb-c")
    plan.pace = .open(perSecond: 2_000)
    plan.duration = .milliseconds(300)
    plan.maxInFlight = 10
    let workload = StuckWorkload()
    // Ten operations get stuck; all others that fall due until they are let go wait behind them.
    Thread.detachNewThread {
        MonotonicClock.sleep(until: MonotonicClock.now + 200_000_000)
        workload.letGo()
    }
    let report = await LoadRunner(plan, workload).run { _ in }
    #expect(report.operations > 400)
    #expect(report.latencyUs.max > 150_000)
    // About two thirds of the operations fell due while it was stuck, most of them long before its end.
    #expect(report.latencyUs.p50 > 20_000)
}

@Test("What is due long after the end of an overload never begins, and the rate counts as missed")
func overload() async throws {
    var plan = plan("ycsb-c")
    plan.pace = .open(perSecond: 20_000)
    plan.duration = .milliseconds(50)
    plan.maxInFlight = 1
    let workload = StuckWorkload()
    Thread.detachNewThread {
        MonotonicClock.sleep(until: MonotonicClock.now + 1_200_000_000)
        workload.letGo()
    }
    let report = await LoadRunner(plan, workload).run { _ in }
    #expect(report.neverBegan > 500)
    #expect(!report.reachedRate)
}
