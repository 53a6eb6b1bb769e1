import Coordination
import Crypto
import HealthCodeContracts
import HealthCodeRecords
import Kit
import StorageClient
import Wire

/// Keeps in the store through where the changes of a slice are derived, so that a process that begins needs no look at all
/// evidence.
///
/// A position that is kept is never ahead of what is derived. It may be behind: what is derived twice changes nothing.
struct DerivationPositions: Sendable {
    let store: Store
    let partition: PartitionKey

    /// The position that was kept; nil when there is none, or when it is of the store that a backup was made of.
    func kept() async throws -> ChangePosition? {
        let stored = try await store.read(partition, .record(HealthCodeRecordSets.derivationPositions))
        guard let stored, stored.value.restore == (try await restore()) else { return nil }
        let parts = stored.value.parts.compactMap { part -> ChangePosition.Part? in
            guard let first = Bucket(exactly: part.bucketFrom), let last = Bucket(exactly: part.bucketThrough),
                first <= last
            else { return nil }
            return .init(buckets: first...last, token: ReadToken(shard: part.shard, index: part.index))
        }
        return parts.isEmpty ? nil : ChangePosition(parts: parts)
    }

    /// Keeps a position. One that does not know its place for some buckets is not kept.
    func keep(_ position: ChangePosition) async throws {
        var parts: [HealthCodeV1.StoredDerivationPart] = []
        for part in position.parts {
            guard let token = part.token else { return }
            parts.append(
                .init(
                    bucketFrom: UInt32(part.buckets.lowerBound), bucketThrough: UInt32(part.buckets.upperBound),
                    shard: token.shard, index: token.index))
        }
        let restore = try await restore()
        try await store.write(partition) { change in
            try change.put(.init(parts: parts, restore: restore), in: HealthCodeRecordSets.derivationPositions)
        }
    }

    /// Names the restore that filled the store; empty when none did.
    private func restore() async throws -> [UInt8] {
        guard let mark = try await store.restoreMark() else { return [] }
        return Array(SHA256.hash(data: Array("\(mark.backup) \(mark.beganAt)".utf8)).prefix(16))
    }
}

extension PartitionKey {
    /// Where the workers that derive colours know of each other, and what lies behind its first bytes in the partitions of
    /// slices. It hides nothing.
    static let derivation: PartitionKey = {
        guard let key = try? PartitionKey(derivationBytes) else { preconditionFailure("a key has 16 bytes") }
        return key
    }()

    /// The partition of a slice, among its own buckets.
    static func derivation(of buckets: ClosedRange<Bucket>) -> PartitionKey {
        let first = withUnsafeBytes(of: buckets.lowerBound.bigEndian, Array.init)
        guard let key = try? PartitionKey(first + derivationBytes.dropFirst(2)) else {
            preconditionFailure("a key has 16 bytes")
        }
        return key
    }

    private static let derivationBytes = Array(SHA256.hash(data: Array("shuangma/derivation".utf8)).prefix(length))
}
