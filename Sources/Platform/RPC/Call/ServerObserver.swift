/// Watches a server's calls without standing in their way: for metrics and logs.
///
/// Unlike a ``ServerInterceptor`` it costs a call no task and no wait. Its methods are called on the event loop of
/// the call's connection and must return at once.
public protocol ServerObserver: Sendable {
    /// A call begins.
    func callBegan(_ context: CallContext)
    /// A call that began has its status.
    func callEnded(_ context: CallContext, _ outcome: CallOutcome)
}

/// How a call went.
public struct CallOutcome: Sendable {
    /// The status.
    public let code: StatusCode
    /// From the request's head to its status, in nanoseconds.
    public let nanoseconds: Int64
    /// Messages of the caller that were read.
    public let requests: Int
    /// Bytes of those messages as they came, without their prefixes.
    public let requestBytes: Int
    /// Messages that were sent.
    public let responses: Int
    /// Bytes of those messages as they went, without their prefixes.
    public let responseBytes: Int
}
