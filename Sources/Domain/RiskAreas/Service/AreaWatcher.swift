import RPC
import RiskAreasClient
import Synchronization

/// One call that follows the areas: what it has not been told yet.
final class AreaWatcher: Sendable {
    private struct State {
        var changes = AreaChanges()
        /// Moment as of which the changes are complete, in seconds since 1970.
        var asOf: Int64 = 0
        var isDue = false
        var end: RPCError?
    }

    private let state = Mutex(State())
    private let signal = BookSignal()

    /// Says as of which moment the receiver will know everything before the first change.
    func begin(asOf: Int64) { state.withLock { $0.asOf = asOf } }

    /// Adds what has changed. A watcher that is slow hears only the last change of each area.
    func tell(_ changes: AreaChanges, asOf: Int64) {
        state.withLock { state in
            state.changes.add(changes)
            state.asOf = asOf
        }
        if !changes.isEmpty { signal.notify() }
    }

    /// Demands a sign of life although nothing has changed but by time.
    ///
    /// - Parameter changes: Areas whose level time has changed.
    func remind(of changes: AreaChanges) {
        state.withLock { state in
            state.changes.add(changes)
            state.isDue = true
        }
        signal.notify()
    }

    /// Ends the call; the first reason holds.
    func end(throwing error: RPCError) {
        state.withLock { $0.end = $0.end ?? error }
        signal.notify()
    }

    /// Waits for changes or a reminder, and takes all there is.
    ///
    /// - Throws: What the call was ended with; `CancellationError`.
    func next() async throws -> (changes: AreaChanges, asOf: Int64) {
        try await signal.wait { [self] in
            state.withLock { $0.end != nil || $0.isDue || !$0.changes.isEmpty }
        }
        return try state.withLock { state in
            if let end = state.end { throw end }
            defer {
                state.changes = AreaChanges()
                state.isDue = false
            }
            return (state.changes, state.asOf)
        }
    }
}
