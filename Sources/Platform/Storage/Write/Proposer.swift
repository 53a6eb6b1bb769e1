import Coordination
import Logging
import Replication
import Synchronization

/// Asks coordination for the changes that replicas propose, one at a time for each shard, and tells the writer what
/// became of them. Of an unknown outcome it tells nothing: the replica asks again.
final class Proposer: Sendable {
    private let coordination: any ClusterCoordination
    private let queue: WriteQueue
    private let logger: Logger
    private let underWay = Mutex<Set<Question>>([])

    /// What coordination is asked for a shard; of each one at a time.
    private enum Question: Hashable {
        case change(ShardNumber)
        case confirmation(ShardNumber)
    }

    init(_ coordination: any ClusterCoordination, queue: WriteQueue, logger: Logger) {
        self.coordination = coordination
        self.queue = queue
        self.logger = logger
    }

    /// Asks for another replica set unless something is asked for the shard already.
    func propose(_ next: ReplicaConfiguration, expecting epoch: UInt64, of shard: ShardNumber) {
        begin(.change(shard)) { [coordination] in
            let set = ReplicaSet(next)
            do {
                let record = try await coordination.replaceReplicaSet(
                    of: shard, expected: epoch, primary: set.primary, inSync: set.inSync)
                return .answered(record)
            } catch CoordinationError.changedMeanwhile(let record) {
                return .answered(record)
            }
        }
    }

    /// Finds out whether coordination answers, unless that is asked for the shard already.
    func confirm(for shard: ShardNumber) {
        begin(.confirmation(shard)) { [coordination] in
            try await coordination.confirm()
            return .confirmed(shard)
        }
    }

    /// Asks for a split unless something is asked for the shard already. Success is told by the map.
    func split(_ shard: ShardNumber, _ split: Split, through index: UInt64) {
        begin(.change(shard)) { [coordination, logger] in
            logger.notice(
                "shard is to be split",
                metadata: ["shard": "\(shard)", "bucket": "\(split.bucket)", "child": "\(split.child)"])
            do {
                _ = try await coordination.split(
                    shard, expected: split.epoch, at: split.bucket, into: split.child, through: index)
                return nil
            } catch let error as CoordinationError {
                switch error {
                case .unreachable, .noMap, .unreadable, .denied: throw error
                default:
                    logger.warning("split refused", metadata: ["shard": "\(shard)", "reason": "\(error)"])
                    return .splitRefused(shard)
                }
            }
        }
    }

    private func begin(_ question: Question, _ ask: @escaping @Sendable () async throws -> WriteQueue.Job?) {
        guard underWay.withLock({ $0.insert(question).inserted }) else { return }
        Task { [self] in
            var answer: WriteQueue.Job?
            do {
                answer = try await ask()
            } catch {
                logger.warning(
                    "coordination did not answer", metadata: ["about": "\(question)", "reason": "\(error)"])
            }
            // Before the answer, which may lead to the next question.
            underWay.withLock { _ = $0.remove(question) }
            if let answer { queue.deliver(answer) }
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
