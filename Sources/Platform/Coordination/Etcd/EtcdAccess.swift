public import RPC

/// A user of etcd, known by the common name of its certificate, and the keys below the cluster's prefix that it may read
/// and write. Everybody else may do nothing.
public struct EtcdUser: Sendable, Hashable {
    /// The common name of the certificate.
    public let name: String
    /// Keys, or beginnings of keys that end with a slash, that it may write. All of the cluster's keys it may read.
    let writes: [String]

    /// A storage node: writes the shard map, what it says of itself, and the election of the controller.
    public static func storageNode(_ name: String) -> EtcdUser {
        EtcdUser(
            name: name,
            writes: [EtcdKeys.map, EtcdKeys.shards, EtcdKeys.nodes, EtcdKeys.loads, EtcdKeys.elections])
    }

    /// A process of a service: writes where it is found; and what it erased, the keys of days, or the marks of keys of records,
    /// when that is its business.
    public static func service(
        _ name: String, erases: Bool = false, keepsDayKeys: Bool = false, readsRecords: Bool = false
    ) -> EtcdUser {
        EtcdUser(
            name: name,
            writes: ["\(EtcdKeys.services)\(name)/"] + (erases ? [EtcdKeys.erasures] : [])
                + (keepsDayKeys ? [EtcdKeys.dayKeys] : []) + (readsRecords ? [EtcdKeys.keyMarks] : []))
    }

    /// A program of operators: wishes where shards shall lie, and which node shall be emptied; brings the ledger of erasures
    /// and the names of keys of records into a restored cluster, and shortens the ledger.
    public static func tool(_ name: String) -> EtcdUser {
        EtcdUser(name: name, writes: [EtcdKeys.shards, EtcdKeys.draining, EtcdKeys.erasures, EtcdKeys.keyMarks])
    }
}

/// Makes etcd know its users, once for a new cluster and again after an upgrade. The caller's certificate has the common
/// name `root`; before etcd knows any users, everybody's will do.
public struct EtcdAdministration: Sendable {
    private static let root = "root"

    private let client: EtcdClient

    /// - Throws: what the TLS configuration is refused with.
    public init(_ configuration: EtcdConfiguration) throws { client = try EtcdClient(configuration) }

    /// Ends every connection.
    public func close() async { await client.close() }

    /// Gives each user its rights, and has etcd ask for a user from then on. May be repeated.
    ///
    /// - Throws: ``CoordinationError``: `denied` when the caller is not `root`.
    public func secure(_ users: [EtcdUser]) async throws {
        try await make(Self.root, role: Self.root, [])
        let prefix = Array(client.configuration.prefix.utf8)
        for user in users {
            let readsAll = Etcd.Permission(permType: .read, key: prefix, rangeEnd: .prefixEnd(prefix))
            let writes = user.writes.map { key in
                let bytes = prefix + Array(key.utf8)
                return Etcd.Permission(
                    permType: .readwrite, key: bytes, rangeEnd: key.hasSuffix("/") ? .prefixEnd(bytes) : [])
            }
            try await make(user.name, role: user.name, [readsAll] + writes)
        }
        try await client.perform { try await $0.enableAuthentication() }
    }

    private func make(_ user: String, role: String, _ permissions: [Etcd.Permission]) async throws {
        try await client.perform { attempt in
            try await attempt.addRole(role)
            for permission in permissions { try await attempt.grant(permission, to: role) }
            try await attempt.addUser(user)
            try await attempt.grantRole(role, to: user)
        }
    }
}

extension EtcdAttempt {
    /// Makes a role; one that is there stays.
    fileprivate func addRole(_ role: String) async throws {
        try await unlessItExists { _ = try await users.roleAdd(.init(name: role), options: options) }
    }

    /// Makes a user without a password, whom a certificate proves; one that is there stays.
    fileprivate func addUser(_ user: String) async throws {
        try await unlessItExists {
            _ = try await users.userAdd(.init(name: user, options: .init(noPassword: true)), options: options)
        }
    }

    fileprivate func grant(_ permission: Etcd.Permission, to role: String) async throws {
        _ = try await users.roleGrantPermission(.init(name: role, perm: permission), options: options)
    }

    fileprivate func grantRole(_ role: String, to user: String) async throws {
        _ = try await users.userGrantRole(.init(user: user, role: role), options: options)
    }

    fileprivate func enableAuthentication() async throws { _ = try await users.authEnable(.init(), options: options) }

    private func unlessItExists(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as RPCError
            where error.code == .failedPrecondition && error.message.contains("already exists")
        {
            return
        }
    }
}
