import Coordination
import Crypto
import StorageContracts

/// What a replica holds at a mark, in little: two replicas with equal digests hold the same.
struct ReplicaDigest: Sendable, Equatable {
    /// Slices of the shard's buckets that have a digest each, so that a difference says about where it is.
    static let sliceCount = 64
    /// Records that expire so soon after the mark's moment are left out, in nanoseconds: a replica drops what has
    /// expired when it merges files, also from a state that is being read. Two hours, longer than a comparison may take.
    static let expiryMargin: Int64 = 2 * 3_600 * 1_000_000_000

    var index: UInt64
    var records: UInt64
    var slices: [[UInt8]]

    /// In how many slices two differ.
    func differingSlices(from other: ReplicaDigest) -> Int {
        guard slices.count == other.slices.count else { return Self.sliceCount }
        return zip(slices, other.slices).count { $0 != $1 }
    }

    init(index: UInt64, records: UInt64, slices: [[UInt8]]) {
        self.index = index
        self.records = records
        self.slices = slices
    }

    /// Nil for what no replica sends.
    init?(_ message: StorageV1.ShardDigest) {
        guard message.slices.count == Self.sliceCount else { return nil }
        self.init(index: message.index, records: message.records, slices: message.slices)
    }

    var message: StorageV1.ShardDigest { .init(index: index, records: records, slices: slices) }
}

/// Makes the digest of a state step by step.
// Used by one call at a time: whoever makes the digest waits for each step before asking for the next.
final class DigestSource: @unchecked Sendable {
    /// Bytes that one step reads, about.
    static let stepBytes = 256 << 10

    private let view: ShardView
    private let horizon: Int64
    private var hashes: [SHA256]
    private var next: [UInt8]?
    private var records: UInt64 = 0

    init(_ view: ShardView) {
        self.view = view
        horizon = view.progress.stamp + ReplicaDigest.expiryMargin
        hashes = Array(repeating: SHA256(), count: ReplicaDigest.sliceCount)
        next = view.firstKey
    }

    /// Reads on.
    ///
    /// - Returns: How many bytes were read; nil when everything was.
    /// - Throws: ``StorageFault/corrupt(_:)`` at a value that is not what was written.
    func step() throws(StorageFault) -> Int? {
        guard let from = next else { return nil }
        var read = 0
        next = try view.ascend(from: from) { key, bytes, value in
            read += key.count + bytes.count
            if value.isPresent(at: horizon) { add(key, bytes) }
            return read < Self.stepBytes
        }
        return read
    }

    private func add(_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
        let slice = slice(of: DataKey.bucket(of: key))
        for part in [key, value] {
            withUnsafeBytes(of: UInt32(part.count).littleEndian) { hashes[slice].update(bufferPointer: $0) }
            hashes[slice].update(bufferPointer: part)
        }
        records += 1
    }

    private func slice(of bucket: Bucket) -> Int {
        let first = Int(view.buckets.lowerBound)
        return (Int(bucket) - first) * ReplicaDigest.sliceCount / (Int(view.buckets.upperBound) - first + 1)
    }

    /// The digest, once everything was read.
    var digest: ReplicaDigest {
        ReplicaDigest(index: view.progress.applied, records: records, slices: hashes.map { Array($0.finalize()) })
    }
}

/// Makes digests, not faster than is good for those who read and write meanwhile.
struct Digester: Sendable {
    let pool: ReadPool
    let pace: TransferPace

    /// The digest of a state.
    ///
    /// - Throws: ``StorageFault``; ``ReadRefused``.
    func digest(of view: ShardView) async throws -> ReplicaDigest {
        let source = DigestSource(view)
        while let bytes = try await pool.run({ try source.step() }) {
            try await Task.sleep(for: pace.wait(for: bytes))
        }
        return source.digest
    }
}
