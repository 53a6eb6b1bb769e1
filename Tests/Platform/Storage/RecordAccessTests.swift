import Coordination
import RPC
import Security
import Storage
import StorageClient
import StorageContracts
import Testing

@Suite("Storage nodes keep each service to its record sets")
struct RecordAccessTests {
    /// Set 8 is of identity and read by the health code, set 9 of the health code. Both append to chain 60, and the health
    /// code reads it.
    private static let rights = RecordRights([
        RecordSetGrant([8], owner: .identity, readers: [.healthCode]), RecordSetGrant([9], owner: .healthCode),
        RecordSetGrant(chains: [60], appenders: [.identity, .healthCode], readers: [.healthCode]),
    ])

    /// A node with rights, and what each process sees of it.
    private func withNode(
        _ body: (@escaping @Sendable (ProcessName) -> StorageV1.StorageClient) async throws -> Void
    )
        async throws
    {
        let coordination = try LocalCoordination(node: TestStore.name, shards: 1)
        let node = try await StorageNode.open(
            folder: temporaryFolder(), name: TestStore.name, coordination: coordination, rights: Self.rights)
        let services = node.services
        do {
            try await body { process in
                let access = AccessTable(StorageAccess.methods)
                return StorageV1.StorageClient(
                    InProcessChannel(services: services, interceptors: [ServiceIdentity(process, access: access)]))
            }
        } catch {
            await node.close()
            throw error
        }
        await node.close()
    }

    private func refusal(_ body: () async throws -> Void) async -> String? {
        do { try await body() } catch {
            guard let error = error as? RPCError, error.code == .permissionDenied else { return "\(error)" }
            return error.detail(GoogleRPC.ErrorInfo.self)?.reason
        }
        return nil
    }

    private static func read(_ set: UInt32) -> StorageV1.ReadRequest {
        .init(partition: partition(1), items: [.init(item: .record(.init(collection: set, sortKey: [1])))])
    }

    private static func write(_ set: UInt32, demanding other: UInt32? = nil) -> StorageV1.WriteRequest {
        .init(
            partition: partition(1),
            preconditions: other.map { [.exists(false, $0, [7])] } ?? [], mutations: [.put(set, [1], [2])])
    }

    @Test("A service reads and writes its own record sets; another's get RECORD_SET_NOT_YOURS and stay as they were")
    func ownSets() async throws {
        try await withNode { client in
            let (identity, health) = (client("identity/1"), client("health-code/1"))
            #expect(await refusal { _ = try await identity.write(Self.write(8)) } == nil)
            #expect(await refusal { _ = try await health.read(Self.read(8)) } == nil)
            #expect(await refusal { _ = try await health.write(Self.write(8)) } == "RECORD_SET_NOT_YOURS")
            #expect(await refusal { _ = try await identity.read(Self.read(9)) } == "RECORD_SET_NOT_YOURS")
            let range = StorageV1.ReadRequest(
                partition: partition(1), items: [.init(item: .range(.init(collection: 9)))])
            #expect(await refusal { _ = try await identity.read(range) } == "RECORD_SET_NOT_YOURS")
            let removal = StorageV1.WriteRequest(
                partition: partition(1), mutations: [.deleteRange(8, [], [])])
            #expect(await refusal { _ = try await health.write(removal) } == "RECORD_SET_NOT_YOURS")
            let kept = try await identity.read(Self.read(8)).results[0].records
            #expect(kept.count == 1)
        }
    }

