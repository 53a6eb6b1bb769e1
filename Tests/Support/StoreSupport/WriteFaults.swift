public import RPC
import Synchronization

/// Counts writes and lets one of them fail as a caller sees it that dies: before it took place, or after.
public final class WriteFaults: ServerInterceptor {
    private struct State {
        var count = 0
        var failing: Int?
        var takesPlace = false
    }

    private let state = Mutex(State())

    /// Faults that let nothing fail at first.
    public init() {}

    /// Writes since the last fault was set.
    public var count: Int { state.withLock(\.count) }

    /// Lets write number `index`, counted from now, fail; nil lets none fail.
    ///
    /// - Parameter takesPlace: Whether the store has carried it out all the same.
    public func fail(_ index: Int?, takesPlace: Bool = false) {
        state.withLock { $0 = State(failing: index, takesPlace: takesPlace) }
    }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        guard context.method.name.hasPrefix("Write") else { return try await next(call, context) }
        let (fails, takesPlace) = state.withLock { state in
            defer { state.count += 1 }
            return (state.count == state.failing, state.takesPlace)
        }
        if fails {
            if takesPlace { try await next(call, context) }
            throw RPCError(.permissionDenied, "the caller has died")
        }
        try await next(call, context)
    }
}
