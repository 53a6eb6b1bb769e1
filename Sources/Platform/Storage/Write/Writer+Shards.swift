import Coordination
import Replication

/// Shards come and go with the map.
extension Writer {
    /// Follows a newer map: what coordination says of every shard that is, or shall be, held here.
    func follow(_ map: ShardMap) throws(StorageFault) {
        // What was split off is given up before its own shard is taken up, so that no bucket has two owners here.
        for record in map.shards {
            shards[record.shard]?.learn(record.ownership)
        }
        for record in map.shards {
            if shards[record.shard] == nil, record.isHeld(by: name) { try host(record) }
            guard let writer = shards[record.shard] else { continue }
            try tell(writer, record)
            if record.splitWish == nil { writer.split = nil }
            try settleMembership(writer, record, map)
        }
        guard !isAlone else { return }
        links.keep(
            shards.values.reduce(into: []) { peers, writer in
                guard let record = map[writer.shard] else { return }
                peers.formUnion(record.replicas.inSync + record.placement.holders)
                peers.formUnion(writer.replica.configuration.inSync.map { NodeName($0.name) })
            })
    }

    func tell(_ writer: ShardWriter, _ record: ShardRecord) throws(StorageFault) {
        if let configuration = ReplicaConfiguration(record.replicas) { try tell(writer, .configured(configuration)) }
        try tell(writer, .placed(ReplicaPlacement(record.placement)))
    }

    /// Rebuilds a damaged replica, or gives up one that is not wanted, once the confirmed set is without it.
    private func settleMembership(
        _ writer: ShardWriter, _ record: ShardRecord, _ map: ShardMap
    ) throws(StorageFault) {
        // A damaged replica hears no news any more.
        let epoch = writer.isDamaged ? record.replicas.epoch : writer.replica.configuration.epoch
        let isMember = writer.isDamaged ? record.replicas.inSync.contains(name) : writer.replica.role != .outsider
        guard !isMember, epoch >= record.replicas.epoch else { return }
        if !record.placement.holders.contains(name) {
            // Children that shall be held here are made of its records.
            let owed = map.shards.contains { child in
                child.origin?.parent == record.shard && writer.holds(child.buckets) && child.isHeld(by: name)
            }
            if !owed { try drop(writer) }
        } else if writer.isDamaged {
            logger.notice("a damaged replica is rebuilt", metadata: ["shard": "\(writer.shard)"])
            try reset(writer, to: record)
            writer.isDamaged = false
            writer.status.show(isWhole: true)
            try tell(writer, record)
        }
    }

    /// Whether what is here of a shard is also the beginning of a child of which this node is a member: it must not be
    /// replaced before the child was made of it.
    func owesChild(_ writer: ShardWriter) -> Bool {
        state.map.shards.contains { child in
            child.origin?.parent == writer.shard && writer.holds(child.buckets) && child.replicas.inSync.contains(name)
        }
    }

    // MARK: Coming

    /// Takes a shard up that nothing is on the disk of, unless it must wait until its parent has come far enough.
    func host(_ record: ShardRecord) throws(StorageFault) {
        guard let configuration = ReplicaConfiguration(record.replicas) else { return }
        if let origin = record.origin, let parent = shards[origin.parent], parent.holds(record.buckets) {
            if parent.replica.appliedIndex >= origin.index, parent.isWhole {
                return try split(record, configuration, from: parent, through: origin.index)
            }
            // It will come that far while somebody sends to it. A member of the child keeps what it has in any case:
            // perhaps no other member holds what the child begins with. Otherwise the child starts with nothing.
            let goesOn = state.map[origin.parent]?.isHeld(by: name) == true || record.replicas.inSync.contains(name)
            if goesOn, parent.isWhole { return }
            narrow(parent, without: record)
        }
        // What may lie here of a parent that was damaged or given up is no part of a child that starts with nothing.
        if record.origin != nil {
            deleteRecords(record.buckets)
            needsSync = true
        }
        let log = ShardLog(record.shard, after: .start, keeping: logRetention)
        let restored = Replica.Restored(hasOrigin: record.origin != nil)
        try host(record, configuration, restored, log, stamp: 0)
    }

