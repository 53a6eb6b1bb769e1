public import Replication

/// Sizes and bounds of a storage node. The defaults suit a machine for development; a server gives most of
/// its memory to the block cache.
public struct StorageConfiguration: Sendable, Equatable {
    /// Memory for blocks of table files, in bytes. More means fewer reads of the disk.
    public var blockCacheBytes = 256 << 20
    /// Memory for decoded records that are read often, in bytes.
    public var recordCacheBytes = 64 << 20
    /// Memory for the newest records before they become a file, in bytes; up to three of these are in use.
    /// Indexes and filters of the files come on top, about two bytes a record.
    public var writeBufferBytes = 64 << 20
    /// Bytes of RocksDB's log after which the oldest records in memory become files: bounds how long the
    /// start after a crash takes.
    public var maxWALBytes = 512 << 20
    /// Table files that stay open at most; a file holds about 64 MiB. Some dozen descriptors come on top. -1 keeps all of
    /// them open.
    public var maxOpenFiles = -1
    /// Threads that write and merge files.
    public var backgroundJobs = 2
    /// Writes that may wait to be synced; over it a write is refused with RESOURCE_EXHAUSTED.
    public var maxQueuedWrites = 16_384
    /// Bytes of writes that may wait, counted likewise.
    public var maxQueuedWriteBytes = 64 << 20
    /// Bytes of other nodes' messages that may wait to be worked off; more is dropped, and sent again later.
    public var maxQueuedPeerBytes = 128 << 20
    /// Bytes of writes that are synced together at most.
    public var maxGroupBytes = 8 << 20
    /// Threads for reads that must touch the disk.
    public var readThreads = 4
    /// Reads that may wait for such a thread; over it a read is refused with RESOURCE_EXHAUSTED.
    public var maxQueuedReads = 1_024
    /// Bytes of records in one answer, below the message limit of RPC; a range is cut there.
    public var maxResponseBytes = 3 << 20

    /// Scans that are served at the same time; over it one is refused with RESOURCE_EXHAUSTED. Each keeps what it began
    /// with from being merged away, and takes a read thread now and then.
    public var maxScans = 16
    /// Entries of each shard's log that stay on the disk for those who follow its changes, at most; who comes back later
    /// must scan. About 40 bytes of memory each.
    public var keptLogEntries: UInt64 = 16_384
    /// Bytes of each shard's log that stay likewise, at most; what other replicas need stays beyond it.
    public var keptLogBytes = 16 << 20

    /// How replicas work together. All nodes of a cluster have the same ``ReplicaSettings/timing``.
    public var replication = ReplicaSettings()
    /// Bytes that must be free on the disk; below it the node takes no writes and gives its parts in shards up to other
    /// nodes, until there is twice as much. Keep it above what merging files may need for a moment.
    public var minFreeDiskBytes = 256 << 20
    /// Bytes a second that a snapshot for another node may take of disk and network.
    public var maxTransferBytesPerSecond = 32 << 20
    /// Seconds from one comparison of all replicas to the next; 0 means never.
    public var scrubIntervalSeconds = 86_400
    /// Bytes a second that a comparison may read on each node.
    public var maxScrubBytesPerSecond = 16 << 20

    /// The defaults.
    public init() {}
}
