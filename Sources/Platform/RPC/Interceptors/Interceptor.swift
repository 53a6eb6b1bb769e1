/// Stands between a server's transport and its handlers, around every call.
public protocol ServerInterceptor: Sendable {
    /// Serves the call by `next`, with what it adds before and after; throws what the call's status shall be.
    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws
}

extension Procedure {
    /// Serves a call through interceptors, the first one outermost.
    func serve(
        _ call: any ServerCall, through interceptors: ArraySlice<any ServerInterceptor>, context: CallContext
    )
        async throws
    {
        guard let first = interceptors.first else { return try await serve(call, context: context) }
        let rest = interceptors.dropFirst()
        try await first.intercept(call, context: context) { call, context in
            try await serve(call, through: rest, context: context)
        }
    }
}
