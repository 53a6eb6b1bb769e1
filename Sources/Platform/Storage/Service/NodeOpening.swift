import Coordination
import Logging
import RPC
import Security

/// What a storage node is opened with, and how.
struct NodeOpening: Sendable {
    var folder: String
    var name: NodeName
    var coordination: any ClusterCoordination
    var configuration: StorageConfiguration
    var peers: (@Sendable (NodeName) throws -> any RPCChannel)?
    var caller: (@Sendable (CallContext) -> NodeName?)?
    var rights: RecordRights?
    var clock: @Sendable () -> Int64
    var leaseClock: @Sendable () -> UInt64
    /// How much room the disk has; nil when that cannot be told.
    var freeDiskBytes: @Sendable () -> UInt64?
    var logger: Logger

    private var note: DamageNote { DamageNote(folder: folder) }

    /// Opens the folder. A database with a damaged file is replaced by an empty one first, if others hold everything.
    ///
    /// - Throws: ``StorageOpenError``; what `coordination` throws.
    func run() async throws -> StorageNode {
        var damage = note.text
        while true {
            let isNew = if let damage { try await replaceDatabase(damage) } else { false }
            do {
                return try await attempt()
            } catch StorageFault.damagedFile(let what) {
                guard damage == nil, !isNew else { throw StorageOpenError.damaged(folder: folder, reason: what) }
                damage = what
            }
        }
    }

    /// - Throws: ``StorageFault/damagedFile(_:)``; ``StorageOpenError``; what `coordination` throws.
    private func attempt() async throws -> StorageNode {
        let map = try await shardMap { _ in true }
        let lock = try FolderLock(folder)
        let closed = Signal()
        let queue = WriteQueue(configuration)
        do {
            let cache = RecordCache(maxBytes: configuration.recordCacheBytes)
            let reads = try ReadPath(configuration, cache: cache)
            let transfers = try ReadPool(threads: 1, maxQueued: configuration.maxQueuedReads)
            let snapshots = SnapshotSender(
                from: name, channel: peers, pool: transfers, bytesPerSecond: configuration.maxTransferBytesPerSecond,
                logger: logger)
            let setUp = WriterSetUp(
                folder: folder, name: name, map: map, configuration: configuration, queue: queue, cache: cache,
                channel: peers, proposer: Proposer(coordination, queue: queue, logger: logger), snapshots: snapshots,
                clock: clock, leaseClock: leaseClock, freeDiskBytes: freeDiskBytes, logger: logger)
            let state = try await setUp.start {
                lock.release()
                closed.give()
            }
            let service = StorageService(
                state: state, writes: queue, reads: reads, clock: clock, leaseClock: leaseClock, rights: rights)
            let identity = PeerIdentity(own: name, caller: caller)
            let replication = ReplicationService(
                identity: identity, writes: queue, transfers: transfers, clock: leaseClock, logger: logger)
            let upkeep = Upkeep(setUp, identity, state: state, transfers: transfers)
            return StorageNode(service, replication, upkeep, closed, following: coordination.shardMaps())
        } catch {
            queue.close()
            lock.release()
            if case StorageFault.damagedFile = error { throw error }
            throw StorageOpenError(error, folder: folder)
        }
    }

    /// Removes the database, so that the node starts as one whose disk is new.
    ///
    /// That alone would be safe wherever another node is in sync. But what one node takes for damage all may, a fault of
    /// the program for instance. So it is done only when the others have gone on without this node, as they do within
    /// seconds when they are well: they hold everything then that was acknowledged, and can give it back.
    ///
    /// - Returns: Whether it was removed: not when this node holds something alone.
    private func replaceDatabase(_ damage: String) async throws -> Bool {
        guard peers != nil, try await shardMap(where: { _ in true }).isHeld(without: name) else { return false }
        logger.critical(
            "the database is damaged; waiting for the others to go on without this node",
            metadata: ["folder": "\(folder)", "reason": "\(damage)"])
        try note.write(damage)
        let map = try await shardMap { map in
            !map.isHeld(without: name) || map.shards.allSatisfy { !$0.replicas.inSync.contains(name) }
        }
        guard map.isHeld(without: name) else { return false }
        let lock = try FolderLock(folder)
        defer { lock.release() }
        try note.removeDatabase()
        logger.notice("the damaged database is removed", metadata: ["folder": "\(folder)"])
        return true
    }

    /// The first shard map, from now on, of which something holds.
    private func shardMap(where holds: (ShardMap) -> Bool) async throws -> ShardMap {
        for await map in coordination.shardMaps() where holds(map) { return map }
        throw CancellationError()
    }
}

extension ShardMap {
    /// Whether no shard has a node as its only replica in sync.
    fileprivate func isHeld(without node: NodeName) -> Bool { shards.allSatisfy { $0.replicas.inSync != [node] } }
}
