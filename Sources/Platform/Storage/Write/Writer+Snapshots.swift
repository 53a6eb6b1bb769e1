import Coordination
import RPC
import Replication

/// A snapshot from a peer replaces what is here of a shard.
extension Writer {
    /// Empties a shard for the records that are to come, and lets them come; refuses when they would not bring it
    /// forward.
    func begin(
        _ offer: SnapshotOffer, _ answer: CheckedContinuation<SnapshotSink, any Error>
    ) throws(StorageFault) {
        guard let writer = shards[offer.shard], writer.isWhole, let record = state.map[offer.shard],
            record.buckets == offer.buckets, writer.replica.configuration.epoch == offer.epoch,
            writer.replica.configuration.primary.name == offer.sender.text,
            writer.replica.accepts(snapshotAt: offer.position), !owesChild(writer)
        else { return answer.resume(throwing: RPCError.snapshotNotWanted(offer.shard)) }
        do throws(StorageFault) {
            writer.isInstalling = true
            try reset(writer, to: record)
            // Tells the next start that what it finds of the shard is not whole.
            batch.put(.meta, InstallMark.key(of: offer.shard), [])
            try sync()
        } catch {
            answer.resume(throwing: WriteRefused.diskFailed)
            throw error
        }
        logger.notice(
            "a snapshot is being installed", metadata: ["shard": "\(offer.shard)", "from": "\(offer.sender)"])
        answer.resume(returning: SnapshotSink(database, buckets: offer.buckets))
    }

    /// Takes the records as the shard's state, or removes them when they are not all there.
    func end(
        _ offer: SnapshotOffer, _ isComplete: Bool, _ answer: CheckedContinuation<Void, any Error>
    ) throws(StorageFault) {
        guard let writer = shards[offer.shard], writer.isInstalling else {
            return answer.resume(throwing: RPCError.snapshotNotWanted(offer.shard))
        }
        let isTaken = isComplete && writer.replica.accepts(snapshotAt: offer.position)
        do throws(StorageFault) {
            // The mark goes with the sync that brings the replica's configuration: without both there is no replica.
            if isTaken { try take(offer, writer) } else { deleteRecords(offer.buckets) }
            batch.delete(.meta, InstallMark.key(of: offer.shard))
            try sync()
            writer.isInstalling = false
            writer.status.show(isWhole: true)
            if let record = state.map[offer.shard] { try tell(writer, .placed(ReplicaPlacement(record.placement))) }
        } catch {
            answer.resume(throwing: WriteRefused.diskFailed)
            throw error
        }
        logger.notice("a snapshot is installed", metadata: ["shard": "\(offer.shard)", "taken": "\(isTaken)"])
        if isTaken { answer.resume() } else { answer.resume(throwing: RPCError.snapshotNotWanted(offer.shard)) }
    }

    private func take(_ offer: SnapshotOffer, _ writer: ShardWriter) throws(StorageFault) {
        batch.put(ShardProgress(at: offer.position, stamp: offer.stamp), of: offer.shard)
        batch.put(.meta, LogBase.key(of: offer.shard), LogBase.encode(offer.position))
        writer.log = ShardLog(offer.shard, after: offer.position, keeping: logRetention)
        lastStamp = max(lastStamp, offer.stamp)
        watermark.advance(offer.shard, to: offer.stamp)
        writer.status.show(applied: offer.position.index, stamp: offer.stamp)
        // What it says to others waits for the sync of its configuration.
        try tell(writer, .snapshotInstalled(at: offer.position))
    }
}

/// Under this key of the `meta` column family stands something while a shard's records are being replaced.
enum InstallMark {
    /// `i` ‖ shard (2, big-endian).
    static func key(of shard: ShardNumber) -> [UInt8] {
        [UInt8(ascii: "i"), UInt8(shard >> 8), UInt8(shard & 0xFF)]
    }
}

extension RPCError {
    static func snapshotNotWanted(_ shard: ShardNumber) -> RPCError {
        RPCError(.failedPrecondition, "a snapshot of shard \(shard) would not bring the replica here forward")
            .with(reason: "SNAPSHOT_NOT_WANTED")
    }
}
