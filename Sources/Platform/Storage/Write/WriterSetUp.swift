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
    var clock: @Sendable () -> Int64
    var leaseClock: @Sendable () -> UInt64
    /// Bytes that are free on the disk; nil when that cannot be told.
    var freeDiskBytes: @Sendable () -> UInt64?
    var logger: Logger

    /// Opens the database and starts the writer, on a thread of its own: opening takes its time, and what only one
    /// thread may touch then never changes hands.
    ///
    /// - Parameter onClose: Called when the database is closed.
    /// - Returns: What requests share.
    func start(onClose: @escaping @Sendable () -> Void) async throws -> NodeState {
        try await withCheckedThrowingContinuation { opened in
            do throws(StorageFault) {
                try startThread {
                    let writer: Writer
                    do {
                        writer = try make(onClose)
                    } catch {
                        return opened.resume(throwing: error)
                    }
                    opened.resume(returning: writer.state)
                    writer.run()
                }
            } catch {
                opened.resume(throwing: error)
            }
        }
    }

    private func make(_ onClose: @escaping @Sendable () -> Void) throws -> Writer {
        let watermark = ExpiryWatermark()
        let database = try RocksDatabase(
            path: folder + "/rocksdb", configuration: configuration, watermark: watermark, onClose: onClose)
        let shardCount = map.shards.count { $0.origin == nil }
        try FormatRecord(shardCount: shardCount, node: name).claim(database, folder: folder)
        let writer = Writer(self, database, watermark, NodeState(name, database: database, map: map))
        let (shards, replayed) = try writer.start()
        logger.info(
            "storage opened",
            metadata: ["folder": "\(folder)", "shards": "\(shards)", "replayed": "\(replayed)"])
        return writer
    }
}
