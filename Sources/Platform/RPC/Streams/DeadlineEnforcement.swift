import NIOCore
import NIOPosix
import Synchronization

/// Cancels work at its deadline.
enum DeadlineEnforcement {
    /// Runs `body` on the caller's thread and executor, cancelled when `deadline` passes or when the calling task is.
    ///
    /// The timer is only set when `body` does not finish without waiting, so that quick work costs no timer.
    ///
    /// - Throws: what `body` throws, or DEADLINE_EXCEEDED as soon as the deadline has passed, whether or not
    ///   `body` heeds its cancellation.
    static func run(until deadline: Deadline, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let outcome = Outcome()
        let task = Task.immediate(executorPreference: currentTaskExecutor()) {
            do {
                try await body()
                outcome.set(.success(()))
            } catch {
                outcome.set(.failure(error))
            }
        }
        if let result = outcome.value { return try result.get() }
        let timer = Timer(at: deadline) {
            outcome.set(.failure(RPCError.deadlineExceeded))
            task.cancel()
        }
        defer { timer.cancel() }
        try await withTaskCancellationHandler {
            try await outcome.wait()
        } onCancel: {
            outcome.set(.failure(RPCError.callCancelled))
            task.cancel()
        }
    }

    /// A timer on the current event loop, or on one of the process's if there is none.
    struct Timer: Sendable {
        private let scheduled: Scheduled<Void>

        init(at deadline: Deadline, _ action: @escaping @Sendable () -> Void) {
            let loop = MultiThreadedEventLoopGroup.currentEventLoop ?? MultiThreadedEventLoopGroup.singleton.any()
            scheduled = loop.scheduleTask(deadline: deadline.onEventLoops, action)
        }

        func cancel() { scheduled.cancel() }
    }

    /// The first result of several racing ones, awaited by at most one task.
    private final class Outcome: Sendable {
        private struct State {
            var value: Result<Void, any Error>?
            var waiting: UnsafeContinuation<Void, any Error>?
        }

        // The continuation is taken out in the critical section that decides to resume it: once.
        private let state = Mutex(State())

        var value: Result<Void, any Error>? { state.withLock { $0.value } }

        func set(_ value: Result<Void, any Error>) {
            let waiting = state.withLock { state -> UnsafeContinuation<Void, any Error>? in
                guard state.value == nil else { return nil }
                state.value = value
                return state.waiting.take()
            }
            waiting?.resume(with: value)
        }

        func wait() async throws {
            try await withUnsafeThrowingContinuation { continuation in
                let value = state.withLock { state in
                    if state.value == nil { state.waiting = continuation }
                    return state.value
                }
                if let value { continuation.resume(with: value) }
            }
        }
    }
}

extension Duration {
    /// This duration in whole nanoseconds, held within what 64 bits can count (292 years).
    var nanosecondsClamped: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min / 2 : .max / 2 }
        return min(max(product, .min / 2), .max / 2) + attoseconds / 1_000_000_000
    }
}

/// The executor that the current task prefers, for tasks it starts; nil if it has no preference.
func currentTaskExecutor() -> (any TaskExecutor)? {
    withUnsafeCurrentTask { $0?.unownedTaskExecutor?.asTaskExecutor() }
}
