import Coordination
import Logging
import RPC
import Replication

/// What a node's writer is made from.
struct WriterSetUp: Sendable {
    var folder: String
    var name: NodeName
    var map: ShardMap
    var configuration: StorageConfiguration
    var queue: WriteQueue
    var cache: RecordCache
    /// A channel to another node; nil when there is none.
    var channel: (@Sendable (NodeName) throws -> any RPCChannel)?
    var proposer: Proposer
    var snapshots: SnapshotSender
    /// What keeps the database open for long.
    var longCalls = LongCalls()
    var clock: @Sendable () -> Int64
    var leaseClock: @Sendable () -> UInt64
    /// Bytes that are free on the disk; nil when that cannot be told.
    var freeDiskBytes: @Sendable () -> UInt64?
    var logger: Logger

    /// Opens the database and starts the writer, on a thread of its own: opening takes its time, and what only one
    /// thread may touch then never changes hands.
    ///
    /// - Parameter onClose: Called when the database is closed for good.
    /// - Returns: What requests share.
    func start(onClose: @escaping @Sendable () -> Void) async throws -> NodeState {
        let databases = OpenDatabases(onEnd: onClose)
        return try await withCheckedThrowingContinuation { opened in
            do throws(StorageFault) {
                try startThread {
                    defer { databases.end() }
                    var writer: Writer?
                    do {
                        writer = try make(databases, nil)
                    } catch {
                        return opened.resume(throwing: error)
                    }
                    let state = writer!.state
                    opened.resume(returning: state)
                    while writer?.run() == .noResources {
                        // The last reference of this thread's to the database goes first.
                        writer = nil
                        writer = reopened(state, databases)
                    }
                }
            } catch {
                opened.resume(throwing: error)
            }
        }
    }

    /// Opens the database, and takes up what it holds.
    ///
    /// - Parameter state: What requests share already; nil at the first time.
    func make(_ databases: OpenDatabases, _ state: NodeState?) throws -> Writer {
        let watermark = ExpiryWatermark()
        let database = try open(databases, watermark)
        let shardCount = map.shards.count { $0.origin == nil }
        try FormatRecord(shardCount: shardCount, node: name).claim(database, folder: folder)
        let writer = Writer(
            self, database, watermark, state ?? NodeState(name, database: database, map: map))
        let (shards, replayed) = try writer.start()
        state?.resume(database)
        logger.info(
            "storage opened",
            metadata: ["folder": "\(folder)", "shards": "\(shards)", "replayed": "\(replayed)"])
        return writer
    }

    private func open(_ databases: OpenDatabases, _ watermark: ExpiryWatermark) throws(StorageFault) -> RocksDatabase {
        databases.opening()
        do throws(StorageFault) {
            return try RocksDatabase(
                path: folder + "/rocksdb", configuration: configuration, watermark: watermark,
                onClose: { databases.closed() })
        } catch {
            databases.closed()
            throw error
        }
    }
}
