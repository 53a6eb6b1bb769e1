import InteropSuite
import RPC
import TestContracts
import Testing

@Suite("Deadlines that a server sets", .timeLimit(.minutes(1)))
struct DeadlineLimitsTests {
    /// The status of a call that would take a minute.
    private func status(_ options: CallOptions, _ limits: (inout ServerLimits) -> Void) async throws -> StatusCode? {
        var bounds = ServerLimits()
        limits(&bounds)
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], limits: bounds, threads: 1)
        let channel = try Channel("127.0.0.1:\(try await server.start())")
        let client = GRPCTesting.TestServiceClient(channel)
        var code: StatusCode?
        do {
            let parameters = GRPCTesting.ResponseParameters(size: 1, intervalUs: 60_000_000)
            for try await _ in client.streamingOutputCall(.init(responseParameters: [parameters]), options: options) {}
        } catch let error as RPCError {
            code = error.code
        }
        await channel.shutdown()
        await server.shutdown(grace: .zero)
        return code
    }

    @Test("A call without a deadline gets the server's")
    func missing() async throws {
        #expect(try await status(.init()) { $0.defaultTimeout = .milliseconds(20) } == .deadlineExceeded)
        #expect(try await status(.init()) { $0.longestTimeout = .milliseconds(20) } == .deadlineExceeded)
    }

    @Test("A far deadline is brought nearer, a near one stands")
    func longest() async throws {
        let far = CallOptions(timeout: .seconds(50))
        #expect(try await status(far) { $0.longestTimeout = .milliseconds(20) } == .deadlineExceeded)
        let near = CallOptions(timeout: .milliseconds(20))
        #expect(try await status(near) { $0.longestTimeout = .seconds(50) } == .deadlineExceeded)
    }
}
