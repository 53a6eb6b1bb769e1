import Coordination
import Formats
import Load
import RPC
import Wire

/// etcd as a load sees it: linearizable reads and durable puts through its gRPC API, over all members in turn.
struct EtcdRecords: RecordStore {
    private static let put = MethodDescriptor(service: "etcdserverpb.KV", name: "Put", kind: .unary)
    private static let range = MethodDescriptor(service: "etcdserverpb.KV", name: "Range", kind: .unary)
    private static let txn = MethodDescriptor(service: "etcdserverpb.KV", name: "Txn", kind: .unary)
    /// The most operations that etcd takes in one transaction unless it is told otherwise.
    private static let maxTxnOps = 128

    private let channels: [any RPCChannel]
    private let timeout = Duration.seconds(30)

    init(_ channels: [any RPCChannel]) { self.channels = channels }

    private func call<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, _ connection: Int
    ) async throws -> Response {
        try await channels[connection % channels.count].unary(method, request, options: .init(timeout: timeout))
    }

    private static func key(_ key: Int) -> [UInt8] { Array("r/\(key)".utf8) }

    /// The key of a record of a series: the newest comes first.
    private static func key(_ key: Int, _ ordinal: UInt32) -> [UInt8] {
        Array("s/\(key)/\(Hexadecimal.text(UInt32.max - ordinal))".utf8)
    }

    func prepare(_ writes: [LoadWrite]) async throws {
        var first = 0
        while first < writes.count {
            let piece = writes[first..<min(first + Self.maxTxnOps, writes.count)]
            first += piece.count
            let puts = piece.map { write in
                let key = write.ordinal.map { Self.key(write.key, $0) } ?? Self.key(write.key)
                return Etcd.RequestOp(request: .requestPut(.init(key: key, value: write.value)))
            }
            let _: Etcd.TxnResponse = try await call(Self.txn, Etcd.TxnRequest(success: puts), writes[0].key)
        }
    }

    func read(_ key: Int, on connection: Int) async throws -> LoadRecord? {
        let response: Etcd.RangeResponse = try await call(Self.range, Etcd.RangeRequest(key: Self.key(key)), connection)
        return response.kvs.first.map(Self.record)
    }

    func write(_ key: Int, _ value: [UInt8], on connection: Int) async throws -> UInt64 {
        try await put(Self.key(key), value, connection)
    }

    func write(_ key: Int, _ value: [UInt8], ifVersion version: UInt64, on connection: Int) async throws -> UInt64? {
        let request = Etcd.TxnRequest(
            compare: [
                .init(result: .equal, target: .mod, key: Self.key(key), targetUnion: .modRevision(Int64(version)))
            ],
            success: [.init(request: .requestPut(.init(key: Self.key(key), value: value)))])
        let response: Etcd.TxnResponse = try await call(Self.txn, request, connection)
        return response.succeeded ? UInt64(response.header?.revision ?? 0) : nil
    }

    func append(_ key: Int, ordinal: UInt32, _ value: [UInt8], on connection: Int) async throws {
        _ = try await put(Self.key(key, ordinal), value, connection)
    }

    func newest(_ key: Int, limit: Int, on connection: Int) async throws -> [LoadRecord] {
        let request = Etcd.RangeRequest(
            key: Array("s/\(key)/".utf8), rangeEnd: Array("s/\(key)0".utf8), limit: Int64(limit))
        let response: Etcd.RangeResponse = try await call(Self.range, request, connection)
        return response.kvs.map(Self.record)
    }

    private func put(_ key: [UInt8], _ value: [UInt8], _ connection: Int) async throws -> UInt64 {
        let response: Etcd.PutResponse = try await call(Self.put, Etcd.PutRequest(key: key, value: value), connection)
        return UInt64(response.header?.revision ?? 0)
    }

    private static func record(_ found: EtcdStore.KeyValue) -> LoadRecord {
        LoadRecord(version: UInt64(found.modRevision), value: found.value)
    }
}
