public import Wire

/// Something that calls can be made on: a network channel or services of this process. Generated clients use it.
public protocol RPCChannel: Sendable {
    /// Where a task that does little but call spares itself changes of thread: the event loop that calls from outside of
    /// all event loops go over. Such a task must never block. Nil where there is none.
    var executor: (any TaskExecutor)? { get }

    /// One request, one response.
    func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) async throws -> Response

    /// Several requests, which `send` writes, then one response. A response before the last request cancels `send`.
    func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) async throws -> Response

    /// One request, several responses.
    func serverStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) -> ResponseSequence<Response>

    /// Several requests, which `send` writes, and several responses, in any order.
    func bidirectionalStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) -> ResponseSequence<Response>
}

extension RPCChannel {
    /// None.
    public var executor: (any TaskExecutor)? { nil }
}
