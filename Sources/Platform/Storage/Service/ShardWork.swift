/// How much a shard has its primary do, counted in reads.
enum ShardWork {
    /// A read, or a piece of a scan.
    static let read: UInt64 = 1
    /// A write: about what it costs a primary beside a read (scripts/benchmarks/storage/FIGURES.md).
    static let write: UInt64 = 4
}
