import Synchronization

/// Operations on a store, each answer verified.
public struct StoreWorkload: Workload {
    /// Records in each series before the load, and in a page.
    public static let pageRecords = 5
    /// Records in a range.
    public static let rangeRecords = 50

    private let store: any RecordStore
    private let plan: LoadPlan
    private let ledger = LoadLedger(initialSeries: pageRecords)

    /// Operations of a plan on a store.
    public init(_ store: any RecordStore, _ plan: LoadPlan) {
        self.store = store
        self.plan = plan
    }

    /// How many records ``prepare(inFlight:progress:)`` writes.
    public var preparedRecords: Int {
        plan.keys * ((plan.mix.usesRecords ? 1 : 0) + (plan.mix.usesSeries ? Self.pageRecords : 0))
    }

    /// Writes every record that the load expects to find.
    ///
    /// - Parameter progress: Told how many are written, from any thread.
    public func prepare(inFlight: Int = 8, progress: @escaping @Sendable (Int) -> Void) async throws {
        let counts = PreparedCounts()
        let keysPerBatch = max(1, min(200, (1 << 20) / (plan.valueBytes * Self.pageRecords)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<inFlight {
                group.addTask {
                    while true {
                        let first = counts.begun.add(keysPerBatch, ordering: .relaxed).oldValue
                        guard first < plan.keys else { return }
                        let writes = (first..<min(first + keysPerBatch, plan.keys)).flatMap(initialWrites)
                        try await store.prepare(writes)
                        progress(counts.written.add(writes.count, ordering: .relaxed).newValue)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func initialWrites(_ key: Int) -> [LoadWrite] {
        var writes: [LoadWrite] = []
        if plan.mix.usesRecords { writes.append(.init(key: key, ordinal: nil, value: value(key, 0))) }
        if plan.mix.usesSeries {
            for ordinal in 1...UInt32(Self.pageRecords) {
                writes.append(.init(key: key, ordinal: ordinal, value: value(key, UInt64(ordinal))))
            }
        }
        return writes
    }

    private func value(_ key: Int, _ number: UInt64) -> [UInt8] {
        LoadValue.make(key: key, number: number, bytes: plan.valueBytes)
    }

    /// Carries an operation out on the store and verifies the answer.
    ///
    /// - Throws: ``LoadViolation`` for a wrong answer; otherwise what the store throws.
    public func perform(_ operation: LoadOperation) async throws {
        let key = operation.key
        switch operation.kind {
        case .read: _ = try await read(operation)
        case .write:
            let version = try await store.write(key, value(key, operation.number), on: operation.connection)
            try ledger.acknowledge(key, version: version, number: operation.number)
        case .keyed:
            let version = try await store.writeOnce(key, value(key, operation.number), on: operation.connection)
            try ledger.acknowledge(key, version: version, number: operation.number)
        case .cas: try await replace(operation)
        case .page: try await readNewest(Self.pageRecords, operation)
        case .range: try await readNewest(Self.rangeRecords, operation)
        case .append:
            let ordinal = ledger.nextOrdinal(key)
            try await store.append(key, ordinal: ordinal, value(key, UInt64(ordinal)), on: operation.connection)
            ledger.acknowledge(key, ordinal: ordinal)
        case .chain: try await store.chain(key, value(key, operation.number), on: operation.connection)
        case .code, .check: preconditionFailure("an operation of the gateway in a mix for a store")
        }
    }

    private func read(_ operation: LoadOperation) async throws -> LoadRecord? {
        let known = ledger.acknowledged(operation.key)
        let record = try await store.read(operation.key, on: operation.connection)
        try ledger.check(record, of: operation.key, since: known)
        return record
    }

    private func replace(_ operation: LoadOperation) async throws {
        guard let found = try await read(operation) else { return }
        let new = value(operation.key, operation.number)
        let written = try await store.write(
            operation.key, new, ifVersion: found.version, on: operation.connection)
        guard let written else { return }
        try ledger.acknowledge(operation.key, version: written, number: operation.number, replaced: found.version)
    }

    private func readNewest(_ limit: Int, _ operation: LoadOperation) async throws {
        let known = ledger.acknowledgedOrdinal(operation.key)
        let records = try await store.newest(operation.key, limit: limit, on: operation.connection)
        try ledger.check(records, limit: limit, of: operation.key, since: known)
    }
}

/// How far the preparation has come.
private final class PreparedCounts: Sendable {
    /// Keys that somebody has taken on.
    let begun = Atomic<Int>(0)
    /// Records that are written.
    let written = Atomic<Int>(0)
}
