import Synchronization

/// Operations that are open, and who waits for the last of them.
final class Flights: Sendable {
    private struct State {
        var count = 0
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// How many are open.
    var count: Int { state.withLock { $0.count } }

    /// One begins.
    func begin() { state.withLock { $0.count += 1 } }

    /// One ends.
    func end() {
        let waiting = state.withLock { state in
            state.count -= 1
            guard state.count == 0 else { return nil as CheckedContinuation<Void, Never>? }
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    /// Waits until none is open. For one caller, after which none may begin.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                if state.count > 0 { state.waiting = continuation }
                return state.count == 0
            }
            if isDone { continuation.resume() }
        }
    }
}
