import Replication

/// What coordination says about which shards are here.
extension StorageProcess {
    func learn(_ news: [ShardRecord]) {
        for record in news {
            if let place = records.firstIndex(where: { $0.shard == record.shard }) {
                guard record.revision >= records[place].revision else { continue }
                records[place] = record
            } else {
                records.insert(record, at: records.firstIndex { $0.shard > record.shard } ?? records.count)
            }
            guard let hosted = shards[record.shard] else { continue }
            hosted.know(record.configuration.epoch, record.owned)
            hosted.splitWish = record.splitWish
            tell(hosted, .configured(record.configuration))
            tell(hosted, .placed(record.placement))
        }
        settleRecords()
    }

    /// Takes shards on that belong here, and gives up those that do not any more.
    func settleRecords() {
        for record in records {
            let belongs = belongs(record)
            if let hosted = shards[record.shard] {
                if !belongs, hosted.replica.configuration.epoch <= record.configuration.epoch, mayDrop(record) {
                    drop(record.shard)
                }
                release(record)
                continue
            }
            switch carve(record) {
            case .waits: continue
            case .carved: if !belongs { drop(record.shard) }
            case .notHere: if belongs { create(record) }
            }
        }
    }

    private func belongs(_ record: ShardRecord) -> Bool {
        record.configuration.inSync.contains(node.id) || record.placement.holders.contains(node.id)
    }

    /// Whether nothing here waits to become a child's state: the news of a child may come later than that its
    /// parent is not wanted here.
    private func mayDrop(_ record: ShardRecord) -> Bool {
        guard var left = node.disk.live[record.shard]?.state.owned else { return true }
        left.remove(record.owned)
        for child in records where child.origin?.parent == record.shard {
            let isMissed = belongs(child) && shards[child.shard] == nil
            if let origin = child.origin, !isMissed { left.remove(origin.moved) }
        }
        return left.bits == 0
    }

    /// Whether a state that has these partitions may replace the one that is here: not before sender and receiver have
    /// heard of the same splits, and not while this node, as a member of a child, has the child's beginning only here.
    func mayReplace(_ shard: Int, by owned: PartitionSet) -> Bool {
        guard let record = records.first(where: { $0.shard == shard }), record.owned == owned else { return false }
        return !records.contains { child in
            guard let origin = child.origin, origin.parent == shard, shards[child.shard] == nil else { return false }
            return child.configuration.inSync.contains(node.id)
                && node.disk.live[shard]?.state.owned.contains(origin.moved) == true
        }
    }

    private func drop(_ number: Int) {
        world.note { "\(self.node.id): gives up shard \(number)" }
        remove(number)
        stage(.drop(number))
    }

    private func create(_ record: ShardRecord) {
        world.note { "\(self.node.id): takes on shard \(record.shard)" }
        let state = ShardState(
            partitions: world.partitions, records: Scenario.records, owned: record.owned)
        stage(.create(record.shard, StoredShard(state: state)))
        let isMember = record.configuration.inSync.contains(node.id)
        let forgets = isMember && world.mutation == .forgetLoss
        host(
            record.shard, record.configuration,
            Replica.Restored(configuration: forgets ? record.configuration : nil, hasOrigin: record.origin != nil),
            knownEpoch: record.configuration.epoch, owned: record.owned)
        if let hosted = shards[record.shard] { tell(hosted, .placed(record.placement)) }
    }

    // MARK: Splits

    private enum Carving {
        case carved
        /// The parent must first apply what the child begins with.
        case waits
        case notHere
    }

    /// Forgets what belongs to a child that came here otherwise than out of its parent.
    private func release(_ record: ShardRecord) {
        guard let origin = record.origin, let parent = node.disk.live[origin.parent],
            parent.state.owned.contains(origin.moved), parent.state.applied >= origin.index
        else { return }
        stage(.release(origin.parent, moved: origin.moved))
    }

    /// Begins a child with its part of the parent's state, if that is here.
    private func carve(_ record: ShardRecord) -> Carving {
        guard let origin = record.origin, let parent = node.disk.live[origin.parent], shards[origin.parent] != nil
        else {
            return .notHere
        }
        let moved = origin.moved
        guard parent.state.owned.contains(moved) else { return .notHere }
        guard parent.state.applied >= origin.index else {
            // The parent goes on here only if it is wanted here; a member of the child has what it needs in its log.
            let goesOn = records.contains { $0.shard == origin.parent && belongs($0) }
            return goesOn || record.configuration.inSync.contains(node.id) ? .waits : .notHere
        }
        world.note { "\(self.node.id): shard \(record.shard) begins after \(origin.index) of \(origin.parent)" }
        stage(
            .carve(origin.parent, child: record.shard, moved: moved, at: origin.index, record.configuration))
        // Nothing of the child leaves before its beginning is on the disk: fenced, it may order at once.
        unrecorded.insert(record.shard)
        host(
            record.shard, record.configuration,
            Replica.Restored(
                configuration: record.configuration, log: EpochLog(after: LogPosition(index: origin.index, epoch: 0)),
                appliedIndex: origin.index, isFenced: true),
            knownEpoch: record.configuration.epoch, owned: record.owned)
        if let hosted = shards[record.shard] { tell(hosted, .placed(record.placement)) }
        return .carved
    }

    /// A primary whose shard shall be split lets it come to rest and asks for the split, ordering nothing until
    /// the outcome is known.
    func followSplitWish(_ hosted: HostedShard) {
        guard hosted.splitWish != nil else { return }
        let replica = hosted.replica
        let epoch = replica.configuration.epoch
        // That it may read shows that it is primary indeed, and not one whose disk is new.
        guard replica.role == .primary, replica.readableUntil > node.clock,
            replica.appliedIndex == replica.lastIndex,
            hosted.splitAskedIn != epoch, hosted.knownEpoch == epoch, !unrecorded.contains(hosted.number)
        else { return }
        hosted.splitAskedIn = epoch
        let number = hosted.number
        world.coordination.split(number, expectedEpoch: epoch, through: replica.lastIndex, by: node.number) {
            [self] record in
            node.run(self) { self.enqueue(.learn([record])) }
        }
        world.after(300.milliseconds) { [self] in
            node.run(self) { self.enqueue(.retrySplit(shard: number)) }
        }
    }
}
