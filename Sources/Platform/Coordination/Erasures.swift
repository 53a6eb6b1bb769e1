/// A partition whose records were erased for good, such as a person's when the account is closed.
///
/// A backup that is older still has the records. Whoever restores it leaves out what the ledger of erasures names.
public struct ErasedPartition: Sendable, Hashable {
    /// The 16 bytes of the partition's key, which tell nothing of the person.
    public let partition: [UInt8]
    /// When it was erased, seconds since 1970.
    public let at: Int64

    /// An entry of the ledger.
    public init(partition: [UInt8], at: Int64) {
        self.partition = partition
        self.at = at
    }
}

/// The part of ``ClusterCoordination`` that remembers what was erased, apart from the store and its backups.
///
/// An entry is kept for as long as the oldest backup. Thousands of entries are meant, not millions.
public protocol ErasureCoordination: Sendable {
    /// Enters partitions. One that is entered already keeps the later time.
    func recordErasures(_ erasures: [ErasedPartition]) async throws

    /// All entries, by partition.
    func erasures() async throws -> [ErasedPartition]

    /// Forgets the entries of before a moment.
    ///
    /// - Parameter moment: Seconds since 1970.
    /// - Returns: How many there were.
    func forgetErasures(before moment: Int64) async throws -> Int
}
