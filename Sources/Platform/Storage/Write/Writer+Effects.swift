import Coordination
import Replication

/// What replicas are told, and what is done about what they ask for.
extension Writer {
    /// About how many bytes a message without entries takes.
    private static let messageBytes = 128

    /// Tells a replica an event, shows readers what follows, and does what it asks for.
    ///
    /// - Parameter bodies: The message that the event is about.
    func tell(_ writer: ShardWriter, _ event: ReplicaEvent, _ bodies: PeerMessage? = nil) throws(StorageFault) {
        var effects: [ReplicaEffect] = []
        let epoch = writer.replica.configuration.epoch
        writer.replica.handle(event, at: now, into: &effects)
        writer.publish { peer, heard in hearing.madeAfter(peer, heard: heard) }
        if writer.replica.configuration.epoch != epoch { writer.publishLeader() }
        try sparing(writer) { () throws(StorageFault) in try perform(effects, of: writer, bodies) }
    }

    /// Does what a replica asks for, in order.
    func perform(
        _ effects: [ReplicaEffect], of writer: ShardWriter, _ bodies: PeerMessage? = nil
    ) throws(StorageFault) {
        for effect in effects {
            switch effect {
            case .append(let range, let epoch): append(range, epoch: epoch, to: writer)
            case .receive(let range): receive(range, bodies, by: writer)
            case .truncate(let index): try truncate(writer, after: index)
            case .record(let configuration): record(configuration, of: writer)
            case .send(let message, let peer): try send(message, to: NodeName(peer.name), from: writer)
            case .apply(let range): committed.append((writer.shard, range))
            case .acknowledge(let range):
                for entry in writer.log.entries(range) { entry.waiter?.submission.finish() }
            case .refuse(let count, let reason):
                for entry in writer.takeProposed(count) { answer(entry.waiter, .notOrdered(reason)) }
            case .abandon(let range):
                for waiter in writer.log.takeWaiters(from: range.first) { answer(waiter, .abandoned) }
            case .trim(let index): writer.log.trim(through: index, in: batch)
            case .proposeConfiguration(let next, let expected):
                if writer.awaitsRecord {
                    outbox.hold(next, expecting: expected, of: writer.shard)
                } else {
                    proposer.propose(next, expecting: expected, of: writer.shard)
                }
            case .confirmCoordination: proposer.confirm(for: writer.shard)
            case .sendSnapshot(let peer): sendSnapshot(of: writer, to: NodeName(peer.name))
            }
        }
    }

    private func append(_ range: LogRange, epoch: UInt64, to writer: ShardWriter) {
        var entries = Array(writer.takeProposed(range.count))
        for place in entries.indices { entries[place].epoch = epoch }
        writer.log.append(entries, at: range, to: batch)
        touch(writer)
    }

    private func receive(_ range: LogRange, _ bodies: PeerMessage?, by writer: ShardWriter) {
        guard let bodies, case .prepare(let prepare) = bodies.message else { return }
        writer.log.receive(bodies.blocks, from: prepare.previous.index + 1, range, to: batch)
        for block in bodies.blocks { lastStamp = max(lastStamp, block.content.stamp) }
        touch(writer)
    }

    private func truncate(_ writer: ShardWriter, after index: UInt64) throws(StorageFault) {
        for entry in try writer.log.truncate(after: index, database, in: batch) { answer(entry.waiter, .abandoned) }
        logger.info("log truncated", metadata: ["shard": "\(writer.shard)", "after": "\(index)"])
        touch(writer)
    }

    private func record(_ configuration: ReplicaConfiguration, of writer: ShardWriter) {
        let standing = ShardStanding(configuration, buckets: writer.buckets)
        batch.put(.meta, ShardStanding.key(of: writer.shard), standing.encoded)
        writer.awaitsRecord = true
        touch(writer)
        // The first set of a new cluster's shards is no news.
        logger.log(
            level: configuration.epoch == 1 ? .debug : .info, "replica set changed",
            metadata: [
                "shard": "\(writer.shard)", "epoch": "\(configuration.epoch)", "primary": "\(configuration.primary)",
                "in_sync": "\(configuration.inSync.map(\.name).joined(separator: " "))",
            ])
    }

    private func touch(_ writer: ShardWriter) {
        touched.insert(writer.shard)
        needsSync = true
    }

    func answer(_ waiter: (submission: Submission, place: Int)?, _ outcome: CommandOutcome) {
        guard let (submission, place) = waiter else { return }
        submission.set(outcome, at: place)
        submission.finish()
    }

    // MARK: To peers

    private func send(_ message: ReplicaMessage, to peer: NodeName, from writer: ShardWriter) throws(StorageFault) {
        guard case .prepare(let prepare) = message, let range = prepare.entries else {
            return add(
                .init(writer.shard, message, ownership: writer.ownership), Self.messageBytes, to: peer, from: writer)
        }
        // Cut where blocks end, so that no message grows beyond what a stream carries.
        var rest = prepare
        var blocks: [[UInt8]] = []
        var size = 0
        var last = prepare.previous.index
        for body in try writer.log.bodies(of: range, database) {
            if size > 0, size + body.bytes.count > PeerLink.maxBatchBytes, let (first, second) = rest.split(after: last)
            {
                add(
                    .init(writer.shard, .prepare(first), blocks: blocks, ownership: writer.ownership),
                    Self.messageBytes + size, to: peer,
                    from: writer)
                rest = second
                blocks = []
                size = 0
            }
            blocks.append(body.bytes)
            size += body.bytes.count
            last = body.last
        }
        add(
            .init(writer.shard, .prepare(rest), blocks: blocks, ownership: writer.ownership), Self.messageBytes + size,
            to: peer, from: writer)
    }

    private func add(_ message: PeerLink.Message, _ size: Int, to peer: NodeName, from writer: ShardWriter) {
        outbox.add(.init(message: message, size: size), to: peer, isHeld: writer.awaitsRecord)
    }

    private func sendSnapshot(of writer: ShardWriter, to peer: NodeName) {
        let (shard, queue) = (writer.shard, queue)
        snapshots.send(
            shard, writer.buckets, epoch: writer.replica.configuration.epoch, of: database, to: peer
        ) { error in
            if let error { queue.report(error, of: shard) }
            queue.deliver(.snapshotSent(shard, to: peer, succeeded: error == nil))
        }
    }
}

extension ShardWriter {
    /// The first commands of those that are just being proposed.
    fileprivate func takeProposed(_ count: Int) -> ArraySlice<ShardLog.Entry> {
        defer { proposed = proposed.dropFirst(count) }
        return proposed.prefix(count)
    }
}
