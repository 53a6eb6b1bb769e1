import InteropSuite
import RPC
import TestContracts
import Testing

@Suite("Fault injection", .timeLimit(.minutes(1)))
struct FaultInjectionTests {
    private static let error = RPCError(.unavailable, "injected")

    /// Which of a hundred calls to a channel with these rules fail.
    private func failures(_ rules: [FaultInjection.Rule], seed: UInt64 = 1) async -> [Int] {
        let channel = InProcessChannel(services: [TestService()]).intercepted(by: FaultInjection(rules, seed: seed))
        let client = GRPCTesting.TestServiceClient(channel)
        var failed: [Int] = []
        for index in 0..<100 {
            do {
                _ = try await client.emptyCall(.init())
            } catch {
                failed.append(index)
            }
        }
        return failed
    }

    @Test("A share of the calls fails, the same for the same seed")
    func share() async {
        let some = await failures([FaultInjection.Rule(share: 0.3, error: Self.error)])
        #expect((15...45).contains(some.count))
        #expect(await failures([FaultInjection.Rule(share: 0.3, error: Self.error)]) == some)
        #expect(await failures([FaultInjection.Rule(share: 0.3, error: Self.error)], seed: 2) != some)
    }

    @Test("All, none, and other methods")
    func ends() async {
        #expect(await failures([.init(share: 1, error: Self.error)]).count == 100)
        #expect(await failures([.init(share: 0, error: Self.error)]).isEmpty)
        #expect(await failures([.init(paths: ["/a.B/C"], share: 1, error: Self.error)]).isEmpty)
    }

    @Test("On a server the caller gets the injected status; a delay alone only delays")
    func server() async throws {
        let faults = FaultInjection(
            [
                .init(paths: [GRPCTesting.TestServiceMethods.emptyCall.path], share: 1, error: Self.error),
                .init(share: 1, delay: .milliseconds(1)),
            ], seed: 1)
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], interceptors: [faults], threads: 1
        )
        let channel = try Channel("127.0.0.1:\(try await server.start())")
        let client = GRPCTesting.TestServiceClient(channel)
        let error = await #expect(throws: RPCError.self) { try await client.emptyCall(.init()) }
        #expect(error?.message == "injected")
        _ = try await client.unaryCall(.init(responseSize: 1))
        await channel.shutdown()
        await server.shutdown(grace: .seconds(1))
    }
}
