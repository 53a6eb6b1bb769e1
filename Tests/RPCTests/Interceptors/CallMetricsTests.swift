import Testing
import Wire

@testable import RPC

@Suite("Counting calls")
struct CallMetricsTests {
    /// Health checks of a server that knows itself only.
    private func channel(_ metrics: CallMetrics, _ health: HealthService) -> GRPCHealthV1.HealthClient {
        GRPCHealthV1.HealthClient(InProcessChannel(services: [health], interceptors: [metrics]))
    }

    @Test("Calls are counted by method and status, and none stays in flight")
    func counts() async throws {
        let health = HealthService()
        let metrics = CallMetrics(of: [health])
        let client = channel(metrics, health)
        for _ in 0..<3 { _ = try await client.check(.init()) }
        await #expect(throws: RPCError.self) { try await client.check(.init(service: "unknown.Service")) }
        let check = "service=\"grpc.health.v1.Health\",method=\"Check\""
        let lines = metrics.text.split(separator: "\n")
        #expect(lines.contains("rpc_server_calls_total{\(check),code=\"ok\"} 3"))
        #expect(lines.contains("rpc_server_calls_total{\(check),code=\"not_found\"} 1"))
        #expect(lines.contains("rpc_server_in_flight{\(check)} 0"))
        #expect(lines.contains("rpc_server_duration_seconds_bucket{\(check),le=\"+Inf\"} 4"))
        #expect(lines.contains("rpc_server_duration_seconds_count{\(check)} 4"))
    }

    @Test("Buckets of the histogram never fall with their bound")
    func histogram() async throws {
        let health = HealthService()
        let metrics = CallMetrics(of: [health])
        for _ in 0..<50 { _ = try await channel(metrics, health).check(.init()) }
        let buckets = metrics.text.split(separator: "\n").filter { $0.contains("_bucket") }
            .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(buckets.count == CallMetrics.boundsMicroseconds.count + 1)
        #expect(buckets == buckets.sorted())
        #expect(buckets.last == 50)
    }

    @Test("A method that was never called has no lines")
    func quiet() {
        #expect(!CallMetrics(of: [HealthService()]).text.contains("method="))
    }
}
