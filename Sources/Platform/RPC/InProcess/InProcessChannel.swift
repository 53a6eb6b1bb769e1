public import Wire

/// Calls services of this process as if they stood behind a network, without sockets and without encoding.
///
/// Messages are Sendable values and are handed over as they are. A unary call runs in the caller's own
/// task, on its thread; only a deadline that nothing around the call enforces yet makes it a task of its
/// own, which still starts at once and on the same thread. Streaming calls run the handler in a task on
/// the caller's executor, with at most `streamCapacity` messages on their way in each direction.
///
/// ```swift
/// let channel = InProcessChannel(services: [TripCardService(store: store)])
/// let card = try await TripCardV1.TripCardClient(channel).getTripCard(request, options: context.onward)
/// ```
public struct InProcessChannel: RPCChannel {
    private let router: Router
    private let interceptors: ArraySlice<any ServerInterceptor>
    private let streamCapacity: Int

    /// Creates a channel to services.
    ///
    /// - Parameters:
    ///   - services: What can be called. Two services with the same method are a mistake of the program.
    ///   - interceptors: What stands around every call, the first outermost.
    ///   - streamCapacity: The most messages of a stream that wait to be read, in each direction; at least 1.
    public init(
        services: [any RPCService], interceptors: [any ServerInterceptor] = [], streamCapacity: Int = 16
    ) {
        self.init(router: Router(services), interceptors: interceptors, streamCapacity: streamCapacity)
    }

    /// Creates a channel to the procedures of a router.
    public init(router: Router, interceptors: [any ServerInterceptor] = [], streamCapacity: Int = 16) {
        self.router = router
        self.interceptors = interceptors[...]
        self.streamCapacity = max(streamCapacity, 1)
    }

    public func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) async throws -> Response {
        let procedure = try procedure(for: method, options)
        let call = InProcessUnaryCall(request, context: context(procedure.method, options))
        if let deadline = options.deadline, deadline != options.enforcedDeadline {
            let interceptors = interceptors
            try await DeadlineEnforcement.run(until: deadline) {
                try await Self.serve(call, by: procedure, through: interceptors)
            }
        } else {
            try await Self.serve(call, by: procedure, through: interceptors)
        }
        return try call.takeResponse(as: Response.self)
    }

    public func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) async throws -> Response {
        let call: InProcessStreamingCall<Request, Response> = try start(method, options) { $0.write(send) }
        guard let response = try await call.next() else { throw RPCError(.internal, "the call has no response") }
        // The status comes after the message: a handler that fails at its end has failed.
        guard try await call.next() == nil else {
            call.cancel()
            throw RPCError(.internal, "the call has more than one response")
        }
        return response
    }

    public func serverStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) -> ResponseSequence<Response> {
        ResponseSequence {
            begin(method, options) { (call: InProcessStreamingCall<Request, Response>) in call.write(only: request) }
        }
    }

    public func bidirectionalStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) -> ResponseSequence<Response> {
        ResponseSequence {
            begin(method, options) { (call: InProcessStreamingCall<Request, Response>) in call.write(send) }
        }
    }
}

// MARK: - Beginning a call

extension InProcessChannel {
    /// The procedure of a method, if the call may begin at all.
    private func procedure(for method: MethodDescriptor, _ options: CallOptions) throws -> Procedure {
        guard let procedure = router.procedures[method.path] else {
            throw RPCError(.unimplemented, "no method \(method.path)")
        }
        try options.metadata.checkSendable()
        if let deadline = options.deadline, deadline.hasPassed { throw RPCError.deadlineExceeded }
        if Task.isCancelled { throw RPCError.callCancelled }
        return procedure
    }

    private func context(_ method: MethodDescriptor, _ options: CallOptions) -> CallContext {
        CallContext(
            method: method, metadata: options.metadata, deadline: options.deadline, peer: .inProcess,
            response: options.response)
    }

    /// Serves a call to its end; throws its status, with the trailers that the handler set.
    static func serve(
        _ call: some ServerCall, by procedure: Procedure, through interceptors: ArraySlice<any ServerInterceptor>
    ) async throws {
        do {
            try await procedure.serve(call, through: interceptors, context: call.context)
        } catch {
            var status = RPCError(thrown: error, deadline: call.context.deadline)
            status.metadata.append(call.context.response.trailing)
            throw status
        }
    }

    /// Starts a call whose requests `write` sends: its first one is there before the handler starts.
    private func start<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ options: CallOptions,
        write: (InProcessStreamingCall<Request, Response>) -> Void
    ) throws -> InProcessStreamingCall<Request, Response> {
        let procedure = try procedure(for: method, options)
        let call = InProcessStreamingCall<Request, Response>(
            context: context(procedure.method, options), capacity: streamCapacity)
        let interceptors = interceptors
        write(call)
        call.start { try await Self.serve(call, by: procedure, through: interceptors) }
        return call
    }

    /// Starts a call for a response sequence, whose errors come with the first response.
    private func begin<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ options: CallOptions,
        write: (InProcessStreamingCall<Request, Response>) -> Void
    ) -> any MessageSource<Response> {
        do {
            return try start(method, options, write: write)
        } catch {
            return FailedSource(error: error)
        }
    }
}

/// The responses of a call that could not begin.
struct FailedSource<Message: Sendable>: MessageSource {
    let error: any Error

    func next() async throws -> Message? { throw error }
    func cancel() {}
}
