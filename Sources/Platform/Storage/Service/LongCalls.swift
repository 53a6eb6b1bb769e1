import RPC
import Synchronization

/// Calls that may go on for long and keep the database open meanwhile; a node that closes ends them.
final class LongCalls: Sendable {
    private struct State {
        var isClosed = false
        var last = 0
        var ends: [Int: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())

    /// Runs a call in a task that ends with this.
    ///
    /// - Throws: UNAVAILABLE once the node is closing; what `body` throws.
    func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
        let task = Task { try await body() }
        let number = state.withLock { state -> Int? in
            guard !state.isClosed else { return nil }
            state.last += 1
            state.ends[state.last] = { task.cancel() }
            return state.last
        }
        if number == nil { task.cancel() }
        defer { if let number { state.withLock { state in state.ends[number] = nil } } }
        do {
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch {
            if state.withLock({ $0.isClosed }) { throw RPCError.closing }
            throw error
        }
    }

    /// Ends those that are under way.
    func endAll() {
        for end in state.withLock({ Array($0.ends.values) }) { end() }
    }

    /// Ends all of them, and lets no more begin.
    func close() {
        let ends = state.withLock { state in
            state.isClosed = true
            return Array(state.ends.values)
        }
        for end in ends { end() }
    }
}
