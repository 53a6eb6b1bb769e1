import Coordination
import Replication

/// Commands that one caller asked for together, and what became of them. Its results belong to the writer's
/// thread until the caller is answered.
// `outcomes` and `open` are touched only by the writer's thread; the rest never changes.
final class Submission: @unchecked Sendable {
    /// A command and the shard that owns its partition.
    struct Item: Sendable {
        var shard: ShardNumber
        var command: Command
    }

    let items: [Item]
    private let answer: CheckedContinuation<[CommandOutcome], any Error>
    private var outcomes: [CommandOutcome?]
    private var open: Int

    init(_ items: [Item], answer: CheckedContinuation<[CommandOutcome], any Error>) {
        self.items = items
        self.answer = answer
        outcomes = Array(repeating: nil, count: items.count)
        open = items.count
    }

    /// Records what became of one command.
    func set(_ outcome: CommandOutcome, at place: Int) { outcomes[place] = outcome }

    /// Counts one command as finished, and answers the caller with the last.
    func finish() {
        guard open > 0 else { return }
        open -= 1
        if open == 0 { answer.resume(returning: outcomes.map { $0 ?? .abandoned }) }
    }

    /// Answers the caller that what became of its commands is not known.
    func fail(_ error: any Error) {
        guard open > 0 else { return }
        open = 0
        answer.resume(throwing: error)
    }
}
