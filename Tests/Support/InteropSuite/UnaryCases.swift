import RPC
import TestContracts
import Wire

extension InteropClient {
    func emptyUnary() async throws {
        let response = try await service.emptyCall(.init())
        try expect(response == .init(), "the answer is not empty")
    }

    func largeUnary() async throws {
        try await largeCall(.init(responseSize: 314_159, payload: payload(271_828)), options: .init())
    }

    /// A server that cannot see what is compressed would pass the two good calls, so the first is a false claim.
    func clientCompressedUnary() async throws {
        func request(isCompressed: Bool) -> GRPCTesting.SimpleRequest {
            .init(responseSize: 314_159, payload: payload(271_828), expectCompressed: .init(value: isCompressed))
        }
        var plain = CallOptions()
        plain.compression = .identity
        try await expect(.invalidArgument) {
            try await largeCall(request(isCompressed: true), options: plain)
        }
        var compressed = CallOptions()
        compressed.compression = .gzip
        try await largeCall(request(isCompressed: true), options: compressed)
        try await largeCall(request(isCompressed: false), options: plain)
    }

    func serverCompressedUnary() async throws {
        for isCompressed in [true, false] {
            var options = CallOptions()
            options.response = ResponseMetadata()
            let request = GRPCTesting.SimpleRequest(
                responseSize: 314_159, payload: payload(271_828), responseCompressed: .init(value: isCompressed))
            try await largeCall(request, options: options)
            try expect(
                options.response?.lastResponseWasCompressed == isCompressed,
                "the answer is compressed: \(!isCompressed)")
        }
    }

    private func largeCall(_ request: GRPCTesting.SimpleRequest, options: CallOptions) async throws {
        let response = try await service.unaryCall(request, options: options)
        let size = response.payload?.body.count ?? 0
        try expect(size == 314_159, "\(size) bytes instead of 314159")
        try expect(response.payload?.body.allSatisfy { $0 == 0 } == true, "the payload is not of zeros")
    }
}
