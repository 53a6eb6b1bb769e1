import CommonContracts
import Foundation
import RPC
import Synchronization
import Testing
import TripCardContracts

@testable import ImportFiles

@Suite("Importing over a connection that breaks")
struct RetryTests {
    private static let rows = 2_000

    private static func text() -> String {
        ImporterTests.header
            + (0..<rows).map { ImporterTests.row(phone: "138\(10_000_000 + $0)") }.joined()
    }

    private static func options(patience: Duration = .seconds(3600)) -> Importer.Options {
        Importer.Options(
            batchRows: 100, calls: 3, patience: patience, firstPause: .milliseconds(1), longestPause: .milliseconds(4),
            token: "t")
    }

    private func load(
        _ service: FeedDouble, _ options: Importer.Options,
        events: @escaping @Sendable (Importer.Event) -> Void = { _ in }
    ) async throws -> ImportSummary {
        let scratch = try Scratch()
        return try await Importer(InProcessChannel(services: [service]), options: options)
            .load(.stays, from: try scratch.file(Self.text()), events: events)
    }

    @Test(
        "A call without an answer is made again, and the import is complete",
        arguments: [
            RPCError(.unavailable, "gone"), RPCError(.deadlineExceeded, "late"), RPCError(.resourceExhausted, "busy"),
        ])
    func recovers(error: RPCError) async throws {
        let service = FeedDouble(failure: { (5..<25).contains($0) ? error : nil })
        let told = Mutex((retries: 0, resumed: 0))
        let summary = try await load(service, Self.options()) { event in
            told.withLock {
                switch event {
                case .retrying(let cause, _): $0.retries += cause == error ? 1 : 0
                case .resumed: $0.resumed += 1
                case .progress: break
                }
            }
        }
        #expect(summary.interruption == nil)
        #expect(summary.accepted == Self.rows)
        #expect(summary.resent > 0)
        #expect(told.withLock { $0.retries } == 20)
        #expect(told.withLock { $0.resumed } > 0)
        #expect(service.seen.withLock { $0.stored.count } == Self.rows)
    }

    @Test("An import that is cancelled tells what was done before, and the refused rows are in their file")
    func cancelled() async throws {
        let scratch = try Scratch()
        let path = try scratch.file(
            ImporterTests.header + ImporterTests.row(phone: FeedDouble.refused)
                + (1..<Self.rows).map { ImporterTests.row(phone: "138\(10_000_000 + $0)") }.joined())
        let rejects = scratch.url.appending(path: "rejects.csv").path
        let running = Mutex<Task<ImportSummary, any Error>?>(nil)
        // From the tenth call on there is no answer; the first of them ends the import.
        let service = FeedDouble(failure: { call in
            guard call >= 9 else { return nil }
            running.withLock { $0?.cancel() }
            return RPCError(.unavailable, "gone")
        })
        let (begin, started) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            for await _ in begin { break }
            return try await Importer(InProcessChannel(services: [service]), options: Self.options())
                .load(.stays, from: path, rejects: rejects)
        }
        running.withLock { $0 = task }
        started.yield()
        let summary = try await task.value
        #expect(summary.interruption?.cause == .stopped)
        #expect(summary.rows > 0 && summary.rows < Self.rows)
        #expect(summary.rejected == 1)
        #expect(try String(contentsOfFile: rejects, encoding: .utf8).contains(FeedDouble.refused))
    }

    @Test("An answer that is lost after the rows were stored makes them count as unchanged, and nothing twice")
    func lostAnswer() async throws {
        // The double stores and then fails: the same rows come again.
        let service = LosingFeed()
        let scratch = try Scratch()
        let summary = try await Importer(InProcessChannel(services: [service]), options: Self.options())
            .load(.stays, from: try scratch.file(Self.text()))
        #expect(summary.interruption == nil)
        #expect(summary.rows == Self.rows)
        #expect(summary.accepted + summary.unchanged == Self.rows)
        #expect(summary.unchanged > 0)
    }

    @Test("After its patience the import gives up, reports what is done, and the same command goes on")
    func givesUp() async throws {
        let service = FeedDouble(failure: { $0 >= 6 ? RPCError(.unavailable, "gone") : nil })
        let summary = try await load(service, Self.options(patience: .milliseconds(50)))
        let interruption = try #require(summary.interruption)
        #expect(interruption.cause == .server(RPCError(.unavailable, "gone")))
        #expect(summary.rows == summary.accepted)
        #expect(summary.rows < Self.rows)
        // Every row before the first open line is stored.
        let stored = service.seen.withLock { Set($0.stored.keys) }
        #expect((2..<UInt64(interruption.firstOpenLine)).allSatisfy(stored.contains))
        #expect(!stored.contains(UInt64(interruption.firstOpenLine)))
    }

    @Test(
        "What another try cannot mend ends the import at once",
        arguments: [StatusCode.unauthenticated, .permissionDenied])
    func refuses(code: StatusCode) async throws {
        let service = FeedDouble(failure: { _ in RPCError(code, "no") })
        let summary = try await load(service, Self.options())
        #expect(summary.interruption?.cause == .server(RPCError(code, "no")))
        #expect(service.seen.withLock { $0.calls.count } <= 3)
    }
}

/// Stores rows and loses each third answer.
private final class LosingFeed: TripCardV1.OperatorFeedService {
    private let feed = FeedDouble()
    private let answers = Mutex(0)

    func importStays(
        _ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        let report = try await feed.importStays(requests, context: context)
        let count = answers.withLock {
            $0 += 1
            return $0
        }
        if count % 3 == 0 { throw RPCError(.unavailable, "connection lost") }
        return report
    }
}
