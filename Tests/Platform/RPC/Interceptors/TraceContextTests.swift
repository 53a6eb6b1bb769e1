import Synchronization
import TestContracts
import Testing

@testable import RPC

@Suite("Trace context (W3C Trace Context)")
struct TraceContextTests {
    private static let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    @Test("A traceparent is read and written")
    func parent() throws {
        let trace = try #require(TraceContext(["traceparent": Self.parent, "tracestate": "a=1"]))
        #expect(trace.traceText == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(trace.span == 0x00f0_67aa_0ba9_02b7)
        #expect(trace.isSampled)
        #expect(trace.state == "a=1")
        #expect(trace.parentText == Self.parent)
    }

    @Test(
        "What is no traceparent begins a trace anew (\"Mutating the traceparent Field\")",
        arguments: [
            "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "00-+bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ])
    func malformed(text: String) { #expect(TraceContext(parent: text, state: nil) == nil) }

    @Test("A later version may have more fields (\"Versioning of traceparent\")")
    func laterVersion() {
        #expect(TraceContext(parent: "01" + Self.parent.dropFirst(2) + "-more", state: nil) != nil)
    }

    @Test("Two traceparents are none, several tracestates are one list, long ones are dropped")
    func lists() {
        var metadata: Metadata = ["traceparent": Self.parent, "tracestate": "a=1", "tracestate": "b=2"]
        #expect(TraceContext(metadata)?.state == "a=1,b=2")
        metadata.add("tracestate", String(repeating: "c", count: 600))
        #expect(TraceContext(metadata)?.state == nil)
        metadata.add("traceparent", Self.parent)
        #expect(TraceContext(metadata) == nil)
    }

    /// The context in which a handler behind ``Tracing`` ran, and the options of its onward calls.
    private func traced(_ metadata: Metadata) async throws -> (TraceContext?, CallOptions) {
        let numbers = Mutex<UInt64>(0)
        let tracing = Tracing(share: 1) {
            numbers.withLock {
                $0 += 1
                return $0
            }
        }
        let seen = Mutex<CallContext?>(nil)
        let context = CallContext(
            method: GRPCTesting.TestServiceMethods.emptyCall, metadata: metadata, deadline: nil, peer: .inProcess)
        try await tracing.intercept(NoCall(context: context), context: context) { _, context in
            seen.withLock { $0 = context }
        }
        let inside = try #require(seen.withLock { $0 })
        return (inside.trace, inside.onward)
    }

    @Test("A caller's trace goes on under a new span, also to onward calls")
    func goesOn() async throws {
        let (trace, onward) = try await traced(["traceparent": Self.parent, "tracestate": "a=1"])
        #expect(trace?.traceText == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(trace?.span == 1)
        #expect(onward.metadata["traceparent"] == "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000001-01")
        #expect(onward.metadata["tracestate"] == "a=1")
    }

    @Test("Without a trace one begins")
    func begins() async throws {
        let (trace, onward) = try await traced([:])
        #expect(trace?.trace == UInt128(1) << 64 | 2)
        #expect(trace?.span == 3)
        #expect(trace?.isSampled == true)
        #expect(onward.metadata["tracestate"] == nil)
    }
}

/// A call that nobody serves.
private struct NoCall: ServerCall {
    let context: CallContext

    func request<Message>(_ type: Message.Type) throws -> Message { throw RPCError(.internal, "none") }
    func receive<Message>(_ type: Message.Type) async throws -> Message? { nil }
    func respond<Message>(_ message: Message) throws {}
    func send<Message>(_ message: Message) async throws {}
}
