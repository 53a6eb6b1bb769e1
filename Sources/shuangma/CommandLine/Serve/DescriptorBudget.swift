import Foundation
import RPC

/// How the descriptors that the system gives this process are shared out: connections get no more than what is left when
/// the store, the operator's port and the ways to other processes have theirs.
struct DescriptorBudget: Sendable, Equatable {
    /// What a process uses besides: standard streams, event loops, the log, resolvers.
    private static let base = 96
    /// The store's log and manifest, and the files that it is writing.
    private static let storeBase = 64
    /// Connections to the operator's port.
    static let adminConnections = 32
    /// Connections of callers without which a process is of no use.
    private static let connectionsMin = 64
    private static let connectionsMax = 20_000
    /// More is of no use, and makes some libraries slow.
    private static let limitMax = 1 << 20

    /// Most connections of callers.
    let connections: Int
    /// Table files that the store keeps open; 0 without a store.
    let tableFiles: Int
    /// From this number on no descriptor goes to a caller.
    let descriptorsMax: Int

    /// Shares descriptors out.
    ///
    /// - Parameters:
    ///   - limit: Descriptors that this process may have.
    ///   - hasStore: Whether it holds data.
    ///   - hasPeers: Whether it calls other processes.
    /// - Throws: `Failure.wrongUse` when they do not suffice for the settings.
    init(limit: Int, hasStore: Bool, hasPeers: Bool, _ settings: EffectiveConfiguration) throws {
        let wantedFiles = settings.number(Settings.openFiles)
        tableFiles = hasStore ? (wantedFiles > 0 ? wantedFiles : min(max(limit / 4, 64), 4096)) : 0
        let store = hasStore ? tableFiles + Self.storeBase : 0
        let peers = hasPeers ? min(256, limit / 8) : 0
        let reserve = Self.base + store + peers + Self.adminConnections
        let wanted = settings.number(Settings.maxConnections)
        let needed = reserve + (wanted > 0 ? wanted : Self.connectionsMin)
        guard limit >= needed else {
            throw Failure.wrongUse(
                """
                the system gives this process \(limit) descriptors (RLIMIT_NOFILE), and the settings \
                \(Settings.maxConnections.key) and \(Settings.openFiles.key) need \(needed): raise the limit (ulimit -n, \
                systemd: LimitNOFILE) or lower the settings
                """)
        }
        connections = wanted > 0 ? wanted : min(limit - reserve, Self.connectionsMax)
        descriptorsMax = limit - Self.adminConnections - Self.storeBase
    }

    /// Shares the descriptors of this process out, after asking the system for as many as it may have.
    init(hasStore: Bool, hasPeers: Bool, _ settings: EffectiveConfiguration) throws {
        try self.init(limit: Self.raisedLimit(), hasStore: hasStore, hasPeers: hasPeers, settings)
    }

    /// Raises the soft limit of descriptors to the hard one, and tells it.
    private static func raisedLimit() -> Int {
        let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(descriptors, &limit) == 0 else { return 1024 }
        let wanted = min(limit.rlim_max, rlim_t(limitMax))
        if wanted > limit.rlim_cur {
            var raised = limit
            raised.rlim_cur = wanted
            if setrlimit(descriptors, &raised) == 0 { limit = raised }
        }
        return Int(clamping: min(limit.rlim_cur, rlim_t(limitMax)))
    }
}
