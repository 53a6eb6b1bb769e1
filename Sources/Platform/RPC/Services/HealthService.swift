import Synchronization

/// Tells load balancers, probes and clients which services of a server may be called (`grpc.health.v1.Health`).
///
/// The empty name stands for the server as a whole and is serving from the start. A service that was never
/// set is unknown: NOT_FOUND to a check, SERVICE_UNKNOWN to a watch, which is told when that changes.
///
/// ```swift
/// let health = HealthService()
/// health.set(.serving, for: "shuangma.tripcard.v1.TripCard")
/// …
/// health.shutDown()   // before the server drains: everything is NOT_SERVING from here on
/// ```
public final class HealthService: GRPCHealthV1.HealthService {
    /// How a service is.
    public typealias Status = GRPCHealthV1.HealthCheckResponse.ServingStatus

    private struct Watcher {
        let service: String
        let changes: AsyncStream<Status>.Continuation
    }

    private struct State {
        var statuses: [String: Status] = ["": .serving]
        var watchers: [UInt64: Watcher] = [:]
        var lastWatcher: UInt64 = 0
        var isShutDown = false

        mutating func change(_ service: String, to status: Status) {
            guard statuses.updateValue(status, forKey: service) != status else { return }
            for watcher in watchers.values where watcher.service == service { watcher.changes.yield(status) }
        }
    }

    private let state = Mutex(State())

    /// Creates the service, with the server as a whole serving.
    public init() {}

    /// Sets how a service is, and tells those who watch it. Without effect after ``shutDown()``.
    public func set(_ status: Status, for service: String = "") {
        state.withLock { state in
            guard !state.isShutDown else { return }
            state.change(service, to: status)
        }
    }

    /// Makes every service NOT_SERVING for good, so that callers go elsewhere before the server leaves.
    public func shutDown() {
        state.withLock { state in
            state.isShutDown = true
            for service in Array(state.statuses.keys) { state.change(service, to: .notServing) }
        }
    }

    public func check(
        _ request: GRPCHealthV1.HealthCheckRequest, context: CallContext
    ) async throws -> GRPCHealthV1.HealthCheckResponse {
        guard let status = state.withLock({ $0.statuses[request.service] }) else {
            throw RPCError(.notFound, "no service of this name")
        }
        return .init(status: status)
    }

    public func watch(
        _ request: GRPCHealthV1.HealthCheckRequest, to responses: ResponseStream<GRPCHealthV1.HealthCheckResponse>,
        context: CallContext
    ) async throws {
        // A watcher that reads slowly misses what is outdated, never the last change.
        let (changes, teller) = AsyncStream.makeStream(of: Status.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state in
            teller.yield(state.statuses[request.service] ?? .serviceUnknown)
            state.lastWatcher += 1
            state.watchers[state.lastWatcher] = Watcher(service: request.service, changes: teller)
            return state.lastWatcher
        }
        defer { state.withLock { $0.watchers[id] = nil } }
        var told: Status?
        for await status in changes where status != told {
            try await responses.send(.init(status: status))
            told = status
        }
        // The sequence of changes ends only when the call's task is cancelled.
        throw CancellationError()
    }
}
