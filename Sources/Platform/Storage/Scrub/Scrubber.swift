import Coordination
import Logging
import RPC
import StorageContracts

/// Compares the replicas of shards whose primary is here, one shard at a time.
///
/// A comparison orders a mark in the shard's log (``ShardMark``); every replica makes a digest of what it holds there. A
/// replica that meets a value whose checksum is wrong is damaged and rebuilt, as when a read meets it. Replicas whose
/// checksums are all right and that still differ are compared a second time; one that differs from a majority of at
/// least three is then rebuilt. Where two differ and nobody can say which is right, that is told and nothing done.
final class Scrubber: Sendable {
    /// How long a peer may take to say that it waits for the mark.
    private static let readyPatience = Duration.seconds(10)
    /// How long a comparison may take; what replicas drop meanwhile is not compared, see ``ReplicaDigest``.
    private static let patience = Duration.seconds(3_600)

    let name: NodeName
    let state: NodeState
    let writes: WriteQueue
    let digester: Digester
    let channel: (@Sendable (NodeName) throws -> any RPCChannel)?
    let leaseClock: @Sendable () -> UInt64
    let counters: ScrubCounters
    let logger: Logger
    private let turn = Turn()

    init(
        name: NodeName, state: NodeState, writes: WriteQueue, digester: Digester,
        channel: (@Sendable (NodeName) throws -> any RPCChannel)?, leaseClock: @escaping @Sendable () -> UInt64,
        counters: ScrubCounters, logger: Logger
    ) {
        self.name = name
        self.state = state
        self.writes = writes
        self.digester = digester
        self.channel = channel
        self.leaseClock = leaseClock
        self.counters = counters
        self.logger = logger
    }

    /// Compares the replicas of a shard.
    ///
    /// - Parameter heals: Whether a replica that differs from a majority is rebuilt.
    /// - Throws: ``RPCError``: NOT_PRIMARY when the shard's primary is elsewhere; UNAVAILABLE when the replica set or the
    ///   buckets change just now.
    func scrub(_ shard: ShardNumber, heals: Bool) async throws -> ScrubReport {
        await turn.take()
        defer { turn.give() }
        try Task.checkCancellation()
        var report = try await compare(shard)
        if !report.different.isEmpty {
            // What was a fault of the comparison does not come twice.
            let again = try await compare(shard)
            guard again.odd == report.odd else { throw Self.changing(shard) }
            report = again
        }
        if heals, let odd = report.odd { report = await rebuild(odd, report) }
        tell(report)
        return report
    }

    // MARK: Comparing

    private func compare(_ shard: ShardNumber) async throws -> ScrubReport {
        let (status, epoch, peers) = try members(of: shard)
        let buckets = status.buckets
        do {
            let own = try await writes.expectMark(of: shard, buckets)
            let calls = peers.map { peer in
                DigestCall(
                    to: peer,
                    .init(
                        sender: name.text, shard: UInt32(shard), bucketFrom: UInt32(buckets.lowerBound),
                        bucketThrough: UInt32(buckets.upperBound)))
            }
            return try await withThrowingTaskGroup(of: (NodeName, ScrubReport.Answer).self) { group in
                for call in calls {
                    group.addTask { [self] in (call.peer, await answer(call)) }
                }
                for call in calls { await call.becomesReady(within: Self.readyPatience) }
                let index = try await order(shard, buckets.lowerBound)
                let ownAnswer = try await ownAnswer(own, shard, buckets)
                var answers = [(node: name, answer: ownAnswer)]
                for try await answer in group { answers.append((answer.0, answer.1.at(index))) }
                // A primary that found damage of its own gives its part up: that is no reason not to tell.
                if case .digest = answers[0].answer, status.leader.epoch != epoch { throw Self.changing(shard) }
                let places = [name] + peers
                answers.sort { places.firstIndex(of: $0.node)! < places.firstIndex(of: $1.node)! }
                return ScrubReport(shard: shard, index: index, answers: answers)
            }
        } catch {
            throw ScrubStatus.of(error, shard)
        }
    }

    /// The standing of a shard whose primary is here, and the other replicas in sync.
    private func members(of shard: ShardNumber) throws(RPCError) -> (ShardStatus, epoch: UInt64, [NodeName]) {
        let map = state.map
        guard let record = map[shard] else { throw .invalidArgument(field: "shard", "is a shard of the cluster") }
        guard let status = state.status(of: shard) else {
            throw .notPrimary(shard, .init(primary: record.replicas.primary, epoch: record.replicas.epoch))
        }
        let leader = status.leader
        guard leader.primary == name, status.readTenure > 0, status.readableUntil > leaseClock() else {
            throw .notPrimary(shard, leader)
        }
        guard leader.epoch == record.replicas.epoch else { throw Self.changing(shard) }
        return (status, leader.epoch, record.replicas.inSync.filter { $0 != name })
    }

