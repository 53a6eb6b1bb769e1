import InteropSuite
import RPC
import TestContracts
import Testing

/// What every channel has to do, whatever is behind it: our services in this process, our server or grpcio's over
/// the network.
///
/// Each function is one case of gRPC's interoperability tests, or one of ours.
struct CallSuite {
    let channel: any RPCChannel

    private var client: GRPCTesting.TestServiceClient { .init(channel) }

    private func payload(_ size: Int) -> GRPCTesting.Payload { .init(body: [UInt8](repeating: 0, count: size)) }

    func run() async throws {
        try await unary()
        try await clientStreaming()
        try await serverStreaming()
        try await duplex()
        try await metadata()
        try await statuses()
        try await details()
        try await unimplemented()
        try await deadlines()
        try await cancellation()
    }

    func unary() async throws {
        #expect(try await client.emptyCall(.init()) == .init())
        let response = try await client.unaryCall(.init(responseSize: 314_159, payload: payload(271_828)))
        #expect(response.payload?.body.count == 314_159)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for size in 0..<200 {
                group.addTask {
                    try await client.unaryCall(.init(responseSize: Int32(size))).payload?.body.count ?? 0 == size
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    func clientStreaming() async throws {
        let sizes = [27182, 8, 1828, 45904]
        let response = try await client.streamingInputCall { requests in
            for size in sizes { try await requests.send(.init(payload: payload(size))) }
        }
        #expect(response.aggregatedPayloadSize == Int32(sizes.reduce(0, +)))
        #expect(try await client.streamingInputCall { _ in }.aggregatedPayloadSize == 0)
        let large = try await client.streamingInputCall { requests in
            for _ in 0..<20 { try await requests.send(.init(payload: payload(1_000_000))) }
        }
        #expect(large.aggregatedPayloadSize == 20_000_000)
    }

    func serverStreaming() async throws {
        let sizes = [31415, 9, 2653, 58979]
        var got: [Int] = []
        for try await response in client.streamingOutputCall(.asking(sizes)) {
            got.append(response.payload?.body.count ?? 0)
        }
        #expect(got == sizes)
        var bytes = 0
        for try await response in client.streamingOutputCall(.asking(Array(repeating: 1_000_000, count: 10))) {
            bytes += response.payload?.body.count ?? 0
        }
        #expect(bytes == 10_000_000)
    }

    func duplex() async throws {
        let sizes = [31415, 9, 2653, 58979]
        // Ping-pong: each request waits for the response to the one before.
        let (turns, turn) = AsyncStream.makeStream(of: Int.self)
        turn.yield(sizes[0])
        let responses = client.fullDuplexCall { requests in
            for await size in turns { try await requests.send(.asking([size])) }
        }
        var got: [Int] = []
        for try await response in responses {
            got.append(response.payload?.body.count ?? 0)
            if got.count < sizes.count { turn.yield(sizes[got.count]) } else { turn.finish() }
        }
        #expect(got == sizes)
        for try await _ in client.fullDuplexCall({ _ in }) { Issue.record("a message in an empty stream") }
    }

    func metadata() async throws {
        var metadata: Metadata = ["x-grpc-test-echo-initial": "test_initial_metadata_value"]
        metadata.add("x-grpc-test-echo-trailing-bin", binary: [0xab, 0xab, 0xab, 0x00, 0x2c])
        var options = CallOptions(metadata: metadata)
        options.response = ResponseMetadata()
        _ = try await client.unaryCall(.init(responseSize: 1), options: options)
        #expect(options.response?.initial["x-grpc-test-echo-initial"] == "test_initial_metadata_value")
        #expect(options.response?.trailing[binary: "x-grpc-test-echo-trailing-bin"] == [0xab, 0xab, 0xab, 0x00, 0x2c])
    }

    func statuses() async throws {
        let text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
        for code in StatusCode.allCases where code != .ok {
            let status = GRPCTesting.EchoStatus(code: Int32(code.rawValue), message: text)
            let error = await #expect(throws: RPCError.self) {
                try await client.unaryCall(.init(responseStatus: status))
            }
            #expect(error?.code == code)
            #expect(error?.message == text)
        }
        let status = GRPCTesting.EchoStatus(code: 2, message: "after the messages")
        var asking = GRPCTesting.StreamingOutputCallRequest.asking([1, 2, 3])
        asking.responseStatus = status
        var count = 0
        let error = await #expect(throws: RPCError.self) {
            for try await _ in client.streamingOutputCall(asking) { count += 1 }
        }
        #expect(count == 3)
        #expect(error?.code == .unknown)
        #expect(error?.message == "after the messages")
    }

    func details() async throws {
        let options = CallOptions(metadata: ["x-test-details": "1"])
        let error = await #expect(throws: RPCError.self) { try await client.emptyCall(.init(), options: options) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.first?.field == "phone")
    }

    func unimplemented() async throws {
        let error = await #expect(throws: RPCError.self) { try await client.unimplementedCall(.init()) }
        #expect(error?.code == .unimplemented)
        let method = MethodDescriptor(service: "no.Such", name: "Method", kind: .unary)
        let unknown = await #expect(throws: RPCError.self) {
            let _: GRPCTesting.Empty = try await channel.unary(method, GRPCTesting.Empty(), options: .init())
        }
        #expect(unknown?.code == .unimplemented)
    }

    func deadlines() async throws {
        let slow = GRPCTesting.StreamingOutputCallRequest.asking([1], every: .seconds(30))
        let streaming = await #expect(throws: RPCError.self) {
            for try await _ in client.streamingOutputCall(slow, options: .init(timeout: .milliseconds(50))) {}
        }
        #expect(streaming?.code == .deadlineExceeded)
        let passed = await #expect(throws: RPCError.self) {
            try await client.emptyCall(.init(), options: .init(timeout: .zero))
        }
        #expect(passed?.code == .deadlineExceeded)
        let waiting = await #expect(throws: RPCError.self) {
            try await client.streamingInputCall(options: .init(timeout: .milliseconds(50))) { _ in
                try await Task.sleep(for: .seconds(30))
            }
        }
        #expect(waiting?.code == .deadlineExceeded)
    }

    func cancellation() async throws {
        let slow = GRPCTesting.StreamingOutputCallRequest.asking([1, 1], every: .milliseconds(10))
        // Leaving the loop ends the call.
        for try await _ in client.streamingOutputCall(slow) { break }
        // A cancelled task ends its call.
        let endless = GRPCTesting.StreamingOutputCallRequest.asking([1], every: .seconds(60))
        let task = Task { for try await _ in client.streamingOutputCall(endless) {} }
        task.cancel()
        let error = await #expect(throws: RPCError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        let upload = Task {
            try await client.streamingInputCall { _ in try await Task.sleep(for: .seconds(60)) }
        }
        upload.cancel()
        let other = await #expect(throws: RPCError.self) { _ = try await upload.value }
        #expect(other?.code == .cancelled)
        // A writer that fails ends its call with its own error.
        let own = await #expect(throws: RPCError.self) {
            try await client.streamingInputCall { _ in throw RPCError(.aborted, "no more") }
        }
        #expect(own == RPCError(.aborted, "no more"))
    }
}
