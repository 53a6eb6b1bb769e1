import Assembly
import RPC
import Synchronization

/// The channels by which a process reaches the roles of other processes: one a role, made when it is needed first.
final class RoleChannels: Sendable {
    private let membership: ClusterMembership
    private let known = Mutex<[ServiceRole: Channel]>([:])

    init(_ membership: ClusterMembership) { self.membership = membership }

    /// The channel to a role. Nothing is connected yet.
    @Sendable func channel(to role: ServiceRole) throws -> any RPCChannel {
        try known.withLock { known in
            if let channel = known[role] { return channel }
            let channel = try membership.channel(to: role)
            known[role] = channel
            return channel
        }
    }

    /// Those that were made, by the names of their roles.
    var all: [String: Channel] {
        known.withLock { known in Dictionary(uniqueKeysWithValues: known.map { ($0.rawValue, $1) }) }
    }
}
