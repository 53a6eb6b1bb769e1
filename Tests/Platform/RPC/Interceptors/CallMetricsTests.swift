import Foundation
import Testing
import Wire

@testable import RPC

@Suite("Counting calls")
struct CallMetricsTests {
    /// Runs `body` with a client of a server that counts.
    private func counting(_ body: (GRPCHealthV1.HealthClient) async throws -> Void) async throws -> [Substring] {
        let health = HealthService()
        let metrics = CallMetrics(of: [health])
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [health], observers: [metrics], threads: 1)
        let channel = try Channel("127.0.0.1:\(try await server.start())")
        try await body(GRPCHealthV1.HealthClient(channel))
        await channel.shutdown()
        await server.shutdown(grace: .seconds(1))
        return metrics.text.split(separator: "\n")
    }

    @Test("Calls are counted by method and status, with their messages, and none stays in flight")
    func counts() async throws {
        let lines = try await counting { client in
            for _ in 0..<3 { _ = try await client.check(.init()) }
            await #expect(throws: RPCError.self) { try await client.check(.init(service: "unknown.Service")) }
        }
        let check = "service=\"grpc.health.v1.Health\",method=\"Check\""
        #expect(lines.contains("rpc_server_calls_total{\(check),code=\"ok\"} 3"))
        #expect(lines.contains("rpc_server_calls_total{\(check),code=\"not_found\"} 1"))
        #expect(lines.contains("rpc_server_in_flight{\(check)} 0"))
        #expect(lines.contains("rpc_server_duration_seconds_bucket{\(check),le=\"+Inf\"} 4"))
        #expect(lines.contains("rpc_server_duration_seconds_count{\(check)} 4"))
        #expect(lines.contains("rpc_server_requests_total{\(check)} 4"))
        #expect(lines.contains("rpc_server_request_bytes_total{\(check)} 17"))
        #expect(lines.contains("rpc_server_responses_total{\(check)} 3"))
        #expect(lines.contains("rpc_server_response_bytes_total{\(check)} 6"))
    }

    @Test("Buckets of the histogram never fall with their bound")
    func histogram() async throws {
        let lines = try await counting { client in
            for _ in 0..<50 { _ = try await client.check(.init()) }
        }
        let buckets = lines.filter { $0.contains("_bucket") }
            .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(buckets.count == CallMetrics.boundsMicroseconds.count + 1)
        #expect(buckets == buckets.sorted())
        #expect(buckets.last == 50)
    }

    @Test(
        "promtool finds nothing to say against the page",
        .enabled(if: promtoolPath != nil, "SHUANGMA_TEST_PROMTOOL names no promtool; scripts/test gets one"))
    func promtool() async throws {
        let lines = try await counting { client in
            _ = try await client.check(.init())
            await #expect(throws: RPCError.self) { try await client.check(.init(service: "unknown.Service")) }
        }
        let page = lines.joined(separator: "\n") + "\n"
        #expect(try Self.findings(in: page) == "")
        // It would find something.
        #expect(try Self.findings(in: page.replacing(" counter\n", with: " gauge\n")) != "")
    }

    private static let promtoolPath = ProcessInfo.processInfo.environment["SHUANGMA_TEST_PROMTOOL"]

    /// What `promtool check metrics` says of a page.
    private static func findings(in page: String) throws -> String {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: promtoolPath ?? "promtool")
        process.arguments = ["check", "metrics"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(page.utf8))
        try input.fileHandleForWriting.close()
        let findings = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: findings, as: UTF8.self)
            + (process.terminationStatus == 0 ? "" : "status \(process.terminationStatus)")
    }

    @Test("A method that was never called has no lines")
    func quiet() {
        #expect(!CallMetrics(of: [HealthService()]).text.contains("method="))
    }
}
