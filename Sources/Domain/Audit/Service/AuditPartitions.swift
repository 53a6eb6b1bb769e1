import AuditCore
import Coordination
import Crypto
import StorageClient

/// Where the logs and roots are kept. The keys hide nothing: they are those of no person.
enum AuditPartitions {
    /// The partition of each log, which lies in the log's own sixteenth of the buckets: so their load is spread.
    static let logs: [PartitionKey] = (0..<AuditLogs.count).map { log in
        var bytes = hash("shuangma/audit/log/\(log)")
        bytes[0] = UInt8(log) << 4 | bytes[0] & 15
        return key(bytes)
    }

    /// The partition of all roots.
    static let roots = key(hash("shuangma/audit/roots"))

    /// The buckets whose partitions a log takes.
    static func buckets(of log: Int) -> ClosedRange<Bucket> {
        let first = Bucket(log) << 12
        return first...first | 0xFFF
    }

    private static func hash(_ text: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(text.utf8)).prefix(PartitionKey.length))
    }

    private static func key(_ bytes: [UInt8]) -> PartitionKey {
        guard let key = try? PartitionKey(bytes) else { preconditionFailure("a key has \(PartitionKey.length) bytes") }
        return key
    }
}

/// Names a chain: a partition, and the number of a record set.
struct AuditChain: Hashable, Sendable {
    let partition: PartitionKey
    let set: RecordSetNumber

    /// The beginning of the keys of its places.
    var sortKey: [UInt8] { partition.bytes + SortKey.big(set.value) }

    /// Behind the keys of its places.
    var sortKeyEnd: [UInt8] { sortKey + Array(repeating: 0xFF, count: 9) }

    /// The key of the place of one of its entries.
    func sortKey(of sequence: UInt64) -> [UInt8] { sortKey + SortKey.big(sequence) }

    /// The sequence that a key of a place ends with.
    static func sequence(of key: [UInt8]) -> UInt64 { key.suffix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
