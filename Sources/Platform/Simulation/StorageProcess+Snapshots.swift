import Replication

/// The applied state of a shard on its way to a learner.
extension StorageProcess {
    func sendSnapshot(to peer: ReplicaID, of hosted: HostedShard) {
        guard let stored = node.disk.live[hosted.number] else { return }
        let index = stored.state.applied
        let epoch = hosted.replica.log.epoch(at: index)
        guard let epoch else { return }
        let number = hosted.number
        var state = stored.state
        if world.mutation == .leaveHeads { state.forgetHeads() }
        let snapshot = Snapshot(shard: number, state: state, position: LogPosition(index: index, epoch: epoch))
        world.note { "\(self.node.id): shard \(number) sends a snapshot at \(index) to \(peer)" }
        let sender = node.number
        world.after(world.random.within(2...150).milliseconds) { [self] in
            guard node.process === self else { return }
            world.send(from: sender, to: world.number(of: peer)) { $0.arrive(.snapshot(snapshot, from: sender)) }
        }
        hosted.transfers += 1
        let transfer = hosted.transfers
        hosted.openTransfers[peer] = transfer
        world.after(700.milliseconds) { [self] in
            node.run(self) { self.enqueue(.transferDue(transfer, to: peer, shard: number)) }
        }
    }

    func install(_ snapshot: Snapshot, from sender: Int) {
        guard let hosted = shards[snapshot.shard], let stored = node.disk.live[snapshot.shard],
            hosted.replica.accepts(snapshotAt: snapshot.position), installed[snapshot.shard] == nil,
            mayReplace(snapshot.shard, by: snapshot.state.owned)
        else { return }
        world.note { "\(self.node.id): shard \(snapshot.shard) installs a snapshot at \(snapshot.position.index)" }
        stage(
            .create(
                snapshot.shard,
                StoredShard(
                    configuration: stored.configuration, knownEpoch: stored.knownEpoch, base: snapshot.position,
                    state: snapshot.state)))
        installed[snapshot.shard] = snapshot.position
        touched.insert(snapshot.shard)
        let id = node.id
        held.append { [unowned self] in
            world.send(from: node.number, to: sender) {
                $0.arrive(.transferred(to: id, shard: snapshot.shard))
            }
        }
    }
}
