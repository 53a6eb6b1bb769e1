import InteropSuite
import RPC
import TestContracts
import Testing

/// When those who do nothing wrong are looked at.
enum OtherCallers {
    /// Before, after, and all the while.
    case throughout
    /// Before and after only: what is tested bounds all callers together.
    case afterwards
}

/// Runs `body`, which may block, against a server, and checks that others are served without delay all the while.
func besieging(
    _ change: (inout ServerLimits) -> Void = { _ in }, others: OtherCallers = .throughout, routes: [HTTPRoute] = [],
    services: [any RPCService] = [TestService()], _ body: (Int) async throws -> Void
) async throws {
    var limits = ServerLimits()
    change(&limits)
    let server = Server(
        listening: .clear(host: "127.0.0.1", port: 0), services: services, routes: routes, limits: limits,
        threads: 1)
    let port = try await server.start()
    let channel = try RPC.Channel("127.0.0.1:\(port)")
    let client = GRPCTesting.TestServiceClient(channel)
    _ = try await client.emptyCall(.init())
    let watch = others == .throughout ? Task { try await longestWait(of: client) } : nil
    do {
        try await withTaskExecutorPreference(BlockingExecutor.shared) { try await body(port) }
    } catch {
        Issue.record(error)
    }
    watch?.cancel()
    // What is bounded takes milliseconds; so long is for a sanitizer's build on a busy machine.
    if let wait = try await watch?.value { #expect(wait < .seconds(2)) }
    _ = try await client.emptyCall(.init())
    await channel.shutdown()
    await server.shutdown(grace: .seconds(1))
}

/// Makes one call after the other until its task is cancelled; how long the slowest took.
private func longestWait(of client: GRPCTesting.TestServiceClient) async throws -> Duration {
    var longest = Duration.zero
    while !Task.isCancelled {
        let taken = try await ContinuousClock().measure {
            // Not cancelled with the watch: its last call is a call like others.
            _ = try await Task.detached { try await client.emptyCall(.init()) }.value
        }
        longest = max(longest, taken)
        try? await Task.sleep(for: .milliseconds(1))
    }
    return longest
}

extension RawConnection {
    /// Connects and sends what every client sends first.
    convenience init(opening port: Int) throws {
        try self.init(port: port)
        send(RawFrame.opening)
    }
}
