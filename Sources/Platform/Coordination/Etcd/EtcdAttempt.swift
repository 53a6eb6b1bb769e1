import RPC

/// A key below the prefix, with its value.
struct EtcdEntry: Sendable, Equatable {
    /// The key without the prefix.
    var key: String
    /// Its value.
    var value: [UInt8]
    /// The store's revision when the key came into being.
    var createRevision: Int64
    /// The store's revision when the value was put.
    var modRevision: Int64
    /// The lease it is attached to; 0 means none.
    var lease: Int64
}

/// One attempt at something: the calls it consists of share a deadline and a token. Keys are below the prefix.
struct EtcdAttempt: Sendable {
    private let kv: Etcd.KVClient
    private let leases: Etcd.LeaseClient
    let users: Etcd.AuthClient
    let options: CallOptions
    private let prefix: String

    init(_ channel: some RPCChannel, _ metadata: Metadata, _ deadline: Deadline, prefix: String) {
        kv = Etcd.KVClient(channel)
        leases = Etcd.LeaseClient(channel)
        users = Etcd.AuthClient(channel)
        options = CallOptions(metadata: metadata, deadline: deadline, waitForReady: true)
        self.prefix = prefix
    }

    /// The value of a key as the majority has it now.
    func entry(_ key: String) async throws -> EtcdEntry? {
        let response = try await kv.range(.init(key: bytes(key)), options: options)
        return response.kvs.first.map { EtcdEntry($0, prefix: prefix) }
    }

    /// The values of all keys that begin so, and the revision at which they were that.
    func entries(below start: String) async throws -> (entries: [EtcdEntry], revision: Int64) {
        let first = bytes(start)
        let response = try await kv.range(.init(key: first, rangeEnd: .prefixEnd(first)), options: options)
        return (response.kvs.map { EtcdEntry($0, prefix: prefix) }, response.header?.revision ?? 0)
    }

    /// Puts and deletes in one step when the conditions hold.
    ///
    /// - Returns: Whether they held, and the store's revision after it.
    func transaction(
        if conditions: [Condition], then changes: [Change]
    ) async throws -> (succeeded: Bool, revision: Int64) {
        let response = try await kv.txn(
            .init(
                compare: conditions.map { $0.compare(bytes($0.key)) },
                success: changes.map { $0.operation(bytes($0.key)) }),
            options: options)
        return (response.succeeded, response.header?.revision ?? 0)
    }

    /// Begins a lease.
    ///
    /// - Returns: Its number, and its time.
    func grantLease(_ time: Duration) async throws -> (id: Int64, time: Duration) {
        let seconds = time.components.seconds + (time.components.attoseconds > 0 ? 1 : 0)
        let response = try await leases.leaseGrant(.init(ttl: seconds), options: options)
        guard response.error.isEmpty else { throw RPCError(.unavailable, response.error) }
        return (response.id, .seconds(response.ttl))
    }

    /// Ends a lease; one that has ended is none.
    func revokeLease(_ id: Int64) async throws {
        do {
            _ = try await leases.leaseRevoke(.init(id: id), options: options)
        } catch let error as RPCError where error.code == .notFound {
            return
        }
    }

    private func bytes(_ key: String) -> [UInt8] { Array((prefix + key).utf8) }

    /// What must hold of a key.
    struct Condition {
        let key: String
        private let target: Etcd.Compare.CompareTarget
        private let value: Etcd.Compare.TargetUnionValue

        /// The key's value was put at this revision; 0 means that there is no such key.
        static func put(_ key: String, at revision: Int64) -> Condition {
            Condition(key: key, target: .mod, value: .modRevision(revision))
        }

        /// The key came into being at this revision.
        static func created(_ key: String, at revision: Int64) -> Condition {
            Condition(key: key, target: .create, value: .createRevision(revision))
        }

        fileprivate func compare(_ key: [UInt8]) -> Etcd.Compare {
            .init(result: .equal, target: target, key: key, targetUnion: value)
        }
    }

    /// What becomes of a key.
    enum Change {
        /// It has this value, attached to a lease unless that is 0.
        case put(key: String, value: [UInt8], lease: Int64 = 0)
        /// It is no more.
        case delete(key: String)

        var key: String {
            switch self {
            case .put(let key, _, _), .delete(let key): key
            }
        }

        fileprivate func operation(_ key: [UInt8]) -> Etcd.RequestOp {
            switch self {
            case .put(_, let value, let lease):
                .init(request: .requestPut(.init(key: key, value: value, lease: lease)))
            case .delete: .init(request: .requestDeleteRange(.init(key: key)))
            }
        }
    }
}

extension EtcdEntry {
    init(_ pair: EtcdStore.KeyValue, prefix: String) {
        self.init(
            key: String(decoding: pair.key.dropFirst(prefix.utf8.count), as: UTF8.self), value: pair.value,
            createRevision: pair.createRevision, modRevision: pair.modRevision, lease: pair.lease)
    }
}

extension [UInt8] {
    /// The end of the range of all keys that begin with these bytes, which do not end with 0xff.
    static func prefixEnd(_ prefix: [UInt8]) -> [UInt8] {
        var end = prefix
        end[end.count - 1] += 1
        return end
    }
}
