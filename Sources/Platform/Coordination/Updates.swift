import Synchronization

/// A value as it stands, then as it becomes. Leaving the loop ends the watch; it keeps at most one value that
/// was not read, the newest.
public struct Updates<Value: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Value
    public typealias Failure = Never

    let stream: AsyncStream<Value>

    /// Makes a watch from what an implementation of ``ClusterCoordination`` feeds it.
    public init(_ start: (AsyncStream<Value>.Continuation) -> Void) {
        let (stream, continuation) = AsyncStream.makeStream(of: Value.self, bufferingPolicy: .bufferingNewest(1))
        start(continuation)
        self.stream = stream
    }

    public func makeAsyncIterator() -> AsyncStream<Value>.Iterator { stream.makeAsyncIterator() }
}

/// A value that others follow. Equal values in a row are told once.
final class Published<Value: Sendable & Equatable>: Sendable {
    private struct State {
        var value: Value?
        var nextNumber = 0
        var followers: [Int: AsyncStream<Value>.Continuation] = [:]
    }

    private let state: Mutex<State>

    /// Starts with a value, or without one: then followers wait for the first.
    init(_ value: Value? = nil) {
        state = Mutex(State(value: value))
    }

    /// The value; nil before the first.
    var value: Value? { state.withLock { $0.value } }

    /// Tells a value to all who follow.
    func publish(_ value: Value) {
        // Told under the lock, so that all hear the values in one order; yielding runs none of a follower's code.
        state.withLock { state in
            guard state.value != value else { return }
            state.value = value
            for follower in state.followers.values { follower.yield(value) }
        }
    }

    /// Follows the value.
    func updates() -> Updates<Value> {
        Updates { continuation in
            let number = state.withLock { state in
                state.nextNumber += 1
                state.followers[state.nextNumber] = continuation
                if let value = state.value { continuation.yield(value) }
                return state.nextNumber
            }
            continuation.onTermination = { [weak self] _ in self?.forget(number) }
        }
    }

    private func forget(_ number: Int) {
        // The last reference to a continuation must not die under the lock: its own termination locks.
        let ended = state.withLock { $0.followers.removeValue(forKey: number) }
        ended?.finish()
    }
}
