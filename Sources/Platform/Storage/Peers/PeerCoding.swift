import Coordination
import Replication
import StorageContracts

/// A message of a replica as it came from a peer: what the replica is told, and the bodies beside it.
struct PeerMessage: Sendable {
    var shard: ShardNumber
    var message: ReplicaMessage
    /// Of a prepare message: exactly its entries.
    var blocks: [ReceivedBlock] = []
    /// Of a configuration: what the shard owns.
    var ownership: Ownership?

    /// Reads a message; nil when it is none that a replica would send, or its bodies are not what was sent. Such a
    /// message counts as lost.
    init?(_ received: StorageV1.PeerMessage) {
        guard let shard = ShardNumber(exactly: received.shard), let body = received.body else { return nil }
        self.shard = shard
        switch body {
        case .prepare(let prepare):
            guard let message = Prepare(prepare), message.isValid else { return nil }
            self.message = .prepare(message)
            for bytes in prepare.blocks {
                guard let block = try? ReceivedBlock(bytes) else { return nil }
                blocks.append(block)
            }
            guard Self.blocks(blocks, are: message) else { return nil }
        case .acknowledgement(let answer):
            message = .acknowledge(
                Acknowledgement(
                    epoch: answer.epoch, echo: answer.echo.map(LeaseStamp.init), through: answer.through,
                    lastIndex: answer.lastIndex))
        case .mismatch(let answer):
            guard let hint = answer.hint else { return nil }
            message = .mismatch(
                Mismatch(
                    epoch: answer.epoch, echo: answer.echo.map(LeaseStamp.init), hint: LogPosition(hint),
                    hasLostData: answer.hasLostData))
        case .configuration(let told):
            guard let configuration = ReplicaConfiguration(told.epoch, told.primary, told.inSync) else { return nil }
            message = .configuration(configuration)
            guard let from = Bucket(exactly: told.bucketFrom), let through = Bucket(exactly: told.bucketThrough),
                from <= through
            else { return nil }
            ownership = Ownership(buckets: from...through, epoch: told.bucketsEpoch)
        case .proposal(let told):
            guard let next = ReplicaConfiguration(told.epoch, told.primary, told.inSync) else { return nil }
            message = .proposal(next)
        case .askConfiguration(let question): message = .askConfiguration(known: question.known)
        case .farewell(let word): message = .farewell(epoch: word.epoch)
        }
    }

    /// Whether blocks hold exactly the entries of a message, each in the epoch that the message says.
    private static func blocks(_ blocks: [ReceivedBlock], are message: Prepare) -> Bool {
        var next = message.previous.index + 1
        for block in blocks {
            let last = next + UInt64(block.content.commands.count) - 1
            guard last <= message.last else { return false }
            let epochs = message.runs.filter { $0.first <= last }
            guard let run = epochs.last, run.first <= next, run.epoch == block.content.epoch else { return false }
            next = last + 1
        }
        return next == message.last + 1
    }
}

/// The buckets that a shard owns, and the latest epoch in which it surely owned just these. A split takes buckets away
/// and raises the epoch; so whoever knows a later epoch only by its replica set does not know what is owned in it.
struct Ownership: Sendable, Equatable {
    var buckets: ClosedRange<Bucket>
    var epoch: UInt64
}

extension StorageV1.PeerMessage {
    /// A message to send; a prepare message with the bodies of its entries.
    ///
    /// - Parameter ownership: What the shard owns; goes with a configuration.
    init(_ shard: ShardNumber, _ message: ReplicaMessage, blocks: [[UInt8]] = [], ownership: Ownership) {
        self.init(shard: UInt32(shard))
        switch message {
        case .prepare(let prepare): body = .prepare(.init(prepare, blocks))
        case .acknowledge(let answer):
            body = .acknowledgement(
                .init(
                    epoch: answer.epoch, echo: answer.echo.map { .init($0) }, through: answer.through,
                    lastIndex: answer.lastIndex))
        case .mismatch(let answer):
            body = .mismatch(
                .init(
                    epoch: answer.epoch, echo: answer.echo.map { .init($0) }, hint: .init(answer.hint),
                    hasLostData: answer.hasLostData))
        case .configuration(let configuration):
            body = .configuration(
                .init(
                    epoch: configuration.epoch, primary: configuration.primary.name,
                    inSync: configuration.inSync.map(\.name), bucketFrom: UInt32(ownership.buckets.lowerBound),
                    bucketThrough: UInt32(ownership.buckets.upperBound), bucketsEpoch: ownership.epoch))
        case .proposal(let next):
            body = .proposal(
                .init(epoch: next.epoch, primary: next.primary.name, inSync: next.inSync.map(\.name)))
        case .askConfiguration(let known): body = .askConfiguration(.init(known: known))
        case .farewell(let epoch): body = .farewell(.init(epoch: epoch))
        }
    }
}

extension ReplicaConfiguration {
    fileprivate init?(_ epoch: UInt64, _ primary: String, _ inSync: [String]) {
        self.init(epoch: epoch, primary: ReplicaID(primary), inSync: inSync.map { ReplicaID($0) })
    }
}

extension Prepare {
    /// Nil when it has no stamp or no place to stand on.
    fileprivate init?(_ received: StorageV1.Prepare) {
        guard let stamp = received.stamp, let previous = received.previous else { return nil }
        self.init(
            epoch: received.epoch, stamp: LeaseStamp(stamp), epochStart: received.epochStart,
            previous: LogPosition(previous), runs: received.runs.map { EpochRun(first: $0.first, epoch: $0.epoch) },
            last: received.last, committed: received.committed)
    }
}

extension StorageV1.Prepare {
    fileprivate init(_ prepare: Prepare, _ blocks: [[UInt8]]) {
        self.init(
            epoch: prepare.epoch, stamp: .init(prepare.stamp), epochStart: prepare.epochStart,
            previous: .init(prepare.previous), runs: prepare.runs.map { .init(first: $0.first, epoch: $0.epoch) },
            last: prepare.last, committed: prepare.committed, blocks: blocks)
    }
}

extension LogPosition {
    init(_ position: StorageV1.LogPosition) { self.init(index: position.index, epoch: position.epoch) }
}

extension StorageV1.LogPosition {
    init(_ position: LogPosition) { self.init(index: position.index, epoch: position.epoch) }
}

extension LeaseStamp {
    fileprivate init(_ stamp: StorageV1.LeaseStamp) {
        self.init(session: stamp.session, sentAt: MonotonicTime(nanoseconds: stamp.sentAt))
    }
}

extension StorageV1.LeaseStamp {
    fileprivate init(_ stamp: LeaseStamp) {
        self.init(session: stamp.session, sentAt: stamp.sentAt.nanoseconds)
    }
}
