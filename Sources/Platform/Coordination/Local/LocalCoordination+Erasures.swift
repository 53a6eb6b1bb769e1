import Synchronization

extension LocalCoordination {
    public func recordErasures(_ erasures: [ErasedPartition]) async {
        erased.withLock { known in
            for erasure in erasures { known[erasure.partition] = max(known[erasure.partition] ?? .min, erasure.at) }
        }
    }

    public func erasures() async -> [ErasedPartition] {
        erased.withLock { known in
            known.map { ErasedPartition(partition: $0.key, at: $0.value) }
                .sorted { $0.partition.lexicographicallyPrecedes($1.partition) }
        }
    }

    public func forgetErasures(before moment: Int64) async -> Int {
        erased.withLock { known in
            let before = known.count
            known = known.filter { $0.value >= moment }
            return before - known.count
        }
    }
}
