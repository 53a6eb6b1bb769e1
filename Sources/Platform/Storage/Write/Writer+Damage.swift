import Coordination
import Replication

/// What is on the disk is not what was written: of one shard, or in a file of the database.
extension Writer {
    /// Whether other nodes hold everything that this one does, as its replicas know: it may begin again with nothing.
    var isHeldElsewhere: Bool { !isAlone && shards.values.allSatisfy { $0.replica.configuration.inSync != [id] } }

    /// Runs a step for a shard. When something of it on the disk is damaged, that is this replica's end alone, if
    /// there are others of it.
    ///
    /// - Returns: Whether the step was done.
    @discardableResult
    func sparing(_ writer: ShardWriter, _ step: () throws(StorageFault) -> Void) throws(StorageFault) -> Bool {
        do throws(StorageFault) {
            try step()
            return true
        } catch {
            guard let damage = error.damage, writer.replica.configuration.inSync != [id] else { throw error }
            if case .damagedFile = error, isHeldElsewhere { throw error }
            logger.error("damage found", metadata: ["shard": "\(writer.shard)", "reason": "\(damage)"])
            setDamaged(writer)
            return false
        }
    }

    /// What is on the disk of a shard is not what was written. The replica serves nothing more, so that its primary
    /// ejects it, or another takes its part over; then it is rebuilt from theirs. A replica that is alone has nobody to
    /// be rebuilt from: it goes on with what is whole.
    func setDamaged(_ writer: ShardWriter) {
        guard !writer.isDamaged, writer.replica.configuration.inSync != [id] else { return }
        logger.critical("a replica is damaged and serves no more", metadata: ["shard": "\(writer.shard)"])
        writer.isDamaged = true
        writer.status.show(isWhole: false)
        var effects: [ReplicaEffect] = []
        writer.replica.handle(.diskFailed, at: now, into: &effects)
        writer.publish { _, _ in 0 }
        committed.removeAll { $0.shard == writer.shard }
        writer.giveUpMarks()
        for waiter in writer.log.takeWaiters(from: 0) { answer(waiter, .abandoned) }
    }

    /// A reader met a file of the database that is not what was written. While others hold everything, the node ends,
    /// to begin again with nothing; otherwise only the shard is taken for damaged.
    func meetDamagedFile(_ what: String, of shard: ShardNumber) throws(StorageFault) {
        if isHeldElsewhere { throw .damagedFile(what) }
        if let writer = shards[shard] { setDamaged(writer) }
    }

    /// Leaves word for the next start.
    func note(_ damage: String) {
        do throws(StorageFault) {
            try damageNote.write(damage)
        } catch {
            logger.error("what is damaged cannot be noted", metadata: ["reason": "\(error)"])
        }
    }
}
