import Replication

/// What clients and peers ask.
extension StorageProcess {
    /// A client's request arrives: a write waits for the writer, a read is answered beside it.
    func receive(_ request: Request) {
        guard shards[request.shard] != nil else {
            answer(request, .notDone(primary: nil))
            return
        }
        switch request.body {
        case .write: enqueue(request)
        case .read(let version, let entries): read(request, atLeast: version, entries)
        }
    }

    /// Lets a replica order the writes that it may take.
    func propose(_ requests: [Request], to number: Int) {
        guard let hosted = shards[number] else {
            for request in requests { answer(request, .notDone(primary: nil)) }
            return
        }
        let state = node.disk.live[number]?.state
        let taken = requests.filter { request in
            let isTaken =
                hosted.serves(request.partition) && hosted.splitWish == nil
                && state?.owned.contains(request.partition) == true
            if !isTaken {
                answer(request, .notDone(primary: otherPrimary(of: number)))
            }
            return isTaken
        }
        if !taken.isEmpty { tell(hosted, .propose(count: taken.count), proposals: taken) }
    }

    // MARK: Reads

    private func read(_ request: Request, atLeast version: UInt64?, _ entries: Int) {
        if let version {
            let state = node.disk.live[request.shard]?.state
            if let state, state.applied >= version, state.owned.contains(request.partition) {
                answer(request, .read(state.partitions[request.partition].found(entries)))
            } else {
                answer(request, .notDone(primary: nil))
            }
            return
        }
        let tenure = shards[request.shard]?.readTenure ?? 0
        let found = value(request, entries)
        // A thread may be interrupted at any place, for long.
        let stall =
            world.random.chance(world.scenario.readerStalls)
            ? world.random.below(3.seconds) : world.random.below(30.microseconds)
        world.after(stall) { [self] in
            node.run(self) { [self] in
                if let found, isCurrent(request, tenure) {
                    answer(request, .read(found))
                } else {
                    answer(request, .notDone(primary: otherPrimary(of: request.shard)))
                }
            }
        }
    }

    private func otherPrimary(of shard: Int) -> Int? {
        let primary = shards[shard].map { World.number(of: $0.replica.configuration.primary) }
        return primary == node.number ? nil : primary
    }

    private func value(_ request: Request, _ entries: Int) -> Found? {
        guard let hosted = shards[request.shard], hosted.serves(request.partition),
            let state = node.disk.live[request.shard]?.state, state.owned.contains(request.partition)
        else { return nil }
        return state.partitions[request.partition].found(entries)
    }

    /// Whether a value that was read after a tenure was looked at, and before now, is current.
    private func isCurrent(_ request: Request, _ tenure: UInt64) -> Bool {
        guard let hosted = shards[request.shard], hosted.serves(request.partition) else { return false }
        let replica = hosted.replica
        let holds = hosted.readableUntil > node.clock
        switch world.mutation {
        case .trustLaterLease: return holds
        case .serveAfterLease: return replica.role == .primary
        case .readBeforeTakeover:
            if replica.role == .primary, replica.committedIndex < replica.lastIndex { return true }
        default: break
        }
        return holds && tenure != 0 && hosted.readTenure == tenure
    }

    // MARK: Peers

    func receive(_ sent: PeerMessage, from sender: Int) {
        guard let hosted = shards[sent.shard] else { return }
        hosted.know(sent.knownEpoch, sent.owned)
        var from = world.ids[sender]
        var message = sent.message
        tamper(&message, &from, at: hosted)
        tell(hosted, .received(message, from: from), bodies: sent.bodies)
    }

    private func tamper(_ message: inout ReplicaMessage, _ sender: inout ReplicaID, at hosted: HostedShard) {
        let configuration = hosted.replica.configuration
        switch (world.mutation, message) {
        case (.applyBeforeCommit, .prepare(var prepare)):
            prepare.committed = prepare.last
            message = .prepare(prepare)
        case (.ignoreEpoch, .prepare(var prepare)) where prepare.epoch < configuration.epoch:
            prepare.epoch = configuration.epoch
            sender = configuration.primary
            message = .prepare(prepare)
        case (.ignoreEpoch, .acknowledge(var acknowledgement)) where acknowledgement.epoch < configuration.epoch:
            acknowledgement.epoch = configuration.epoch
            message = .acknowledge(acknowledgement)
        default: break
        }
    }
}

extension ShardState.Partition {
    /// What a read of the partition finds that asks for so many entries of its chain.
    fileprivate func found(_ entries: Int) -> Found { Found(records: records, chain: chain.end(entries)) }
}
