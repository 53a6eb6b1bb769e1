import InteropSuite
import RPC
import Synchronization
import TestContracts
import Testing

/// Notes what passes, and passes it on with one more header.
private final class Notes: ClientInterceptor {
    private let name: String
    private let lines: Lines

    /// What several interceptors have noted, in order.
    final class Lines: Sendable {
        private let state = Mutex<[String]>([])
        var all: [String] { state.withLock { $0 } }
        func add(_ line: String) { state.withLock { $0.append(line) } }
    }

    init(_ name: String, in lines: Lines) {
        self.name = name
        self.lines = lines
    }

    func intercept(
        _ method: MethodDescriptor, options: CallOptions, next: @Sendable (CallOptions) async throws -> Void
    ) async throws {
        lines.add("\(name) > \(method.name)")
        var options = options
        let before = options.metadata["x-grpc-test-echo-initial"] ?? ""
        options.metadata = ["x-grpc-test-echo-initial": before + name]
        do {
            try await next(options)
            lines.add("\(name) < OK")
        } catch let error as RPCError {
            lines.add("\(name) < \(error.code)")
            throw error
        }
    }
}

/// Gives each call the end that it is told, before or instead of its own.
private struct Verdict: ClientInterceptor {
    var before: RPCError?
    var after: RPCError?
    var makesCall = true

    func intercept(
        _ method: MethodDescriptor, options: CallOptions, next: @Sendable (CallOptions) async throws -> Void
    ) async throws {
        if let before { throw before }
        if makesCall { try await next(options) }
        if let after { throw after }
    }
}

@Suite("Client interceptors", .timeLimit(.minutes(1)))
struct ClientInterceptorTests {
    private typealias Client = GRPCTesting.TestServiceClient

    /// Runs `body` with a channel in the process and one over a socket.
    private func withChannels(_ body: (any RPCChannel, TestService) async throws -> Void) async throws {
        let near = TestService()
        try await body(InProcessChannel(services: [near]), near)
        let far = TestService()
        try await withServer(services: [far]) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)")
            try await body(channel, far)
            await channel.shutdown()
        }
    }

    @Test("every kind of call works through interceptors as it does without")
    func passing() async throws {
        try await withChannels { channel, _ in
            try await CallSuite(channel: channel.intercepted(by: Verdict(), Verdict())).run()
        }
    }

    @Test("the first interceptor is outermost; each sees what those before it passed on, and the status")
    func order() async throws {
        try await withChannels { channel, _ in
            let lines = Notes.Lines()
            let client = Client(channel.intercepted(by: Notes("a", in: lines), Notes("b", in: lines)))
            var options = CallOptions()
            options.response = ResponseMetadata()
            _ = try await client.emptyCall(.init(), options: options)
            #expect(options.response?.initial["x-grpc-test-echo-initial"] == "ab")
            #expect(lines.all == ["a > EmptyCall", "b > EmptyCall", "b < OK", "a < OK"])
        }
    }

    @Test("a stream's interceptors see its status after the reader has all messages, and may change it")
    func streams() async throws {
        try await withChannels { channel, _ in
            let lines = Notes.Lines()
            let other = Verdict(after: RPCError(.dataLoss, "changed"))
            let client = Client(channel.intercepted(by: Notes("a", in: lines), other))
            var count = 0
            let error = await #expect(throws: RPCError.self) {
                for try await _ in client.streamingOutputCall(.asking([1, 2, 3])) { count += 1 }
            }
            #expect(count == 3)
            #expect(error == RPCError(.dataLoss, "changed"))
            #expect(lines.all == ["a > StreamingOutputCall", "a < dataLoss"])
        }
    }

    @Test("an interceptor that throws first refuses the call: nothing reaches the server")
    func refusal() async throws {
        try await withChannels { channel, _ in
            let refused = RPCError(.permissionDenied, "not from here")
            let client = Client(channel.intercepted(by: Verdict(before: refused)))
            var answer: RPCError?
            answer = await #expect(throws: RPCError.self) { try await client.emptyCall(.init()) }
            #expect(answer == refused)
            answer = await #expect(throws: RPCError.self) {
                for try await _ in client.streamingOutputCall(.asking([1])) {}
            }
            #expect(answer == refused)
            answer = await #expect(throws: RPCError.self) { try await client.streamingInputCall { _ in } }
            #expect(answer == refused)
        }
    }

    @Test("an interceptor that neither makes the call nor throws is told off with INTERNAL")
    func neverMade() async throws {
        try await withChannels { channel, _ in
            let client = Client(channel.intercepted(by: Verdict(makesCall: false)))
            let single = await #expect(throws: RPCError.self) { try await client.emptyCall(.init()) }
            #expect(single?.code == .internal)
            let stream = await #expect(throws: RPCError.self) {
                for try await _ in client.fullDuplexCall({ _ in }) {}
            }
            #expect(stream?.code == .internal)
        }
    }

    @Test("leaving a stream ends its interceptors with CANCELLED, and the handler behind it")
    func leaving() async throws {
        try await withChannels { channel, service in
            let lines = Notes.Lines()
            let client = Client(channel.intercepted(by: Notes("a", in: lines)))
            let endless = GRPCTesting.StreamingOutputCallRequest(
                responseParameters: [.init(size: 1), .init(size: 1, intervalUs: 60_000_000)])
            for try await _ in client.streamingOutputCall(endless) { break }
            while lines.all.count < 2 || service.runningHandlers > 0 { await Task.yield() }
            #expect(lines.all == ["a > StreamingOutputCall", "a < cancelled"])
        }
    }

    @Test("without interceptors the channel stays what it is")
    func none() {
        let channel = InProcessChannel(services: [])
        #expect(channel.intercepted(by: []) is InProcessChannel)
    }
}