    @Test("A write that only demands something of another's record is refused: its outcome would tell of the record")
    func demands() async throws {
        try await withNode { client in
            let (identity, health) = (client("identity/1"), client("health-code/1"))
            #expect(await refusal { _ = try await health.write(Self.write(9, demanding: 8)) } == nil)
            #expect(
                await refusal { _ = try await identity.write(Self.write(8, demanding: 9)) } == "RECORD_SET_NOT_YOURS")
        }
    }

    @Test("One write of a batch that is not the caller's refuses the whole batch")
    func batches() async throws {
        try await withNode { client in
            let identity = client("identity/1")
            let batch = StorageV1.WriteBatchRequest(writes: [Self.write(8), Self.write(9)])
            #expect(await refusal { _ = try await identity.writeBatch(batch) } == "RECORD_SET_NOT_YOURS")
            let kept = try await identity.read(Self.read(8)).results[0].records
            #expect(kept.isEmpty)
        }
    }

    @Test("Nobody puts records into a chain, removes any of it, or appends to a set that is no chain")
    func chains() async throws {
        try await withNode { client in
            let (identity, health) = (client("identity/1"), client("health-code/1"))
            func refused(_ client: StorageV1.StorageClient, _ changes: StorageV1.Mutation...) async -> String? {
                await refusal { _ = try await client.write(.init(partition: partition(1), mutations: changes)) }
            }
            #expect(await refused(identity, .append(60, [1]), .put(8, [1], [2])) == nil)
            #expect(await refused(health, .append(60, [2])) == nil)
            for change in [StorageV1.Mutation.put(60, [], [1]), .delete(60, []), .deleteRange(60, [], [])] {
                #expect(await refused(health, change) == "RECORD_SET_NOT_YOURS")
            }
            #expect(await refused(health, .append(9, [1])) == "RECORD_SET_NOT_YOURS")
            #expect(await refused(client("trip-card/1"), .append(60, [1])) == "RECORD_SET_NOT_YOURS")
            let read = StorageV1.ReadRequest(
                partition: partition(1), items: [.init(item: .range(.init(collection: 60)))])
            let found = try await health.read(read).results[0].records
            #expect(found.count == 3)
            #expect(await refusal { _ = try await identity.read(read) } == "RECORD_SET_NOT_YOURS")
        }
    }

    @Test("A scan and a watch name sets of the caller's; all sets, or another's, are refused")
    func streams() async throws {
        try await withNode { client in
            let health = client("health-code/1")
            for (sets, expected) in [([8, 9], nil), ([], "RECORD_SET_NOT_YOURS"), ([9, 10], "RECORD_SET_NOT_YOURS")]
                as [([UInt32], String?)]
            {
                let scan = StorageV1.ScanRequest(
                    bucketFrom: 0, bucketThrough: UInt32(UInt16.max), collections: sets)
                #expect(
                    await refusal { for try await _ in health.scan(scan) { break } } == expected, "scan of \(sets)")
                let watch = StorageV1.WatchRequest(
                    shard: 0, bucketFrom: 0, bucketThrough: UInt32(UInt16.max), collections: sets)
                #expect(
                    await refusal { for try await _ in health.watch(watch) { break } } == expected, "watch of \(sets)")
            }
        }
    }

    @Test(
        "The gateway, tools and storage nodes get at no record of a service",
        arguments: ["gateway/1", "tool/1", "storage/1"] as [ProcessName])
    func others(_ process: ProcessName) async throws {
        try await withNode { client in
            for set in [8, 9, 10] as [UInt32] {
                #expect(await refusal { _ = try await client(process).read(Self.read(set)) } != nil)
                #expect(await refusal { _ = try await client(process).write(Self.write(set)) } != nil)
            }
        }
    }

    @Test("In one process each service is held to its own sets by its store, before a node is asked")
    func oneProcess() async throws {
        try await withStore { node in
            let store = try await node.client()
            let identity = store.acting(as: .identity, by: Self.rights)
            let own = RecordSet<StorageV1.ConsistencyToken>(8, name: "own", in: .test, clear: "made up")
            let other = RecordSet<StorageV1.ConsistencyToken>(9, name: "other", in: .test, clear: "made up")
            let key = try PartitionKey(partition(1))
            #expect(await refusal { try await identity.write(key) { try $0.put(.init(), in: own) } } == nil)
            #expect(await refusal { _ = try await identity.read(key, .record(own)) } == nil)
            #expect(await refusal { _ = try await identity.read(key, .record(other)) } == "RECORD_SET_NOT_YOURS")
            #expect(
                await refusal { try await identity.write(key) { try $0.put(.init(), in: other) } }
                    == "RECORD_SET_NOT_YOURS")
            #expect(
                await refusal { for try await _ in identity.scan(of: [other.number]) { break } }
                    == "RECORD_SET_NOT_YOURS")
            #expect(
                await refusal { for try await _ in identity.changes(of: [other.number]) { break } }
                    == "RECORD_SET_NOT_YOURS")
        }
    }
}
