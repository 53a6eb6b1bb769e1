public import Coordination
import Glibc
public import Logging
import Synchronization

/// A storage node: a data folder, the shards in it, and the service that serves them.
///
/// ```swift
/// let name = NodeName("storage-1")
/// let coordination = try LocalCoordination(node: name)
/// let node = try await StorageNode.open(folder: "data/storage", name: name, coordination: coordination)
/// let channel = InProcessChannel(services: [node.service])
/// let store = try await StorageClient(coordination: coordination) { _ in channel }
/// …
/// await node.close()
/// ```
public final class StorageNode: Sendable {
    /// What a server or an in-process channel offers.
    public let service: StorageService

    private let closed: Signal
    private let watch: Task<Void, Never>

    /// Opens a folder, which is made if it is missing, and brings it up to date: what was acknowledged before
    /// the last stop, clean or not, is there.
    ///
    /// - Parameters:
    ///   - name: The node's name in the shard map. A folder belongs to one name for ever.
    ///   - clock: Nanoseconds since 1970; what "expired" means.
    /// - Throws: ``StorageOpenError``; what `coordination` throws.
    public static func open(
        folder: String, name: NodeName, coordination: any Coordination, configuration: StorageConfiguration = .init(),
        clock: @escaping @Sendable () -> Int64 = StorageNode.systemClock,
        logger: Logger = Logger(label: "shuangma.storage")
    ) async throws -> StorageNode {
        let map = try await coordination.shardMap()
        let lock = try FolderLock(folder)
        let closed = Signal()
        let watermark = ExpiryWatermark()
        let writes = WriteQueue(configuration)
        let signs = ShardSigns(map.shards.map(\.shard))
        let database = try await withCheckedThrowingContinuation { opened in
            do {
                // The database is opened on the thread that will write to it: opening takes its time, and
                // what only one thread may touch then never changes hands.
                try startThread {
                    do {
                        let (writer, database) = try makeWriter(
                            folder, name, map, configuration, writes, signs, watermark, clock, logger,
                            onClose: {
                                lock.release()
                                closed.give()
                            })
                        opened.resume(returning: database)
                        writer.run()
                    } catch {
                        opened.resume(throwing: StorageOpenError(error, folder: folder))
                    }
                }
            } catch {
                opened.resume(throwing: StorageOpenError(error, folder: folder))
            }
        }
        let reads: ReadPool
        do {
            reads = try ReadPool(threads: configuration.readThreads, maxQueued: configuration.maxQueuedReads)
        } catch {
            writes.close()
            throw StorageOpenError(error, folder: folder)
        }
        let service = StorageService(
            state: NodeState(node: name, database: database, map: map), writes: writes, reads: reads, signs: signs,
            watermark: watermark, clock: clock, maxResponseBytes: configuration.maxResponseBytes)
        return StorageNode(service, closed, following: coordination.shardMaps())
    }

    private init(_ service: StorageService, _ closed: Signal, following maps: Updates<ShardMap>) {
        self.service = service
        self.closed = closed
        let state = service.state
        let writes = service.writes
        watch = Task {
            for await map in maps {
                // Readers first: a node that lost a shard must not read from it while the writer learns.
                state.adopt(map)
                writes.configure(map)
            }
        }
    }

    deinit { stop() }

    /// Finishes what was begun and closes the folder: queued writes are made durable and answered, reads
    /// finish, later requests are answered with UNAVAILABLE. Returns when another process may open it.
    public func close() async {
        stop()
        await closed.wait()
    }

    private func stop() {
        watch.cancel()
        service.state.close()
        service.writes.close()
        service.reads.close()
    }

    /// The system's clock, nanoseconds since 1970.
    public static let systemClock: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// Opens and recovers a folder's database, on the thread that will write to it.
private func makeWriter(
    _ folder: String, _ name: NodeName, _ map: ShardMap, _ configuration: StorageConfiguration,
    _ writes: WriteQueue, _ signs: ShardSigns, _ watermark: ExpiryWatermark,
    _ clock: @escaping @Sendable () -> Int64, _ logger: Logger, onClose: @escaping @Sendable () -> Void
) throws -> (Writer, RocksDatabase) {
    let database = try RocksDatabase(
        path: folder + "/rocksdb", configuration: configuration, watermark: watermark, onClose: onClose)
    try FormatRecord(shardCount: map.shards.count, node: name).claim(database, folder: folder)
    let recovered = try Recovery(database, map: map, node: name)
    logger.info(
        "storage opened",
        metadata: [
            "folder": "\(folder)", "shards": "\(recovered.shards.count)", "replayed": "\(recovered.replayed)",
        ])
    let writer = Writer(
        node: name, database: database, recovered: recovered, queue: writes, signs: signs, watermark: watermark,
        clock: clock, logger: logger)
    return (writer, database)
}

/// Something that happens once, and those who wait for it.
final class Signal: Sendable {
    private struct State {
        var isGiven = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// It has happened.
    func give() {
        let waiting = state.withLock { state in
            state.isGiven = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    /// Waits until it has happened.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isGiven = state.withLock { state in
                if !state.isGiven { state.waiting.append(continuation) }
                return state.isGiven
            }
            if isGiven { continuation.resume() }
        }
    }
}