    /// Takes up what waits for its parent.
    func hostWaiting() throws(StorageFault) {
        for record in state.map.shards where record.origin != nil && shards[record.shard] == nil {
            guard record.isHeld(by: name) else { continue }
            try host(record)
            if let writer = shards[record.shard] { try tell(writer, record) }
        }
    }

    /// Makes a shard of a part of another, whose records are here up to where the new log begins.
    private func split(
        _ record: ShardRecord, _ configuration: ReplicaConfiguration, from parent: ShardWriter, through index: UInt64
    ) throws(StorageFault) {
        let base = LogPosition(index: index, epoch: 0)
        let members = Set(record.replicas.inSync + [name]).map { ReplicaID($0.text) }
        guard let first = ReplicaConfiguration(epoch: 1, primary: configuration.primary, inSync: members) else {
            return
        }
        let stamp = parent.status.stamp
        narrow(parent, without: record)
        batch.put(
            .meta, ShardStanding.key(of: record.shard), ShardStanding(first, buckets: record.buckets).encoded)
        batch.put(.meta, LogBase.key(of: record.shard), LogBase.encode(base))
        batch.put(ShardProgress(at: base, stamp: stamp), of: record.shard)
        needsSync = true
        logger.notice("shard split", metadata: ["parent": "\(parent.shard)", "child": "\(record.shard)"])
        try host(
            record, configuration,
            Replica.Restored(configuration: first, log: EpochLog(after: base), appliedIndex: index, isFenced: true),
            ShardLog(record.shard, after: base, keeping: logRetention), stamp: stamp)
    }

    /// The records of a child are no longer counted among its parent's.
    private func narrow(_ parent: ShardWriter, without child: ShardRecord) {
        parent.buckets = parent.buckets.lowerBound...(child.buckets.lowerBound - 1)
        let standing = ShardStanding(parent.replica.configuration, buckets: parent.buckets)
        batch.put(.meta, ShardStanding.key(of: parent.shard), standing.encoded)
    }

    /// Splits a shard as is wished, once this replica surely is its primary and everything that it ordered is applied.
    ///
    /// - Parameter isConfirmed: Whether coordination has just answered. Without that it is asked first, for the shard
    ///   orders nothing until the outcome of its split is known.
    func splitAsWished(_ writer: ShardWriter, isConfirmed: Bool) {
        guard let record = state.map[writer.shard], let bucket = record.splitWish,
            let number = writer.split?.child ?? state.map.unusedNumber
        else { return }
        let replica = writer.replica
        if replica.role != .primary { writer.split = nil }
        guard replica.ordersCommands, replica.readableUntil > now, writer.knowsOwnership,
            record.replicas.epoch == replica.configuration.epoch
        else { return }
        guard isConfirmed || writer.split != nil else { return proposer.confirm(for: writer.shard) }
        let split = Split(epoch: record.replicas.epoch, bucket: bucket, child: number)
        writer.split = split
        guard replica.appliedIndex == replica.lastIndex else { return }
        proposer.split(writer.shard, split, through: replica.lastIndex)
    }

    /// Takes a shard up from what the disk holds of it.
    func host(
        _ record: ShardRecord, _ configuration: ReplicaConfiguration, _ restored: Replica.Restored, _ log: ShardLog,
        stamp: Int64
    ) throws(StorageFault) {
        let (replica, effects) = try makeReplica(configuration, restored)
        let status = ShardStatus(
            record.shard, buckets: record.buckets,
            leader: .init(
                primary: NodeName(replica.configuration.primary.name), epoch: replica.configuration.epoch))
        let writer = ShardWriter(
            record.shard, owning: record.ownership, replica: replica, log: log, status: status)
        // What it says waits until what stands in the batch of it is on the disk.
        if !batch.isEmpty {
            writer.awaitsRecord = true
            needsSync = true
            touched.insert(record.shard)
        }
        shards[record.shard] = writer
        lastStamp = max(lastStamp, stamp)
        watermark.assign(record.buckets, to: record.shard)
        watermark.advance(record.shard, to: stamp)
        status.show(applied: replica.appliedIndex, stamp: stamp)
        writer.publish { _, _ in 0 }
        state.show(status, of: record.shard)
        try perform(effects, of: writer)
    }

