public import Wire

/// One call as its transport hands it to a procedure: messages in, messages out.
///
/// A network transport decodes and encodes here; the in-process one passes the values on.
public protocol ServerCall: Sendable {
    /// What is known of the call.
    var context: CallContext { get }

    /// The next request, or nil when the caller has sent its last.
    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message?

    /// Sends a response, after waiting while the caller is behind.
    func send<Message: WireMessage>(_ message: Message) async throws
}

/// A method with its handler, its message types erased.
public struct Procedure: Sendable {
    /// The method.
    public let method: MethodDescriptor

    private let body: @Sendable (any ServerCall, CallContext) async throws -> Void

    /// Serves one call to its end; throws what its status shall be. `context` is the call's own, with what
    /// interceptors added.
    public func serve(_ call: any ServerCall, context: CallContext) async throws { try await body(call, context) }

    init(_ method: MethodDescriptor, _ body: @escaping @Sendable (any ServerCall, CallContext) async throws -> Void) {
        self.method = method
        self.body = body
    }
}

/// The procedures of a server, by path.
public struct Router: Sendable {
    /// The procedures.
    public private(set) var procedures: [String: Procedure] = [:]
    /// The services, in the order they were added.
    public private(set) var services: [ServiceDescriptor] = []

    public init() {}

    /// Registers every method of the services. Registering a method twice is a mistake of the program.
    public init(_ services: [any RPCService]) {
        for service in services { add(service) }
    }

    /// Registers every method of a service.
    public mutating func add(_ service: any RPCService) {
        services.append(type(of: service).descriptor)
        service.register(in: &self)
    }

    /// Registers a unary method.
    public mutating func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (Request, CallContext) async throws -> Response
    ) {
        add(method) { call, context in
            try await call.send(handler(try await Self.single(Request.self, of: call), context))
        }
    }

    /// Registers a client-streaming method.
    public mutating func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (RequestStream<Request>, CallContext) async throws -> Response
    ) {
        add(method) { call, context in
            try await call.send(handler(RequestStream(CallRequests(call: call)), context))
        }
    }

    /// Registers a server-streaming method.
    public mutating func serverStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (Request, ResponseStream<Response>, CallContext) async throws -> Void
    ) {
        add(method) { call, context in
            let request = try await Self.single(Request.self, of: call)
            try await handler(request, ResponseStream(CallResponses(call: call)), context)
        }
    }

    /// Registers a bidirectional method.
    public mutating func bidirectionalStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (RequestStream<Request>, ResponseStream<Response>, CallContext) async throws ->
            Void
    ) {
        add(method) { call, context in
            try await handler(
                RequestStream(CallRequests(call: call)), ResponseStream(CallResponses(call: call)), context)
        }
    }

    private mutating func add(
        _ method: MethodDescriptor, _ body: @escaping @Sendable (any ServerCall, CallContext) async throws -> Void
    ) {
        precondition(procedures[method.path] == nil, "\(method.path) is registered twice")
        procedures[method.path] = Procedure(method, body)
    }

    /// The one request of a call that has exactly one (gRPC over HTTP/2: a unary request is one message).
    private static func single<Request: WireMessage>(
        _ type: Request.Type, of call: any ServerCall
    ) async throws -> Request {
        guard let request = try await call.receive(type) else {
            throw RPCError(.unimplemented, "the request holds no message")
        }
        guard try await call.receive(type) == nil else {
            throw RPCError(.unimplemented, "the request holds more than one message")
        }
        return request
    }
}

/// A service that a server can offer. Generated protocols refine it and provide the default ``register(in:)``.
public protocol RPCService: Sendable {
    /// The service.
    static var descriptor: ServiceDescriptor { get }

    /// Adds the service's methods to a router.
    func register(in router: inout Router)
}

/// The requests of a call.
private struct CallRequests<Message: WireMessage>: MessageSource {
    let call: any ServerCall

    func next() async throws -> Message? { try await call.receive(Message.self) }

    // The caller learns that nobody reads on from the status, which the handler's return sends.
    func cancel() {}
}

/// The responses of a call.
private struct CallResponses<Message: WireMessage>: MessageSink {
    let call: any ServerCall

    func send(_ message: Message) async throws { try await call.send(message) }
}
