import RPC
import Testing
import TestContracts

@Suite("In-process channel")
struct InProcessTests {
    private let service = TestService()
    private var channel: InProcessChannel { InProcessChannel(services: [service]) }

    @Test("all kinds of call, statuses, metadata, deadlines and cancellation, as over a network", .timeLimit(.minutes(1)))
    func suite() async throws {
        try await CallSuite(channel: channel).run()
    }
}
