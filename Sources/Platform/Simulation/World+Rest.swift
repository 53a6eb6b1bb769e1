import Replication

/// What must hold once all trouble is over and nobody writes.
extension World {
    /// What is missing to rest: every shard on the nodes where it is wished, all of them equal; nil when all is so.
    var unrest: String? {
        for record in coordination.records {
            let set = record.configuration
            if set.inSync != record.placement.holders.sorted() {
                return "shard \(record.shard) is in sync on \(set.summary), wished on \(record.placement.holders)"
            }
            if record.splitWish != nil { return "shard \(record.shard) is not split yet" }
            if let preferred = record.placement.preferredPrimary, preferred != set.primary,
                record.placement.holders.contains(preferred)
            {
                return "shard \(record.shard) is led by \(set.primary) instead of \(preferred)"
            }
            if let reason = inequality(record) { return reason }
        }
        return nil
    }

    private func inequality(_ record: ShardRecord) -> String? {
        let primary = nodes[number(of: record.configuration.primary)]
        guard let replica = primary.process?.shards[record.shard]?.replica,
            let state = primary.disk.live[record.shard]?.state
        else { return "shard \(record.shard) is not at its primary \(primary.id)" }
        if replica.appliedIndex != replica.lastIndex { return "shard \(record.shard) has entries that are not applied" }
        for id in record.configuration.inSync {
            guard let other = nodes[number(of: id)].disk.live[record.shard]?.state else {
                return "shard \(record.shard) is not at \(id)"
            }
            if other.applied != state.applied {
                return "shard \(record.shard) is at \(state.applied) at \(primary.id), at \(other.applied) at \(id)"
            }
            if other.owned != state.owned {
                return "shard \(record.shard) owns other partitions at \(primary.id) than at \(id)"
            }
            if other != state { return "shard \(record.shard) differs at \(primary.id) and \(id)" }
        }
        return nil
    }

    /// Every acknowledged write is remembered under its version by the shard that has its partition.
    func checkAcknowledged() {
        for (command, version) in acknowledged {
            let partition = commands[command].partition
            guard let record = coordination.records.first(where: { $0.owned.contains(partition) }) else { continue }
            let primary = nodes[number(of: record.configuration.primary)]
            let found = primary.disk.live[record.shard]?.state.partitions[partition].applied[command]
            if found != version {
                fail(
                    "write \(command) was acknowledged with version \(version), "
                        + "at rest its version is \(found.map(String.init) ?? "unknown")"
                )
                return
            }
        }
    }
}
