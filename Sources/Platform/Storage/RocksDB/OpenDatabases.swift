import Synchronization

/// Knows whether the database of a folder is open. It closes when the last who uses it is done, and may be opened anew by
/// the same node, until that comes to its end.
final class OpenDatabases: Sendable {
    private struct State {
        var isOpen = false
        var isOver = false
        /// Nil once it was called.
        var onEnd: (@Sendable () -> Void)?
    }

    private let state: Mutex<State>

    /// - Parameter onEnd: Called once when the database is closed and will not be opened again.
    init(onEnd: @escaping @Sendable () -> Void) { state = Mutex(State(onEnd: onEnd)) }

    /// Whether it is open, or about to be.
    var isOpen: Bool { state.withLock { $0.isOpen } }

    /// It is about to be opened.
    func opening() {
        state.withLock { state in
            assert(!state.isOpen, "two databases over one folder")
            state.isOpen = true
        }
    }

    /// It is closed, or was not opened after all.
    func closed() { change { $0.isOpen = false } }

    /// It will not be opened again.
    func end() { change { $0.isOver = true } }

    private func change(_ body: (inout sending State) -> Void) {
        let onEnd = state.withLock { state -> (@Sendable () -> Void)? in
            body(&state)
            return state.isOver && !state.isOpen ? state.onEnd.take() : nil
        }
        onEnd?()
    }
}
