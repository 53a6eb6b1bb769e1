import RPC
import TestContracts
import Wire

extension InteropClient {
    private static let sizes = [31415, 9, 2653, 58979]

    func clientStreaming() async throws {
        let response = try await service.streamingInputCall { requests in
            for size in [27182, 8, 1828, 45904] { try await requests.send(.init(payload: payload(size))) }
        }
        let sum = response.aggregatedPayloadSize
        try expect(sum == 74922, "the sum is \(sum) instead of 74922")
    }

    func clientCompressedStreaming() async throws {
        var plain = CallOptions()
        plain.compression = .identity
        try await expect(.invalidArgument) {
            _ = try await service.streamingInputCall(options: plain) { requests in
                try await requests.send(.init(payload: payload(27182), expectCompressed: .init(value: true)))
            }
        }
        var compressed = CallOptions()
        compressed.compression = .gzip
        let response = try await service.streamingInputCall(options: compressed) { requests in
            try await requests.send(.init(payload: payload(27182), expectCompressed: .init(value: true)))
            try await requests.sendUncompressed(.init(payload: payload(45904), expectCompressed: .init(value: false)))
        }
        let sum = response.aggregatedPayloadSize
        try expect(sum == 73086, "the sum is \(sum) instead of 73086")
    }

    func serverStreaming() async throws {
        var got: [Int] = []
        for try await response in service.streamingOutputCall(.asking(Self.sizes)) {
            got.append(response.payload?.body.count ?? 0)
        }
        try expect(got == Self.sizes, "sizes \(got) instead of \(Self.sizes)")
    }

    func serverCompressedStreaming() async throws {
        var options = CallOptions()
        options.response = ResponseMetadata()
        let request = GRPCTesting.StreamingOutputCallRequest(responseParameters: [
            .init(size: 31415, compressed: .init(value: true)), .init(size: 92653, compressed: .init(value: false)),
        ])
        var sizes: [Int] = []
        var compressed: [Bool] = []
        for try await response in service.streamingOutputCall(request, options: options) {
            sizes.append(response.payload?.body.count ?? 0)
            compressed.append(options.response?.lastResponseWasCompressed ?? false)
        }
        try expect(sizes == [31415, 92653], "sizes \(sizes)")
        try expect(compressed == [true, false], "compressed: \(compressed)")
    }

    func pingPong() async throws {
        let (turns, turn) = AsyncStream.makeStream(of: Int.self)
        turn.yield(0)
        let responses = service.fullDuplexCall { requests in
            for await index in turns {
                var request = GRPCTesting.StreamingOutputCallRequest.asking([Self.sizes[index]])
                request.payload = payload([27182, 8, 1828, 45904][index])
                try await requests.send(request)
            }
        }
        var got: [Int] = []
        for try await response in responses {
            got.append(response.payload?.body.count ?? 0)
            if got.count < Self.sizes.count { turn.yield(got.count) } else { turn.finish() }
        }
        try expect(got == Self.sizes, "sizes \(got) instead of \(Self.sizes)")
    }

    func emptyStream() async throws {
        for try await _ in service.fullDuplexCall({ _ in }) { throw InteropFailure("a message in an empty stream") }
    }

    func cancelAfterBegin() async throws {
        let (begun, begins) = AsyncStream.makeStream(of: Void.self)
        let call = Task {
            try await service.streamingInputCall { _ in
                begins.finish()
                try await Task.sleep(for: .seconds(60))
            }
        }
        for await _ in begun {}
        call.cancel()
        try await expect(.cancelled) { _ = try await call.value }
    }

    func cancelAfterFirstResponse() async throws {
        let (came, comes) = AsyncStream.makeStream(of: Void.self)
        let call = Task {
            let responses = service.fullDuplexCall { requests in
                var request = GRPCTesting.StreamingOutputCallRequest.asking([31415])
                request.payload = payload(27182)
                try await requests.send(request)
                try await Task.sleep(for: .seconds(60))
            }
            for try await _ in responses { comes.finish() }
        }
        for await _ in came {}
        call.cancel()
        try await expect(.cancelled) { try await call.value }
    }

    /// The requests do not end, so the server waits for more while the deadline passes.
    func timeoutOnSleepingServer() async throws {
        try await expect(.deadlineExceeded) {
            let responses = service.fullDuplexCall(options: .init(timeout: .milliseconds(1))) { requests in
                try await requests.send(.init(payload: payload(27182)))
                try await Task.sleep(for: .seconds(60))
            }
            for try await _ in responses {}
        }
    }
}