    /// Orders the mark.
    private func order(_ shard: ShardNumber, _ bucket: Bucket) async throws -> UInt64 {
        let outcome = try await writes.submit([.init(shard: shard, command: .mark(in: bucket))])[0]
        guard case .written(let index) = outcome else { throw Self.changing(shard) }
        return index
    }

    private func ownAnswer(
        _ mark: ShardMark, _ shard: ShardNumber, _ buckets: ClosedRange<Bucket>
    ) async throws -> ScrubReport.Answer {
        let view = try await mark.view()
        guard view.buckets == buckets else { throw ShardMark.Broken.otherBuckets(view.buckets) }
        do {
            return .digest(try await digester.digest(of: view))
        } catch let fault as StorageFault {
            guard let damage = fault.damage else { throw fault }
            writes.report(fault, of: shard)
            return .damaged(damage)
        }
    }

    private func answer(_ call: DigestCall) async -> ScrubReport.Answer {
        defer { call.isReady.give() }
        do {
            guard let channel else { return .unanswered("this node knows no way to node \(call.peer)") }
            let client = StorageV1.ComparisonClient(try channel(call.peer))
            var digest: ReplicaDigest?
            for try await response in client.digestShard(call.request, options: .init(timeout: Self.patience)) {
                switch response.part {
                case .awaited: call.isReady.give()
                case .digest(let message): digest = ReplicaDigest(message)
                case nil: break
                }
            }
            return digest.map { .digest($0) } ?? .unanswered("it sent no digest")
        } catch let error as RPCError {
            return error.code == .dataLoss ? .damaged(error.message) : .unanswered(error.message)
        } catch {
            return .unanswered("\(error)")
        }
    }

    private static func changing(_ shard: ShardNumber) -> RPCError {
        RPCError(.unavailable, "shard \(shard) is changing its replicas").with(reason: "CHANGING")
            .retrying(after: .milliseconds(200))
    }

    // MARK: What follows

    private func rebuild(_ odd: NodeName, _ report: ScrubReport) async -> ScrubReport {
        var report = report
        guard let place = report.replicas.firstIndex(where: { $0.node == odd }),
            let leader = state.status(of: report.shard)?.leader, leader.primary == name
        else { return report }
        do {
            if odd == name {
                writes.deliver(.damaged(report.shard))
            } else if let channel {
                let client = StorageV1.ComparisonClient(try channel(odd))
                _ = try await client.rebuildReplica(
                    .init(sender: name.text, shard: UInt32(report.shard), epoch: leader.epoch),
                    options: .init(timeout: Self.readyPatience))
            }
            report.replicas[place].isRebuilt = true
        } catch {
            logger.error(
                "a replica that differs was not told", metadata: ["shard": "\(report.shard)", "reason": "\(error)"])
        }
        return report
    }

    private func tell(_ report: ScrubReport) {
        counters.count(report)
        for replica in report.replicas where replica.finding != .equal {
            let level: Logger.Level = if case .unanswered = replica.finding { .warning } else { .critical }
            logger.log(
                level: level, "scrub: a replica is not like the others",
                metadata: [
                    "shard": "\(report.shard)", "index": "\(report.index)", "node": "\(replica.node)",
                    "finding": "\(replica.finding)", "rebuilt": "\(replica.isRebuilt)",
                    "majority": "\(report.hasMajority)",
                ])
        }
    }
}

/// A call for a peer's digest.
private struct DigestCall: Sendable {
    let peer: NodeName
    let request: StorageV1.DigestShardRequest
    /// Given when the peer waits for the mark, or never will.
    let isReady = Signal()

    init(to peer: NodeName, _ request: StorageV1.DigestShardRequest) {
        self.peer = peer
        self.request = request
    }

    /// Waits until the peer waits, though not for ever: one that hangs misses the mark and counts as unanswered.
    func becomesReady(within patience: Duration) async {
        let signal = isReady
        let timer = Task {
            try? await Task.sleep(for: patience)
            signal.give()
        }
        await signal.wait()
        timer.cancel()
    }
}

extension ScrubReport.Answer {
    /// The answer unless it is of another mark.
    fileprivate func at(_ index: UInt64) -> ScrubReport.Answer {
        if case .digest(let digest) = self, digest.index != index { return .unanswered("it missed the mark") }
        return self
    }
}
