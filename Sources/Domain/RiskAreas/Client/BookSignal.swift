import Synchronization

/// Wakes tasks that wait for a book of areas to change.
public final class BookSignal: Sendable {
    private struct State {
        var waiters: [UInt64: CheckedContinuation<Void, any Error>] = [:]
        var lastWaiter: UInt64 = 0
    }

    private let state = Mutex(State())

    /// A signal that nobody waits for.
    public init() {}

    /// Returns as soon as a condition holds; it is tried now and after each ``notify()``.
    ///
    /// - Throws: `CancellationError`.
    public func wait(until holds: @escaping @Sendable () -> Bool) async throws {
        while !holds() { try await next(unless: holds) }
    }

    /// Makes everybody try their condition again.
    public func notify() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits for a ``notify()``, unless the condition holds after all.
    private func next(unless holds: @escaping @Sendable () -> Bool) async throws {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    // Cancelled before it waits: the handler has run and found nothing.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if holds() { return .success(()) }
                    state.waiters[id] = continuation
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.resume(throwing: CancellationError())
        }
    }
}
