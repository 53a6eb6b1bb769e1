/// Stands between callers and a channel, around every call.
///
/// ```swift
/// struct Traced: ClientInterceptor {
///     func intercept(
///         _ method: MethodDescriptor, options: CallOptions, next: @Sendable (CallOptions) async throws -> Void
///     ) async throws {
///         var options = options
///         options.metadata.add("traceparent", Trace.current.headerText)
///         try await next(options)
///     }
/// }
/// let client = TripCardV1.TripCardClient(channel.intercepted(by: Traced()))
/// ```
public protocol ClientInterceptor: Sendable {
    /// Makes the call by `next`, with what it adds before and after; throws the status that the caller shall get.
    ///
    /// `next` is called at most once, and returns, or throws the call's status, when the call is over. An interceptor
    /// that throws without it refuses the call before anything is sent. Around a call with one response it runs in
    /// the caller's task, around a stream of responses in a task of its own, cancelled when the caller leaves. The
    /// messages do not pass through it. Retries of a ``RetryPolicy`` happen below it: it sees one call.
    ///
    /// - Parameters:
    ///   - method: What is called.
    ///   - options: What the caller said. An interceptor may change what it passes on, and may put a
    ///     ``ResponseMetadata`` of its own into options that have none, to read headers and trailers afterwards.
    func intercept(
        _ method: MethodDescriptor, options: CallOptions, next: @Sendable (CallOptions) async throws -> Void
    ) async throws
}

extension RPCChannel {
    /// This channel with interceptors around its calls, the first one outermost.
    ///
    /// The channel itself stays what it is: calls made on it pass no interceptor, and it is what has to be shut down.
    public func intercepted(by interceptors: any ClientInterceptor...) -> any RPCChannel {
        intercepted(by: interceptors)
    }

    /// This channel with interceptors around its calls, the first one outermost.
    public func intercepted(by interceptors: [any ClientInterceptor]) -> any RPCChannel {
        interceptors.isEmpty ? self : InterceptedChannel(base: self, interceptors: interceptors[...])
    }
}

/// Makes `call` through interceptors, the first one outermost.
func intercept(
    _ method: MethodDescriptor, options: CallOptions, through interceptors: ArraySlice<any ClientInterceptor>,
    _ call: @Sendable (CallOptions) async throws -> Void
) async throws {
    guard let first = interceptors.first else { return try await call(options) }
    let rest = interceptors.dropFirst()
    try await first.intercept(method, options: options) { options in
        try await intercept(method, options: options, through: rest, call)
    }
}
