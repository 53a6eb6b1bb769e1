import InteropSuite
import RPC
import Synchronization
import TestContracts
import Testing
import Wire

/// Serves `demo.Probe/Call` by a closure.
private struct Probe: RPCService {
    static let call = MethodDescriptor(service: "demo.Probe", name: "Call", kind: .unary)
    static let descriptor = ServiceDescriptor(name: "demo.Probe", methods: [call], fileName: "demo.proto")
    let handler: @Sendable (GRPCTesting.Payload, CallContext) async throws -> GRPCTesting.Payload

    func register(in router: inout Router) { router.unary(Self.call, handler) }

    /// A call of the probe, with messages of any type.
    func call<Request: WireMessage, Response: WireMessage>(
        _ request: Request, as: Response.Type = Response.self, options: CallOptions = .init(),
        interceptors: [any ServerInterceptor] = []
    ) async throws -> Response {
        try await InProcessChannel(services: [self], interceptors: interceptors)
            .unary(Self.call, request, options: options)
    }
}

/// Refuses calls without a token, and notes what passes.
private struct Gate: ServerInterceptor {
    struct Name: ContextKey { typealias Value = String }

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        guard let token = context.metadata["token"] else { throw RPCError(.unauthenticated, "no token") }
        var context = context
        context.values[Name.self] = token
        try await next(call, context)
        context.response.trailing.add("passed", "yes")
    }
}

@Suite("In-process channel", .timeLimit(.minutes(1)))
struct InProcessTests {
    @Test("all kinds of call, statuses, metadata, deadlines and cancellation, as over a network")
    func suite() async throws {
        try await CallSuite(channel: InProcessChannel(services: [TestService()])).run()
    }

    @Test("a unary call runs in the caller's task: what is local to the task is seen by the handler")
    func sameTask() async throws {
        let caller = withUnsafeCurrentTask { $0.map { $0.hashValue } }
        let probe = Probe { request, _ in
            #expect(withUnsafeCurrentTask { $0.map { $0.hashValue } } == caller)
            return request
        }
        let payload = GRPCTesting.Payload(body: [1, 2])
        #expect(try await probe.call(payload, as: GRPCTesting.Payload.self) == payload)
    }

    @Test("sides built on different types for one contract meet through the encoded form")
    func otherTypes() async throws {
        let probe = Probe { request, _ in request }
        // Payload and this message both have field 2; what the response type does not know is kept as unknown.
        let response: GRPCTesting.SimpleResponse = try await probe.call(GRPCTesting.Payload(body: [1, 2]))
        #expect(try response.serialized() == GRPCTesting.Payload(body: [1, 2]).serialized())
    }

    @Test("a deadline ends a handler that waits, and a handler that does not heed its cancellation")
    func deadline() async throws {
        let waits = Probe { request, _ in
            try await Task.sleep(for: .seconds(60))
            return request
        }
        let options = CallOptions(timeout: .milliseconds(20))
        let error = await #expect(throws: RPCError.self) {
            try await waits.call(GRPCTesting.Payload(), as: GRPCTesting.Payload.self, options: options)
        }
        #expect(error?.code == .deadlineExceeded)
        let (never, hold) = AsyncStream.makeStream(of: Void.self)
        let ignores = Probe { request, _ in
            await Task { for await _ in never {} }.value
            return request
        }
        let other = await #expect(throws: RPCError.self) {
            try await ignores.call(
                GRPCTesting.Payload(), as: GRPCTesting.Payload.self, options: .init(timeout: .milliseconds(20)))
        }
        #expect(other?.code == .deadlineExceeded)
        hold.finish()
    }

    @Test("a call made on behalf of another inherits its deadline and sees its cancellation")
    func onward() async throws {
        let inner = Probe { request, context in
            #expect(context.deadline != nil)
            try await Task.sleep(for: .seconds(60))
            return request
        }
        let outer = Probe { request, context in try await inner.call(request, options: context.onward) }
        let error = await #expect(throws: RPCError.self) {
            try await outer.call(
                GRPCTesting.Payload(), as: GRPCTesting.Payload.self, options: .init(timeout: .milliseconds(20)))
        }
        #expect(error?.code == .deadlineExceeded)
    }

    @Test("cancelling the caller's task cancels the handler: CANCELLED")
    func cancellation() async throws {
        let probe = Probe { request, _ in
            try await Task.sleep(for: .seconds(60))
            return request
        }
        for options in [CallOptions(), CallOptions(timeout: .seconds(50))] {
            let task = Task {
                try await probe.call(GRPCTesting.Payload(), as: GRPCTesting.Payload.self, options: options)
            }
            task.cancel()
            let error = await #expect(throws: RPCError.self) { try await task.value }
            #expect(error?.code == .cancelled)
        }
    }

    @Test("what a handler throws becomes a status; the text of a stranger's error stays inside")
    func errors() async throws {
        struct Secret: Error { let phone = "13800138000" }
        let probe = Probe { _, _ in throw Secret() }
        let error = await #expect(throws: RPCError.self) {
            try await probe.call(GRPCTesting.Payload(), as: GRPCTesting.Payload.self)
        }
        #expect(error?.code == .unknown)
        #expect(error?.message.contains("138") == false)
    }

    @Test("interceptors stand around the call: they refuse, add values, and add trailers")
    func interceptors() async throws {
        let probe = Probe { request, context in
            #expect(context.values[Gate.Name.self] == "letmein")
            return request
        }
        let error = await #expect(throws: RPCError.self) {
            try await probe.call(GRPCTesting.Payload(), as: GRPCTesting.Payload.self, interceptors: [Gate()])
        }
        #expect(error?.code == .unauthenticated)
        var options = CallOptions(metadata: ["token": "letmein"])
        options.response = ResponseMetadata()
        _ = try await probe.call(
            GRPCTesting.Payload(), as: GRPCTesting.Payload.self, options: options, interceptors: [Gate()])
        #expect(options.response?.trailing["passed"] == "yes")
    }
}
