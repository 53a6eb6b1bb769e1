import Coordination
import StorageContracts

/// What came of comparing the replicas of a shard.
struct ScrubReport: Sendable, Equatable {
    /// What a replica gave.
    enum Answer: Sendable, Equatable {
        case digest(ReplicaDigest)
        /// Something in it is not what was written, by its own checksum.
        case damaged(String)
        case unanswered(String)
    }

    /// What came of one replica.
    enum Finding: Sendable, Equatable {
        case equal
        case different(slices: Int)
        case damaged(String)
        case unanswered(String)
    }

    struct Replica: Sendable, Equatable {
        var node: NodeName
        var finding: Finding
        /// It is being made anew from the others.
        var isRebuilt = false
    }

    var shard: ShardNumber
    var index: UInt64
    var records: UInt64
    /// The primary first.
    var replicas: [Replica]

    /// Judges what the replicas gave at one mark.
    ///
    /// - Parameter answers: The primary's first.
    init(shard: ShardNumber, index: UInt64, answers: [(node: NodeName, answer: Answer)]) {
        self.shard = shard
        self.index = index
        let digests = answers.compactMap { entry -> ReplicaDigest? in
            if case .digest(let digest) = entry.answer { digest } else { nil }
        }
        let truth = Self.majority(of: digests) ?? digests.first
        records = truth?.records ?? 0
        replicas = answers.map { node, answer in
            switch answer {
            case .digest(let digest) where digest == truth: Replica(node: node, finding: .equal)
            case .digest(let digest):
                Replica(node: node, finding: .different(slices: truth.map(digest.differingSlices) ?? 0))
            case .damaged(let what): Replica(node: node, finding: .damaged(what))
            case .unanswered(let why): Replica(node: node, finding: .unanswered(why))
            }
        }
        hasMajority = Self.majority(of: digests) != nil
    }

    /// More than half of at least three replicas agree, so that one that differs is known to be the wrong one. With two
    /// that differ nobody can say which.
    let hasMajority: Bool

    private static func majority(of digests: [ReplicaDigest]) -> ReplicaDigest? {
        guard digests.count >= 3 else { return nil }
        return digests.first { candidate in digests.count { $0 == candidate } * 2 > digests.count }
    }

    /// The replicas that differ.
    var different: [NodeName] {
        replicas.compactMap { if case .different = $0.finding { $0.node } else { nil } }
    }

    /// The replicas that found damage of their own.
    var damaged: [NodeName] {
        replicas.compactMap { if case .damaged = $0.finding { $0.node } else { nil } }
    }

    /// The one replica that may be made anew: one at a time, so that a shard never loses more than that.
    var odd: NodeName? { hasMajority && damaged.isEmpty ? different.first : nil }

    var message: StorageV1.ScrubShardResponse {
        .init(shard: UInt32(shard), index: index, records: records, replicas: replicas.map(\.message))
    }
}

extension ScrubReport.Replica {
    fileprivate var message: StorageV1.ScrubbedReplica {
        var message = StorageV1.ScrubbedReplica(node: node.text, rebuilt: isRebuilt)
        switch finding {
        case .equal: message.finding = .equal
        case .different(let slices):
            message.finding = .different
            message.differingSlices = UInt32(slices)
        case .damaged(let what):
            message.finding = .damaged
            message.detail = what
        case .unanswered(let why):
            message.finding = .unanswered
            message.detail = why
        }
        return message
    }
}
