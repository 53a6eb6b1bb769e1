public import Wire

/// One call as its transport hands it to a procedure: messages in, messages out.
///
/// A network transport decodes and encodes here; the in-process one passes the values on. Where the method has one
/// request, ``request(_:)`` reads it, otherwise ``receive(_:)``; where it has one response, ``respond(_:)`` takes it,
/// otherwise ``send(_:)``.
public protocol ServerCall: Sendable {
    /// What is known of the call.
    var context: CallContext { get }

    /// The one request, which the transport has whole before the procedure starts. Called once.
    ///
    /// - Throws: ``RPCError`` when there is none, or more than one, or it cannot be read.
    func request<Message: WireMessage>(_ type: Message.Type) throws -> Message

    /// Takes the one response; it goes out when the procedure has returned. Called once.
    ///
    /// - Throws: ``RPCError`` when it cannot be written.
    func respond<Message: WireMessage>(_ message: Message) throws

    /// The next request, or nil when the caller has sent its last.
    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message?

    /// Sends a response, after waiting while the caller is behind.
    func send<Message: WireMessage>(_ message: Message) async throws

    /// Sends a response if that can be done at once, here and now; false, with nothing sent, if it is
    /// ``send(_:)``'s to do.
    ///
    /// - Throws: what ``send(_:)`` would.
    func sendNow<Message: WireMessage>(_ message: Message) throws -> Bool
}

extension ServerCall {
    public func sendNow<Message: WireMessage>(_ message: Message) throws -> Bool { false }
}

/// A method with its handler, its message types erased.
public final class Procedure: Sendable {
    enum Body: Sendable {
        /// May wait: runs as a task.
        case asynchronous(@Sendable (any ServerCall, CallContext) async throws -> Void)
        /// Never waits: runs where the call was read, without a task.
        case inline(@Sendable (any ServerCall, CallContext) throws -> Void)
    }

    /// The method.
    public let method: MethodDescriptor
    let body: Body
    /// What a call of it takes of a server.
    let demand: Seat.Demand

    /// Serves one call to its end; throws what its status shall be. `context` is the call's own, with what
    /// interceptors added.
    public func serve(_ call: any ServerCall, context: CallContext) async throws {
        switch body {
        case .asynchronous(let run): try await run(call, context)
        case .inline(let run): try run(call, context)
        }
    }

    init(_ method: MethodDescriptor, _ body: Body) {
        self.method = method
        self.body = body
        demand = Seat.Demand(
            isLong: method.kind != .unary, isVital: method.path == GRPCHealthV1.HealthMethods.check.path)
    }
}

/// A service that a server can offer. Generated protocols refine it and provide the default ``register(in:)``.
public protocol RPCService: Sendable {
    /// The service.
    static var descriptor: ServiceDescriptor { get }

    /// Adds the service's methods to a router.
    func register(in router: inout Router)
}
