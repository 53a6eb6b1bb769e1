import RPC
import Synchronization

/// Channels to roles of the process that are added after those which call them.
final class LaterChannels: Sendable {
    private let known = Mutex<[ServiceRole: any RPCChannel]>([:])

    /// Makes a channel known.
    func set(_ channel: any RPCChannel, to role: ServiceRole) { known.withLock { $0[role] = channel } }

    /// The channel to a role.
    ///
    /// - Throws: UNAVAILABLE before the role is added.
    func channel(to role: ServiceRole) throws -> any RPCChannel {
        guard let channel = known.withLock({ $0[role] }) else {
            throw RPCError(.unavailable, "the process is starting")
        }
        return channel
    }
}
