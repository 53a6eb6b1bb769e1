import Dispatch
import RPC
import Synchronization

/// Runs slow hashes off the event loops, a few at a time. More are refused than memory and callers can wait for.
final class HashingQueues: Sendable {
    private let queues: [DispatchQueue]
    private let waitingMax: Int
    private let busy: String
    private let state = Mutex((pending: 0, next: 0, done: 0))

    /// - Parameters:
    ///   - width: Hashes at a time.
    ///   - waitingMax: Most hashes that wait.
    ///   - busy: What there is too much of, for people.
    init(_ label: String, width: Int, waitingMax: Int, busy: String) {
        queues = (0..<width).map { DispatchQueue(label: "\(label).\($0)") }
        self.waitingMax = waitingMax
        self.busy = busy
    }

    /// How many hashes were made.
    var count: Int { state.withLock { $0.done } }

    /// Runs one hash.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (TOO_BUSY); what `work` throws.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        let queue: DispatchQueue? = state.withLock { state in
            guard state.pending < queues.count + waitingMax else { return nil }
            state.pending += 1
            state.next = (state.next + 1) % queues.count
            return queues[state.next]
        }
        guard let queue else {
            throw RPCError.resourceExhausted(busy, retryAfter: .seconds(2)).with(reason: "TOO_BUSY")
        }
        defer { state.withLock { ($0.pending, $0.done) = ($0.pending - 1, $0.done + 1) } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
