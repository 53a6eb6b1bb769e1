import InteropSuite
import RPC
import TestContracts
import Testing

@Suite("Channel and Server over loopback sockets")
struct LoopbackTests {
    @Test("all kinds of call, statuses, metadata, deadlines and cancellation", .timeLimit(.minutes(1)))
    func suite() async throws {
        try await withServer(services: [TestService()]) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)")
            try await CallSuite(channel: channel).run()
            await channel.shutdown()
        }
    }
}
