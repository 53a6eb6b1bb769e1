import AuditCore
import AuditRecords
import Coordination
import KitRecords
import Logging
import Merkle
import RPC
import Security
import Storage
import StorageClient
import Synchronization
import TestSupport
import Testing

@testable import AuditServer

/// A real store in a folder of its own, whose writes a test may let fail, and chains to append to.
final class AuditSystem: Sendable {
    static let persons = ChainSet<KitV1.StoredNotification>(960, name: "persons-of-test", in: .person)
    static let leaseSeconds = LogKeeper<KitV1.StoredNotification>.leaseSeconds
    static let staff = ChainSet<KitV1.StoredNotification>(961, name: "staff-of-test", in: .staff)

    let store: Store
    let faults = WriteFaults()
    let keys = AuditKeys(now: 0)
    let clock = Mutex<Int64>(1_000_000)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let node: StorageNode
    private let folder: TemporaryFolder

    init() async throws {
        folder = try TemporaryFolder()
        let name = NodeName("test")
        let coordination = try LocalCoordination(node: name)
        node = try await StorageNode.open(
            folder: folder.url.path, name: name, coordination: coordination, logger: logger)
        let storage = InProcessChannel(services: [node.service], interceptors: [faults])
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: RecordKeys()
        ) { _ in storage }
    }

    func close() async { await node.close() }

    func now() -> Int64 { clock.withLock { $0 } }

    func advance(_ seconds: Int64) { clock.withLock { $0 += seconds } }

    /// A partition of a log.
    static func partition(_ log: Int, _ number: UInt8 = 1) throws -> PartitionKey {
        try PartitionKey([UInt8(log) << 4 | 7, number] + Array(repeating: 9, count: 14))
    }

    func append(
        _ text: String, to chain: ChainSet<KitV1.StoredNotification> = AuditSystem.persons, of partition: PartitionKey
    ) async throws {
        try await store.write(partition) { try $0.append(.init(kind: text), to: chain) }
    }

    func keeper(_ log: Int) -> LogKeeper<KitV1.StoredNotification> {
        LogKeeper(log, of: [Self.persons, Self.staff], in: store, now: now, logger: logger) { [self] asked in
            // Who waits for another's lease sees it lapse.
            advance(asked.components.seconds)
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    func signer() -> RootSigner {
        RootSigner(in: store, keys: keys, issuer: "shuangma", now: now, logger: logger) { _ in
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
    do {
        try await body(system)
    } catch {
        await system.close()
        throw error
    }
    await system.close()
}

/// Lets one write fail as a caller sees it that dies: before it took place, or after.
final class WriteFaults: ServerInterceptor {
    private struct State {
        var count = 0
        var failing: Int?
        var takesPlace = false
    }

    private let state = Mutex(State())

    /// Lets write number `index`, counted from now, fail.
    func fail(_ index: Int, takesPlace: Bool) {
        state.withLock { $0 = State(failing: index, takesPlace: takesPlace) }
    }

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        guard context.method.name.hasPrefix("Write") else { return try await next(call, context) }
        let (fails, takesPlace) = state.withLock { state in
            defer { state.count += 1 }
            return (state.count == state.failing, state.takesPlace)
        }
        if fails {
            if takesPlace { try await next(call, context) }
            throw RPCError(.permissionDenied, "the caller has died")
        }
        try await next(call, context)
    }
}
