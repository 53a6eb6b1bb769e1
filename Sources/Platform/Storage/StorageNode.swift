public import Coordination
import Glibc
public import Logging
public import RPC
import Replication
public import Security
import Synchronization

/// A storage node: a data folder, the replicas of shards in it, and the services that it offers.
///
/// ```swift
/// let name = NodeName("storage-1")
/// let coordination = try LocalCoordination(node: name)
/// let node = try await StorageNode.open(folder: "data/storage", name: name, coordination: coordination)
/// let channel = InProcessChannel(services: node.services)
/// let store = try await Store(coordination: coordination, configuration: .embedded) { _ in channel }
/// …
/// await node.close()
/// ```
public final class StorageNode: Sendable {
    /// What callers of the store are offered.
    public let service: StorageService
    /// What other storage nodes are offered.
    public let replication: ReplicationService
    /// What operators are offered.
    public let maintenance: MaintenanceService

    private let comparison: ComparisonService
    private let closed: Signal
    private let watch: Task<Void, Never>
    private let scrubs: Task<Void, Never>

    /// Everything that a server or an in-process channel offers.
    public var services: [any RPCService] { [service, replication, maintenance, comparison] }

    /// What the node counts, in Prometheus's text format 0.0.4.
    public var metrics: String { maintenance.scrubber.counters.text }

    /// Opens a folder, which is made if it is missing, and brings it up to date: what was acknowledged before
    /// the last stop, clean or not, is there. Waits for the cluster to have a shard map. Where a file of the database is
    /// damaged and other nodes hold everything, it waits until they go on without this node, and begins with nothing.
    ///
    /// - Parameters:
    ///   - name: The node's name in the shard map. A folder belongs to one name for ever.
    ///   - peers: A channel to another node's services; asked anew whenever one has broken. Nil for a node that holds
    ///     all of its shards alone, with a coordination that lives and dies with this process.
    ///   - caller: The node that makes a call, as its connection proves; who says to be another is refused. Nil where
    ///     connections prove nothing.
    ///   - rights: Which processes may read and write which record sets. Nil lets everybody whom the authorizer admits at
    ///     all of them, for tests and for loads in their own process.
    ///   - clock: Nanoseconds since 1970; what "expired" means.
    ///   - leaseClock: Nanoseconds of a clock that never stands still nor is set; what leases are measured on.
    /// - Throws: ``StorageOpenError``; what `coordination` throws.
    public static func open(
        folder: String, name: NodeName, coordination: any ClusterCoordination,
        configuration: StorageConfiguration = .init(),
        peers: (@Sendable (NodeName) throws -> any RPCChannel)? = nil,
        caller: (@Sendable (CallContext) -> NodeName?)? = nil, rights: RecordRights? = nil,
        clock: @escaping @Sendable () -> Int64 = StorageNode.systemClock,
        leaseClock: @escaping @Sendable () -> UInt64 = StorageNode.systemLeaseClock,
        logger: Logger = Logger(label: "shuangma.storage")
    ) async throws -> StorageNode {
        let opening = NodeOpening(
            folder: folder, name: name, coordination: coordination, configuration: configuration, peers: peers,
            caller: caller, rights: rights, clock: clock, leaseClock: leaseClock,
            freeDiskBytes: DiskSpace.free(in: folder),
            logger: logger)
        return try await opening.run()
    }

    init(
        _ service: StorageService, _ replication: ReplicationService, _ upkeep: Upkeep, _ closed: Signal,
        following maps: Updates<ShardMap>
    ) {
        self.service = service
        self.replication = replication
        maintenance = upkeep.maintenance
        comparison = upkeep.comparison
        scrubs = Task { await upkeep.schedule.run() }
        self.closed = closed
        let state = service.state
        let writes = service.writes
        watch = Task {
            for await map in maps {
                state.adopt(map)
                writes.deliver(.map(map))
            }
        }
    }

    deinit { stop() }

    /// Prepares ``close()``: hands over what the node is primary of, and has the shards' other replicas go on without it.
    /// Writers then notice nothing of its end but some milliseconds each shard. Serves on meanwhile. Returns when nobody
    /// waits for this node, or when `patience` has passed: the others then find out by themselves, within a second.
    public func leave(within patience: Duration) async {
        let now = MonotonicTime(nanoseconds: service.leaseClock())
        let end = now.advanced(by: UInt64(max(patience / .nanoseconds(1), 0)))
        await withCheckedContinuation { answer in
            if !service.writes.deliver(.leave(.init(answer: answer, end: end))) { answer.resume() }
        }
    }

    /// Finishes what was begun and closes the folder: queued writes are made durable and answered, reads
    /// finish, later requests are answered with UNAVAILABLE. Returns when another process may open it.
    public func close() async {
        stop()
        await closed.wait()
    }

    private func stop() {
        watch.cancel()
        scrubs.cancel()
        maintenance.calls.close()
        service.state.close()
        service.writes.close()
        service.reads.close()
        replication.transfers.close()
    }

    /// The system's clock, nanoseconds since 1970.
    public static let systemClock: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// The clock that leases are measured on: nanoseconds since the machine started.
    ///
    /// `CLOCK_BOOTTIME`, which nobody can set and which goes on while the machine is suspended. `CLOCK_MONOTONIC` stands
    /// still then: a primary that slept through its lease would wake up believing it still holds it, while its backups
    /// have long chosen another. A process that is only stopped (SIGSTOP) sees either clock go on.
    public static let systemLeaseClock: @Sendable () -> UInt64 = {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
