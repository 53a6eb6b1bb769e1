public import Wire

/// The procedures of a server, by path.
public struct Router: Sendable {
    /// The procedures.
    public private(set) var procedures: [String: Procedure] = [:]
    /// The services, in the order they were added.
    public private(set) var services: [ServiceDescriptor] = []
    /// The procedures by the bytes of their path: a power of two of buckets.
    private var buckets: [[Place]] = [[]]

    private struct Place {
        let path: [UInt8]
        let procedure: Procedure
    }

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

    // Inlinable, so that each module gets code of its own for its messages.

    /// Registers a unary method.
    @inlinable
    public mutating func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (Request, CallContext) async throws -> Response
    ) {
        serveUnary(method) { call, context in
            try call.respond(try await handler(call.request(Request.self), context))
        }
    }

    /// Registers a unary method by what serves a call: takes its request, and gives its response. For generated code, where
    /// it costs a call one asynchronous function less than a handler does.
    public mutating func serveUnary(
        _ method: MethodDescriptor, _ serve: @escaping @Sendable (any ServerCall, CallContext) async throws -> Void
    ) { add(method, .asynchronous(serve)) }

    /// Registers a unary method whose handler never waits: it is called right where the request was read, without
    /// a task of its own, and holds up its connection's event loop while it runs. For hot methods that answer
    /// from memory within microseconds. Takes the place of what was registered for the method before.
    @inlinable
    public mutating func inline<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ handler: @escaping @Sendable (Request, CallContext) throws -> Response
    ) {
        replaceInline(method) { call, context in
            try call.respond(handler(call.request(Request.self), context))
        }
    }

    /// Registers a client-streaming method.
    public mutating func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (RequestStream<Request>, CallContext) async throws -> Response
    ) {
        add(
            method,
            .asynchronous { call, context in
                try call.respond(try await handler(RequestStream(CallRequests(call: call)), context))
            })
    }

    /// Registers a server-streaming method.
    public mutating func serverStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (Request, ResponseStream<Response>, CallContext) async throws -> Void
    ) {
        add(
            method,
            .asynchronous { call, context in
                try await handler(call.request(Request.self), ResponseStream(CallResponses(call: call)), context)
            })
    }

    /// Registers a bidirectional method.
    public mutating func bidirectionalStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor,
        _ handler:
            @escaping @Sendable (RequestStream<Request>, ResponseStream<Response>, CallContext) async throws ->
            Void
    ) {
        add(
            method,
            .asynchronous { call, context in
                try await handler(
                    RequestStream(CallRequests(call: call)), ResponseStream(CallResponses(call: call)), context)
            })
    }

    @usableFromInline
    mutating func replaceInline(
        _ method: MethodDescriptor, _ run: @escaping @Sendable (any ServerCall, CallContext) throws -> Void
    ) {
        procedures[method.path] = nil
        add(method, .inline(run))
    }

    private mutating func add(_ method: MethodDescriptor, _ body: Procedure.Body) {
        precondition(procedures[method.path] == nil, "\(method.path) is registered twice")
        procedures[method.path] = Procedure(method, body)
        index()
    }

    private mutating func index() {
        var count = 1
        while count < procedures.count * 2 { count *= 2 }
        buckets = Array(repeating: [], count: count)
        for (path, procedure) in procedures {
            var path = path
            let place = Place(path: Array(path.utf8), procedure: procedure)
            let hash = path.withUTF8 { HeaderText($0).tableHash }
            buckets[Int(truncatingIfNeeded: hash) & (count - 1)].append(place)
        }
    }

    /// The procedure at a request's path, without a query.
    func procedure(at path: HeaderText) -> Procedure? {
        for place in buckets[Int(truncatingIfNeeded: path.tableHash) & (buckets.count - 1)]
        where path.equals(place.path) {
            return place.procedure
        }
        return nil
    }
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

    func sendNow(_ message: Message) throws -> Bool { try call.sendNow(message) }
}
