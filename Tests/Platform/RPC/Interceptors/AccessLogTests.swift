import InteropSuite
import Logging
import Synchronization
import TestContracts
import Testing

@testable import RPC

@Suite("The access log", .timeLimit(.minutes(1)))
struct AccessLogTests {
    /// Keeps lines.
    private final class Lines: Sendable {
        private let state = Mutex<[(Logger.Level, Logger.Metadata)]>([])
        var all: [(level: Logger.Level, fields: Logger.Metadata)] { state.withLock { $0 } }
        func add(_ level: Logger.Level, _ fields: Logger.Metadata) { state.withLock { $0.append((level, fields)) } }
    }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata = Logger.Metadata()
        var logLevel = Logger.Level.trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) { lines.add(event.level, event.metadata ?? [:]) }
    }

    /// What is logged of a call that goes well and one that fails.
    private func lines(share: Double, slow: Duration = .seconds(60), metadata: Metadata = [:]) async throws -> Lines {
        let lines = Lines()
        let logger = Logger(label: "test") { _ in Handler(lines: lines) }
        let log = AccessLog(to: logger, share: share, slow: slow) { 0.5 }
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], observers: [log], threads: 1)
        let channel = try Channel("127.0.0.1:\(try await server.start())")
        let client = GRPCTesting.TestServiceClient(channel)
        _ = try await client.emptyCall(.init(), options: .init(metadata: metadata))
        await #expect(throws: RPCError.self) {
            try await client.unaryCall(.init(responseStatus: .init(code: 5, message: "a name")))
        }
        await channel.shutdown()
        await server.shutdown(grace: .seconds(1))
        return lines
    }

    @Test("A line has the method, the status and sizes, and the trace, but nothing that may be personal")
    func fields() async throws {
        let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        let lines = try await lines(share: 1, metadata: ["traceparent": parent, "x-name": "Li"]).all
        #expect(lines.map(\.level) == [.info, .notice])
        #expect(lines[0].fields["method"] == "EmptyCall")
        #expect(lines[0].fields["status"] == "ok")
        #expect(lines[0].fields["trace"] == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(lines[1].fields["status"] == "not_found")
        let known: Set<String> = [
            "service", "method", "status", "microseconds", "requests", "request_bytes", "responses", "response_bytes",
            "trace",
        ]
        for line in lines {
            #expect(known.isSuperset(of: line.fields.keys))
            #expect(!"\(line.fields)".contains("Li") && !"\(line.fields)".contains("a name"))
        }
    }

    @Test("A share of the good calls is logged, failed and slow ones always")
    func sampling() async throws {
        #expect(try await lines(share: 0.4).all.map(\.level) == [.notice])
        #expect(try await lines(share: 0.6).all.map(\.level) == [.info, .notice])
        #expect(try await lines(share: 0, slow: .zero).all.map(\.level) == [.info, .notice])
    }
}
