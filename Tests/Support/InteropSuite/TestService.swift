public import RPC
import Synchronization
public import TestContracts
import Wire

/// TestService as gRPC's interoperability tests describe it, with a count of the handlers that run.
///
/// - `x-grpc-test-echo-initial` and `x-grpc-test-echo-trailing-bin` come back in headers and trailers.
/// - `x-test-details` makes the call fail with INVALID_ARGUMENT and a google.rpc.BadRequest.
/// - An empty call tells in its trailer `x-test-running` how many handlers run, itself included.
public final class TestService: GRPCTesting.TestServiceService {
    private let running = Atomic<Int>(0)

    /// A service that serves nothing yet.
    public init() {}

    /// Handlers that have begun and not ended.
    public var runningHandlers: Int { running.load(ordering: .sequentiallyConsistent) }

    private func serve<Result>(_ context: CallContext, _ body: () async throws -> Result) async throws -> Result {
        running.add(1, ordering: .sequentiallyConsistent)
        defer { running.subtract(1, ordering: .sequentiallyConsistent) }
        if let value = context.metadata["x-grpc-test-echo-initial"] {
            context.response.initial.add("x-grpc-test-echo-initial", value)
        }
        if let value = context.metadata[binary: "x-grpc-test-echo-trailing-bin"] {
            context.response.trailing.add("x-grpc-test-echo-trailing-bin", binary: value)
        }
        if context.metadata["x-test-details"] != nil {
            throw RPCError.invalidArgument(field: "phone", "must have 11 digits")
        }
        return try await body()
    }

    private func payload(_ size: Int32) -> GRPCTesting.Payload {
        GRPCTesting.Payload(body: [UInt8](repeating: 0, count: Int(size)))
    }

    private func failAsAsked(_ status: GRPCTesting.EchoStatus?) throws {
        guard let status, let code = StatusCode(rawValue: Int(status.code)), code != .ok else { return }
        throw RPCError(code, status.message)
    }

    public func emptyCall(_ request: GRPCTesting.Empty, context: CallContext) async throws -> GRPCTesting.Empty {
        try await serve(context) {
            context.response.trailing.add("x-test-running", "\(runningHandlers)")
            return GRPCTesting.Empty()
        }
    }

    public func unaryCall(
        _ request: GRPCTesting.SimpleRequest, context: CallContext
    ) async throws -> GRPCTesting.SimpleResponse {
        try await serve(context) {
            try expectCompressed(request.expectCompressed, context)
            context.response.compresses = request.responseCompressed?.value ?? false
            try failAsAsked(request.responseStatus)
            return GRPCTesting.SimpleResponse(payload: payload(request.responseSize))
        }
    }

    public func cacheableUnaryCall(
        _ request: GRPCTesting.SimpleRequest, context: CallContext
    ) async throws -> GRPCTesting.SimpleResponse {
        try await unaryCall(request, context: context)
    }

    private func expectCompressed(_ expected: GoogleProtobuf.BoolValue?, _ context: CallContext) throws {
        guard let expected, expected.value != context.response.lastRequestWasCompressed else { return }
        throw RPCError.invalidArgument(field: "expect_compressed", "is not what the message is")
    }

    private func send(
        _ request: GRPCTesting.StreamingOutputCallRequest,
        to responses: ResponseStream<GRPCTesting.StreamingOutputCallResponse>, _ context: CallContext
    ) async throws {
        for parameters in request.responseParameters {
            if parameters.intervalUs > 0 { try await Task.sleep(for: .microseconds(parameters.intervalUs)) }
            context.response.compresses = parameters.compressed?.value ?? false
            try await responses.send(.init(payload: payload(parameters.size)))
        }
        try failAsAsked(request.responseStatus)
    }

    public func streamingOutputCall(
        _ request: GRPCTesting.StreamingOutputCallRequest,
        to responses: ResponseStream<GRPCTesting.StreamingOutputCallResponse>, context: CallContext
    ) async throws {
        try await serve(context) { try await send(request, to: responses, context) }
    }

    public func streamingInputCall(
        _ requests: RequestStream<GRPCTesting.StreamingInputCallRequest>, context: CallContext
    ) async throws -> GRPCTesting.StreamingInputCallResponse {
        try await serve(context) {
            var size = 0
            for try await request in requests {
                try expectCompressed(request.expectCompressed, context)
                size += request.payload?.body.count ?? 0
            }
            return .init(aggregatedPayloadSize: Int32(size))
        }
    }

    public func fullDuplexCall(
        _ requests: RequestStream<GRPCTesting.StreamingOutputCallRequest>,
        to responses: ResponseStream<GRPCTesting.StreamingOutputCallResponse>, context: CallContext
    ) async throws {
        try await serve(context) {
            for try await request in requests { try await send(request, to: responses, context) }
        }
    }

    public func unimplementedCall(_ request: GRPCTesting.Empty, context: CallContext) async throws -> GRPCTesting.Empty
    {
        throw RPCError(.unimplemented, "never implemented")
    }
}

extension GRPCTesting.StreamingOutputCallRequest {
    /// Asks for messages of these sizes.
    public static func asking(_ sizes: [Int], every interval: Duration = .zero) -> Self {
        let micros = Int32(interval / .microseconds(1))
        return .init(responseParameters: sizes.map { .init(size: Int32($0), intervalUs: micros) })
    }
}
