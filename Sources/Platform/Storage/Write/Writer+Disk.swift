import Replication

/// A full disk, as a node meets it before the disk itself refuses: it orders and takes nothing more, and gives its parts
/// in shards that others hold as well up to them. Once there is room it goes on by itself.
extension Writer {
    /// Looks after the room on the disk, now and then.
    func watchSpace() throws(StorageFault) {
        guard now >= nextLook else { return }
        nextLook = now.advanced(by: DiskSpace.interval)
        guard space.look() else { return }
        queue.show(space.isFull ? .diskFull : .takingWrites)
        if space.isFull {
            logger.critical("the disk is full: no writes until there is room")
            // What the group has begun is brought to its end first: a replica that fell silent is told nothing more.
            try settle()
            for writer in shards.values where writer.replica.configuration.inSync != [id] { giveUp(writer) }
        } else {
            logger.notice("the disk has room again")
            for writer in shards.values where writer.replica.hasFailed && !writer.isDamaged { try resume(writer) }
        }
    }

    /// The replica falls silent, so that the others go on without it.
    private func giveUp(_ writer: ShardWriter) {
        var effects: [ReplicaEffect] = []
        writer.replica.handle(.diskFailed, at: now, into: &effects)
        writer.publish { _, _ in 0 }
        for waiter in writer.log.takeWaiters(from: 0) { answer(waiter, .abandoned) }
    }

    /// The replica starts again from what it has on the disk, as after a restart of the process.
    private func resume(_ writer: ShardWriter) throws(StorageFault) {
        guard let record = state.map[writer.shard] else { return }
        let before = writer.replica
        // Only the disk tells whether it was ever sound: one that had lost its disk has recorded nothing since.
        let standing = try database.meta(ShardStanding.key(of: writer.shard)) { bytes throws(StorageFault) in
            try ShardStanding(bytes)
        }
        let (replica, effects) = try makeReplica(
            before.configuration,
            Replica.Restored(
                configuration: standing?.configuration, log: before.log, appliedIndex: writer.log.firstIndex - 1,
                hasOrigin: record.origin != nil))
        writer.replica = replica
        try perform(effects, of: writer)
        try tell(writer, record)
    }
}
