import InteropSuite
import RPC
import TestContracts
import Testing

@Suite("What one caller may have open, whatever connections it uses", .timeLimit(.minutes(1)))
struct CallerSharesTests {
    /// Counts calls by a header.
    private static let shares = CallerShares { context in
        context.metadata["x-caller"].map { CallerShare(key: CallerKey($0), calls: 3, streams: 1) }
    }

    @Test(
        "A caller gets so many streaming calls and no more, over all connections; others get theirs")
    func streams() async throws {
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService(), HealthService()],
            interceptors: [Self.shares], threads: 2)
        let port = try await server.start()
        let channels = try (0..<2).map { _ in try Channel("127.0.0.1:\(port)") }
        func options(_ caller: String?) -> CallOptions {
            var options = CallOptions()
            if let caller { options.metadata.add("x-caller", caller) }
            return options
        }
        func watch(_ channel: Channel, _ caller: String?) -> ResponseSequence<GRPCHealthV1.HealthCheckResponse> {
            GRPCHealthV1.HealthClient(channel).watch(.init(), options: options(caller))
        }
        var first = watch(channels[0], "a").makeAsyncIterator()
        #expect(try await first.next()?.status == .serving)
        let error = await #expect(throws: RPCError.self) {
            for try await _ in watch(channels[1], "a") {}
        }
        #expect(error?.code == .resourceExhausted)
        #expect(error?.detail(GoogleRPC.ErrorInfo.self)?.reason == "SHARE_EXCEEDED")
        #expect(error?.detail(GoogleRPC.RetryInfo.self)?.retryDelay != nil)
        for other in ["b", nil] {
            var others = watch(channels[1], other).makeAsyncIterator()
            #expect(try await others.next()?.status == .serving)
        }
        // Unary calls are counted on their own, and what ends is given back.
        let client = GRPCTesting.TestServiceClient(channels[1])
        for _ in 0..<10 { _ = try await client.emptyCall(.init(), options: options("a")) }
        for channel in channels { await channel.shutdown(grace: .zero) }
        await server.shutdown(grace: .seconds(1))
    }

    @Test("Keys of two callers differ, and one caller has one key")
    func keys() {
        #expect(CallerKey("a") == CallerKey("a"))
        #expect(CallerKey("a") != CallerKey("b"))
        let bytes = (0..<16).map(UInt8.init)
        #expect(CallerKey(bytes) == CallerKey(bytes + [7]))
        #expect(Set((0..<16).map { place in CallerKey(bytes.enumerated().map { $0 == place ? 99 : $1 }) }).count == 16)
    }
}
