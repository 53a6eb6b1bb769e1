import Synchronization

/// Lets those who follow a shard sleep until there is something to look at: more was applied, the replica's standing has
/// changed, or a moment has come.
///
/// Who wants to sleep takes ``round`` first, then looks, then waits for a later round: what happens in between is not
/// missed. Nobody's tellings queue up, whoever sleeps for how long.
final class ShardNews: Sendable {
    private struct Sleeper {
        let id: UInt64
        let moment: UInt64
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var round: UInt64 = 0
        var sleepers: [Sleeper] = []
        var lastSleeper: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Counts what was told.
    var round: UInt64 { state.withLock { $0.round } }

    /// Something has happened.
    func tell() {
        let sleepers = state.withLock { state -> [Sleeper] in
            state.round &+= 1
            if state.sleepers.isEmpty { return [] }
            defer { state.sleepers = [] }
            return state.sleepers
        }
        for sleeper in sleepers { sleeper.continuation.resume() }
    }

    /// Wakes those whose moment has come.
    func wake(at now: UInt64) {
        let due = state.withLock { state -> [Sleeper] in
            if state.sleepers.isEmpty { return [] }
            let due = state.sleepers.filter { $0.moment <= now }
            if !due.isEmpty { state.sleepers.removeAll { $0.moment <= now } }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until something was told after `round`, or until a moment of the lease clock, within the node's tick.
    ///
    /// - Throws: `CancellationError` when the calling task is cancelled.
    func wait(after round: UInt64, until moment: UInt64) async throws {
        let id = state.withLock { state in
            state.lastSleeper += 1
            return state.lastSleeper
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // Cancelled before it slept: the handler has run and found nobody.
                    if state.round != round || Task.isCancelled { return true }
                    state.sleepers.append(Sleeper(id: id, moment: moment, continuation: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.sleepers.firstIndex { $0.id == id }.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume()
        }
        try Task.checkCancellation()
    }
}
