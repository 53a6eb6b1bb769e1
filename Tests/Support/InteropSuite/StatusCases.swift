import RPC
import TestContracts

extension InteropClient {
    func customMetadata() async throws {
        let bytes: [UInt8] = [0xAB, 0xAB, 0xAB]
        func options() -> CallOptions {
            var metadata: Metadata = ["x-grpc-test-echo-initial": "test_initial_metadata_value"]
            metadata.add("x-grpc-test-echo-trailing-bin", binary: bytes)
            var options = CallOptions(metadata: metadata)
            options.response = ResponseMetadata()
            return options
        }
        func check(_ options: CallOptions) throws {
            let initial = options.response?.initial["x-grpc-test-echo-initial"]
            try expect(initial == "test_initial_metadata_value", "initial metadata \(initial ?? "without the value")")
            let trailing = options.response?.trailing[binary: "x-grpc-test-echo-trailing-bin"]
            try expect(trailing == bytes, "trailing metadata \(trailing.map { "\($0)" } ?? "without the value")")
        }
        let unary = options()
        _ = try await service.unaryCall(.init(responseSize: 314_159, payload: payload(271_828)), options: unary)
        try check(unary)
        let duplex = options()
        var request = GRPCTesting.StreamingOutputCallRequest.asking([314_159])
        request.payload = payload(271_828)
        for try await _ in service.fullDuplexCall(options: duplex, { [request] in try await $0.send(request) }) {}
        try check(duplex)
    }

    func statusCodeAndMessage() async throws {
        let status = GRPCTesting.EchoStatus(code: 2, message: "test status message")
        try await expect(.unknown, status.message) { _ = try await service.unaryCall(.init(responseStatus: status)) }
        try await expect(.unknown, status.message) {
            let responses = service.fullDuplexCall { try await $0.send(.init(responseStatus: status)) }
            for try await _ in responses {}
        }
    }

    func specialStatusMessage() async throws {
        let text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
        try await expect(.unknown, text) {
            _ = try await service.unaryCall(.init(responseStatus: .init(code: 2, message: text)))
        }
    }

    func unimplementedMethod() async throws {
        try await expect(.unimplemented) { _ = try await service.unimplementedCall(.init()) }
    }

    func unimplementedService() async throws {
        let method = MethodDescriptor(
            service: "grpc.testing.UnimplementedService", name: "UnimplementedCall", kind: .unary)
        try await expect(.unimplemented) {
            let _: GRPCTesting.Empty = try await channel.unary(method, GRPCTesting.Empty(), options: .init())
        }
    }
}
