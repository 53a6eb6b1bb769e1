import Coordination
import Logging
import RPC

/// Has all shards whose primary is here compared, round after round.
struct ScrubSchedule: Sendable {
    /// The first round after a start begins so soon, if rounds are further apart: a node that is restarted each day
    /// compares as well.
    static let firstWait = Duration.seconds(600)

    let scrubber: Scrubber
    /// From the end of one round to the beginning of the next; zero means never.
    let interval: Duration
    /// Nanoseconds since 1970.
    let clock: @Sendable () -> Int64
    /// Waits; throws when the node closes.
    var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    /// Goes on until its task is cancelled.
    func run() async {
        guard interval > .zero else { return }
        var wait = min(interval, Self.firstWait)
        do {
            while true {
                try await sleep(wait)
                try await round()
                wait = interval
            }
        } catch {
            // The node is closing.
        }
    }

    private func round() async throws {
        for status in scrubber.state.statuses.sorted(by: { $0.shard < $1.shard })
        where status.leader.primary == scrubber.name {
            try Task.checkCancellation()
            do {
                _ = try await scrubber.scrub(status.shard, heals: true)
            } catch let error as RPCError {
                // Its turn comes again; a shard that moved has it elsewhere.
                scrubber.counters.countFailure()
                scrubber.logger.notice(
                    "a shard was not compared", metadata: ["shard": "\(status.shard)", "reason": "\(error.message)"])
            }
        }
        scrubber.counters.endRound(at: clock() / 1_000_000_000)
    }
}
