import Coordination
import Synchronization

/// Through where each shard's records are, as readers see it.
final class ShardSigns: Sendable {
    private final class Applied: Sendable {
        let index = Atomic<UInt64>(0)
    }

    private let applied: [ShardNumber: Applied]

    init(_ shards: some Sequence<ShardNumber>) {
        applied = Dictionary(uniqueKeysWithValues: shards.map { ($0, Applied()) })
    }

    /// Shows that the records through `index` can be read. Called after they were written.
    func setApplied(_ index: UInt64, of shard: ShardNumber) {
        applied[shard]?.index.store(index, ordering: .releasing)
    }

    /// Through where a read that begins now sees the shard at least.
    func applied(of shard: ShardNumber) -> UInt64 {
        applied[shard]?.index.load(ordering: .acquiring) ?? 0
    }
}
