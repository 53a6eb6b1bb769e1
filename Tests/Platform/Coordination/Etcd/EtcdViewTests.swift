import RPC
import Testing

@testable import Coordination

private let one = NodeName("storage-1")
private let two = NodeName("storage-2")

@Suite("What etcd's keys say")
struct EtcdViewTests {
    private func entry(_ key: String, _ json: String, at revision: Int64 = 1) -> EtcdEntry {
        EtcdEntry(key: key, value: Array(json.utf8), createRevision: revision, modRevision: revision, lease: 0)
    }

    private func event(_ type: EtcdStore.Event.EventType, _ entry: EtcdEntry) -> EtcdStore.Event {
        .init(
            type: type,
            kv: .init(
                key: Array("test/\(entry.key)".utf8), createRevision: entry.createRevision,
                modRevision: entry.modRevision, value: entry.value))
    }

    private func shardEntry(_ record: ShardRecord, at revision: Int64) throws -> EtcdEntry {
        EtcdEntry(
            key: EtcdKeys.shard(record.shard), value: try record.message.encoded(), createRevision: 1,
            modRevision: revision, lease: 0)
    }

    @Test("A record survives its key, with every field that it may have")
    func roundTrip() throws {
        let record = ShardRecord(
            shard: 7, buckets: 100...65_535, replicas: ReplicaSet(epoch: .max, primary: two, inSync: [two, one]),
            placement: Placement(holders: [one], preferredPrimary: one), origin: ShardOrigin(parent: 3, index: .max),
            splitWish: 101)
        #expect(try ShardRecord(shardEntry(record, at: 1)) == record)
        #expect(EtcdKeys.shard(7) == "shards/00007")
        #expect(EtcdKeys.shard(.max) == "shards/65535")
    }

    @Test("A later version's field is passed over; what cannot be a record is told with its key")
    func unreadable() throws {
        let known = #"{"number":1,"bucketThrough":5,"replicas":{"epoch":"1"},"placement":{},"later":true}"#
        #expect(try ShardRecord(entry("shards/00001", known)).buckets == 0...5)
        for json in [
            "", "[]", "{}", #"{"number":65536,"replicas":{},"placement":{}}"#,
            #"{"bucketFrom":2,"bucketThrough":1,"replicas":{},"placement":{}}"#,
            #"{"replicas":{},"placement":{},"origin":{"parent":65536}}"#,
            #"{"replicas":{},"placement":{},"splitWish":{"bucket":65536}}"#,
        ] {
            let error = #expect(throws: CoordinationError.self) { try ShardRecord(entry("shards/00009", json)) }
            guard case .unreadable(let reason) = error else {
                Issue.record("\(json): \(String(describing: error))")
                continue
            }
            #expect(reason.contains("shards/00009"))
        }
    }

    @Test("There is a map once all its shards are there; its epoch is the newest of their revisions")
    func map() throws {
        let records = try ShardMap.uniform(shards: 2, on: one).shards
        let layout = EtcdEntry(
            key: EtcdKeys.map, value: try CoordinationV1.MapLayout(shards: 2).encoded(), createRevision: 2,
            modRevision: 2, lease: 0)
        let first = try shardEntry(records[0], at: 3)
        #expect(throws: CoordinationError.noMap) { try EtcdView([first], revision: 3).shardMap() }
        #expect(throws: CoordinationError.noMap) { try EtcdView([layout, first], revision: 3).shardMap() }
        let view = EtcdView([layout, first, try shardEntry(records[1], at: 9)], revision: 12)
        #expect(try view.shardMap() == ShardMap(epoch: 9, shards: records))
    }

    @Test("Events put and delete keys, and say what kind of thing they were about")
    func events() throws {
        var view = EtcdView()
        let node = entry("nodes/storage-1", #"{"name":"storage-1","address":"a:1"}"#, at: 5)
        #expect(view.apply(event(.put, node), prefix: "test/") == .nodes)
        #expect(view.nodes() == [NodeRecord(name: one, address: "a:1")])
        let draining = entry("draining/storage-1", #"{"name":"storage-1"}"#)
        #expect(view.apply(event(.put, draining), prefix: "test/") == .nodes)
        #expect(view.nodes().map(\.isDraining) == [true])
        #expect(view.apply(event(.delete, node), prefix: "test/") == .nodes)
        #expect(view.nodes().map(\.isAlive) == [false])
        let service = entry("services/identity/b:2", #"{"role":"identity","address":"b:2"}"#)
        #expect(view.apply(event(.put, service), prefix: "test/") == .services)
        #expect(view.services() == [ServiceInstance(role: "identity", address: "b:2")])
        #expect(view.apply(event(.put, entry("elections/controller", "{}", at: 8)), prefix: "test/") == .elections)
        #expect(view.leaders() == EtcdLeaders(revision: 8, terms: ["elections/controller": 8]))
        #expect(view.apply(event(.put, entry("stranger", "")), prefix: "test/") == [])
        // Unreadable records of processes say nothing.
        _ = view.apply(event(.put, entry("nodes/x", "{")), prefix: "test/")
        #expect(view.nodes().map(\.name) == [one])
    }

    @Test(
        "What etcd's errors mean",
        arguments: [
            (StatusCode.unauthenticated, "etcdserver: invalid auth token", EtcdFailure.staleToken),
            (.invalidArgument, "etcdserver: revision of auth store is old", .staleToken),
            (.invalidArgument, "etcdserver: authentication failed, invalid user ID or password", .denied),
            (.invalidArgument, "etcdserver: user name is empty", .denied),
            (.permissionDenied, "etcdserver: permission denied", .denied),
            (.failedPrecondition, "etcdserver: authentication is not enabled", .authenticationDisabled),
            (.failedPrecondition, "etcdserver: user name not found", .denied),
            (.outOfRange, "etcdserver: mvcc: required revision has been compacted", .compacted),
            (.unavailable, "etcdserver: no leader", .transient),
            (.unavailable, "etcdserver: request timed out", .transient),
            (.deadlineExceeded, "", .transient),
        ])
    func failures(code: StatusCode, message: String, meaning: EtcdFailure) {
        #expect(EtcdFailure(RPCError(code, message)) == meaning)
    }
}
