/// A storage node as it makes itself known.
public struct NodeRecord: Sendable, Equatable {
    /// Its name in the shard map.
    public var name: NodeName
    /// Where its services are reached: `host:port`. Empty while the node is not alive.
    public var address: String
    /// What fails together with it, such as a rack or a site; empty when nothing is known.
    public var zone: String
    /// When it started, milliseconds since 1970: another start is another value.
    public var startedAt: Int64
    /// Whether it lives: its lease is kept.
    public var isAlive: Bool
    /// Whether it shall be emptied.
    public var isDraining: Bool

    /// Makes a record of a node that lives.
    public init(
        name: NodeName, address: String, zone: String = "", startedAt: Int64 = 0, isAlive: Bool = true,
        isDraining: Bool = false
    ) {
        self.name = name
        self.address = address
        self.zone = zone
        self.startedAt = startedAt
        self.isAlive = isAlive
        self.isDraining = isDraining
    }
}

/// How much the shards that a storage node leads have it do.
public struct NodeLoad: Sendable, Equatable {
    /// The node.
    public var node: NodeName
    /// Work a second of each shard that it has led for a while, in reads; a write counts as several.
    public var shards: [ShardNumber: UInt64]

    /// Makes a report.
    public init(node: NodeName, shards: [ShardNumber: UInt64]) {
        self.node = node
        self.shards = shards
    }
}

/// A process that serves a role and can be found by it.
public struct ServiceInstance: Sendable, Hashable, Comparable {
    /// What it serves, such as `trip-card`: no empty text and no slash.
    public var role: String
    /// Where it is reached: `host:port`.
    public var address: String

    /// Makes an instance.
    public init(role: String, address: String) {
        self.role = role
        self.address = address
    }

    public static func < (first: Self, second: Self) -> Bool {
        (first.role, first.address) < (second.role, second.address)
    }
}

/// Something made known that is kept known while this lives, and forgotten once it is ended.
public final class Registration: Sendable {
    private let ending: @Sendable () async -> Void
    private let abandoning: @Sendable () -> Void

    /// Makes a registration.
    ///
    /// - Parameters:
    ///   - end: Forgets it at once; called at most once by each `end()`.
    ///   - abandon: Stops keeping it, without waiting for anything; called when nobody holds this any more.
    public init(end: @escaping @Sendable () async -> Void, abandon: @escaping @Sendable () -> Void) {
        ending = end
        abandoning = abandon
    }

    deinit { abandoning() }

    /// Forgets it at once, so that others need not wait for the lease to run out. Harmless when repeated.
    public func end() async { await ending() }
}
