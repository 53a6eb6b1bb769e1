import Coordination
import Logging
import Replication
import Synchronization

/// Asks coordination for the changes that replicas propose, one at a time for each shard, and tells the writer what
/// became of them. Of an unknown outcome it tells nothing: the replica asks again.
final class Proposer: Sendable {
    private let coordination: any Coordination
    private let queue: WriteQueue
    private let logger: Logger
    private let underWay = Mutex<Set<ShardNumber>>([])

    init(_ coordination: any Coordination, queue: WriteQueue, logger: Logger) {
        self.coordination = coordination
        self.queue = queue
        self.logger = logger
    }

    /// Asks for another replica set unless something is asked for the shard already.
    func propose(_ next: ReplicaConfiguration, expecting epoch: UInt64, of shard: ShardNumber) {
        begin(shard) { [coordination, queue] in
            let set = ReplicaSet(next)
            do {
                let record = try await coordination.replaceReplicaSet(
                    of: shard, expected: epoch, primary: set.primary, inSync: set.inSync)
                queue.deliver(.answered(record, isRefused: false))
            } catch CoordinationError.changedMeanwhile(let record) {
                // Beyond the next epoch it cannot be told whether the change was made and then followed by another.
                let isRefused = record.replicas.epoch == next.epoch
                queue.deliver(.answered(record, isRefused: isRefused))
            }
        }
    }

    /// Asks for a split unless something is asked for the shard already. Success is told by the map.
    func split(_ shard: ShardNumber, _ split: Split, through index: UInt64) {
        begin(shard) { [coordination, queue, logger] in
            logger.notice(
                "shard is to be split",
                metadata: ["shard": "\(shard)", "bucket": "\(split.bucket)", "child": "\(split.child)"])
            do {
                _ = try await coordination.split(
                    shard, expected: split.epoch, at: split.bucket, into: split.child, through: index)
            } catch let error as CoordinationError {
                switch error {
                case .unreachable, .noMap, .unreadable, .denied: throw error
                default:
                    logger.warning("split refused", metadata: ["shard": "\(shard)", "reason": "\(error)"])
                    queue.deliver(.splitRefused(shard))
                }
            }
        }
    }

    private func begin(_ shard: ShardNumber, _ ask: @escaping @Sendable () async throws -> Void) {
        guard underWay.withLock({ $0.insert(shard).inserted }) else { return }
        Task { [self] in
            do {
                try await ask()
            } catch {
                logger.warning(
                    "coordination did not answer a proposal", metadata: ["shard": "\(shard)", "reason": "\(error)"])
            }
            underWay.withLock { _ = $0.remove(shard) }
        }
    }
}

extension ReplicaConfiguration {
    /// The replication's view of a record of coordination.
    init?(_ set: ReplicaSet) {
        self.init(
            epoch: set.epoch, primary: ReplicaID(set.primary.text), inSync: set.inSync.map { ReplicaID($0.text) })
    }
}

extension ReplicaSet {
    init(_ configuration: ReplicaConfiguration) {
        self.init(
            epoch: configuration.epoch, primary: NodeName(configuration.primary.name),
            inSync: configuration.inSync.map { NodeName($0.name) })
    }
}

extension ReplicaPlacement {
    init(_ placement: Placement) {
        self.init(
            holders: placement.holders.map { ReplicaID($0.text) },
            preferredPrimary: ReplicaID(placement.preferredPrimary.text))
    }
}
