import Coordination
import RPC
import Replication
import StorageContracts

/// What callers are told of what became of their requests.
enum StorageStatus {
    /// How long a caller is asked to stay away when a queue is full.
    private static let queueWait = Duration.milliseconds(50)
    /// The same when a scan must end before another begins.
    private static let scanWait = Duration.seconds(1)
    /// How soon others may have taken over from a node whose disk is full.
    private static let fullWait = Duration.milliseconds(200)
    /// How long a hand-over takes about.
    private static let changeWait = Duration.milliseconds(10)

    /// The answer to a write.
    ///
    /// - Throws: Why it was refused.
    static func response(of outcome: CommandOutcome, _ status: ShardStatus) throws(RPCError) -> StorageV1.WriteResponse
    {
        switch outcome {
        case .written(let index): return written(index, status, replayed: false)
        case .replayed(let index): return written(index, status, replayed: true)
        case .refused(let demand):
            let refusal = StorageV1.WriteRefusal(
                code: UInt32(StatusCode.failedPrecondition.rawValue), message: "precondition \(demand) does not hold",
                precondition: UInt32(demand))
            throw RPCError(.failedPrecondition, refusal.message).with(refusal)
        case .notOwned: throw .notPrimary(status.shard, status.leader)
        case .diskFull:
            throw RPCError(.unavailable, "the node's disk is full").with(reason: "DISK_FULL")
                .retrying(after: fullWait)
        case .notOrdered(let reason): throw error(reason, status)
        case .abandoned:
            throw RPCError(.unavailable, "shard \(status.shard) was taken over; the write may survive")
                .with(reason: "OUTCOME_UNKNOWN").with(StorageV1.NotPrimary(status.shard, status.leader))
        }
    }

    private static func written(
        _ index: UInt64, _ status: ShardStatus, replayed: Bool
    ) -> StorageV1.WriteResponse {
        let token = StorageV1.ConsistencyToken(shard: UInt32(status.shard), index: index)
        return StorageV1.WriteResponse(version: index, token: token, replayed: replayed)
    }

    /// The outcome of one write of a batch.
    static func outcome(of outcome: CommandOutcome, _ status: ShardStatus) -> StorageV1.WriteOutcome {
        do throws(RPCError) {
            return .init(outcome: .written(try response(of: outcome, status)))
        } catch {
            if let refusal = error.detail(StorageV1.WriteRefusal.self) { return .init(outcome: .refused(refusal)) }
            // A batch's writes are all sent again that were not taken: which of them, each says by itself.
            let reason = error.detail(GoogleRPC.ErrorInfo.self)?.reason ?? ""
            return .init(
                outcome: .refused(
                    .init(
                        code: UInt32(StatusCode.unavailable.rawValue), message: error.message, reason: reason,
                        notPrimary: error.detail(StorageV1.NotPrimary.self))))
        }
    }

    /// Why a replica took no commands.
    private static func error(_ refusal: ProposalRefusal, _ status: ShardStatus) -> RPCError {
        switch refusal {
        case .notPrimary(let primary):
            .notPrimary(status.shard, .init(primary: NodeName(primary.name), epoch: status.leader.epoch))
        case .changing:
            RPCError(.unavailable, "shard \(status.shard) is changing its primary").with(reason: "CHANGING")
                .retrying(after: changeWait)
        case .notEnoughReplicas(let inSync, let needed):
            RPCError(.unavailable, "shard \(status.shard) has \(inSync) replicas in sync; writes need \(needed)")
                .with(reason: "NOT_ENOUGH_REPLICAS").retrying(after: queueWait)
        case .overloaded:
            RPCError.resourceExhausted("too many writes of shard \(status.shard) are under way", retryAfter: queueWait)
        case .diskFailed: diskFailed
        }
    }

    static var tooManyScans: RPCError {
        RPCError.resourceExhausted("the node serves as many scans as it may", retryAfter: scanWait)
    }

    private static var diskFailed: RPCError {
        RPCError(.unavailable, "the node takes no writes since its disk failed").with(reason: "DISK_FAILED")
    }

    /// The status of what went wrong below.
    static func of(_ error: any Error) -> any Error {
        switch error {
        case WriteRefused.queueFull:
            RPCError.resourceExhausted("too many writes wait for the disk", retryAfter: queueWait)
        case ReadRefused.queueFull:
            RPCError.resourceExhausted("too many reads wait for the disk", retryAfter: queueWait)
        case WriteRefused.closed, ReadRefused.closed: RPCError.closing
        case WriteRefused.diskFailed: diskFailed
        case WriteRefused.noResources, StorageFault.noResources: RPCError.noResources
        case WriteRefused.outcomeUnknown:
            RPCError(.unavailable, "the node's system is out of descriptors or memory; the write may survive")
                .with(reason: "OUTCOME_UNKNOWN")
        case is AnswerTooLarge:
            RPCError(.resourceExhausted, "the records asked for exceed one answer: ask for fewer at once")
        case StorageFault.corrupt(let what), StorageFault.damagedFile(let what): RPCError(.dataLoss, what)
        case StorageFault.disk: RPCError(.unavailable, "the disk cannot be read").with(reason: "DISK_FAILED")
        default: error
        }
    }
}