    func makeReplica(
        _ configuration: ReplicaConfiguration, _ restored: Replica.Restored
    ) throws(StorageFault) -> (Replica, [ReplicaEffect]) {
        // What this node has recorded came from coordination as well, and may be newer than what was read since.
        var newest = configuration
        if let recorded = restored.configuration, recorded.epoch > newest.epoch { newest = recorded }
        var effects: [ReplicaEffect] = []
        do throws(Replica.RestartError) {
            let replica = try Replica(
                id: id, settings: settings, configuration: newest, restored: restored, session: session, at: now,
                effects: &effects)
            return (replica, effects)
        } catch {
            throw .corrupt("a shard's log and state contradict each other: \(error)")
        }
    }

    // MARK: Going

    /// Gives a shard up, and removes what is here of it.
    private func drop(_ writer: ShardWriter) throws(StorageFault) {
        logger.notice("shard given up", metadata: ["shard": "\(writer.shard)"])
        empty(writer)
        batch.delete(.meta, LogBase.key(of: writer.shard))
        state.show(nil, of: writer.shard)
        shards[writer.shard] = nil
    }

    /// Makes a replica anew, as on an empty disk. Its state counts as not whole until somebody says otherwise.
    func reset(_ writer: ShardWriter, to record: ShardRecord) throws(StorageFault) {
        empty(writer)
        var newest = writer.replica.configuration
        if let told = ReplicaConfiguration(record.replicas), told.epoch > newest.epoch { newest = told }
        let (replica, effects) = try makeReplica(newest, Replica.Restored(hasOrigin: record.origin != nil))
        writer.replica = replica
        writer.buckets = record.buckets
        writer.status.show(applied: 0, stamp: 0)
        try perform(effects, of: writer)
    }

    /// Removes everything of a shard from the disk with the next sync; readers are told at once.
    private func empty(_ writer: ShardWriter) {
        writer.status.show(isWhole: false)
        writer.status.show(readTenure: 0, readableUntil: 0, freshAt: 0)
        for entry in writer.log.restart(after: .start, in: batch) { answer(entry.waiter, .abandoned) }
        committed.removeAll { $0.shard == writer.shard }
        writer.giveUpMarks()
        batch.delete(.meta, ShardStanding.key(of: writer.shard))
        batch.delete(.meta, ShardProgress.key(of: writer.shard))
        deleteRecords(writer.buckets)
        needsSync = true
    }

    /// Removes the records of buckets with the next sync.
    func deleteRecords(_ buckets: ClosedRange<Bucket>) {
        applier.forgetEnds()
        DataKey.start(of: buckets.lowerBound).withUnsafeBytes { first in
            DataKey.end(of: buckets.upperBound).withUnsafeBytes { batch.deleteRange(.data, first, $0) }
        }
    }
}

extension ShardWriter {
    /// Whether the records of buckets that were split off are still counted among this shard's.
    fileprivate func holds(_ part: ClosedRange<Bucket>) -> Bool {
        buckets.lowerBound < part.lowerBound && part.upperBound <= buckets.upperBound
    }
}

extension ShardRecord {
    /// What the shard owns as of this record.
    var ownership: Ownership { Ownership(buckets: buckets, epoch: replicas.epoch) }

    /// Whether a node holds the shard, or shall.
    func isHeld(by node: NodeName) -> Bool { replicas.inSync.contains(node) || placement.holders.contains(node) }
}

extension RocksBatch {
    /// Adds how far a shard has come.
    func put(_ progress: ShardProgress, of shard: ShardNumber) {
        put(.meta, ShardProgress.key(of: shard), progress.encoded)
    }
}
