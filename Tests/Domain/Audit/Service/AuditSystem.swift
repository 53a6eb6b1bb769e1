import AuditCore
import AuditRecords
import KitRecords
import Logging
import Merkle
import Security
import StorageClient
import StoreSupport
import Synchronization
import Testing

@testable import AuditServer

/// A clock that stands until it is moved.
private final class AuditClock: Sendable {
    private let moment = Mutex<Int64>(1_000_000)

    /// Seconds since 1970.
    var now: Int64 { moment.withLock { $0 } }

    func advance(_ seconds: Int64) { moment.withLock { $0 += seconds } }
}

/// A real store in a folder of its own, whose writes a test may let fail, and chains to append to.
final class AuditSystem: Sendable {
    static let persons = ChainSet<KitV1.StoredNotification>(960, name: "persons-of-test", in: .person)
    static let leaseSeconds = LogKeeper<KitV1.StoredNotification>.leaseSeconds
    /// Seconds for which roots are kept.
    static let rootsKept: Int64 = 10_000
    static let staff = ChainSet<KitV1.StoredNotification>(961, name: "staff-of-test", in: .staff)

    var store: Store { tested.store }
    var faults: WriteFaults { tested.faults }
    var logger: Logger { tested.logger }
    let keys = AuditKeys(now: 0)
    private let clock: AuditClock
    fileprivate let tested: TestedStore

    fileprivate init() async throws {
        let clock = AuditClock()
        self.clock = clock
        tested = try await TestedStore(clock: { clock.now * 1_000_000_000 })
    }

    func now() -> Int64 { clock.now }

    func advance(_ seconds: Int64) { clock.advance(seconds) }

    /// A partition of a log.
    static func partition(_ log: Int, _ number: UInt8 = 1) throws -> PartitionKey {
        try PartitionKey([UInt8(log) << 4 | 7, number] + Array(repeating: 9, count: 14))
    }

    func append(
        _ text: String, to chain: ChainSet<KitV1.StoredNotification> = AuditSystem.persons, of partition: PartitionKey
    ) async throws {
        try await store.write(partition) { try $0.append(.init(kind: text), to: chain) }
    }

    func keeper(_ log: Int, gathering: Duration = .zero) -> LogKeeper<KitV1.StoredNotification> {
        LogKeeper(
            log, of: [Self.persons, Self.staff], in: store, index: LookUpIndex { _, _ in [] }, gathering: gathering,
            now: now, logger: logger
        ) { [self] asked in
            // Who waits for another's lease sees it lapse.
            advance(asked.components.seconds)
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    func signer() -> RootSigner {
        RootSigner(in: store, keys: keys, issuer: "shuangma", kept: Self.rootsKept, now: now, logger: logger) { _ in
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// Runs keepers beside a body.
    func with(
        _ keepers: [LogKeeper<KitV1.StoredNotification>], _ body: () async throws -> Void
    ) async throws {
        let running = keepers.map { keeper in Task { await keeper.run() } }
        defer { for task in running { task.cancel() } }
        try await body()
    }

    /// Waits until a log has so many leaves and is followed.
    func wait(
        for count: UInt64, in log: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            let stored = try await StoredLog(log, in: store)
            if stored.head.size >= count, stored.position != nil { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("log \(log) never had \(count) leaves", sourceLocation: sourceLocation)
    }

    /// The leaves of a log in order, once it is shown that its tiles, its head and its places are of one tree.
    func leaves(_ log: Int) async throws -> [AuditLeaf] {
        let stored = try await AuditArchive(in: store).log(log)
        var tree = GrowingTree()
        var leaves: [AuditLeaf] = []
        for number in 0..<stored.size {
            let leaf = try #require(stored.entries[number], "leaf \(number) has no entry")
            #expect(stored.hash(of: number) == leaf.hash)
            tree.append(leaf.hash)
            leaves.append(leaf)
        }
        #expect(stored.entries.count == leaves.count)
        #expect(try await StoredLog(log, in: store).head.hash == tree.root.bytes)
        return leaves
    }
}

/// Runs a test on a store of its own.
func withAudit(_ body: (AuditSystem) async throws -> Void) async throws {
    let system = try await AuditSystem()
    try await system.tested.during { try await body(system) }
}
