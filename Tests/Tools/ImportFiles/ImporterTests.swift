import CommonContracts
import Foundation
import Population
import RPC
import Synchronization
import Testing
import TripCardContracts
import Values

@testable import ImportFiles

/// A feed that counts what comes, refuses rows by their phone, and takes a row again as unchanged.
private final class FeedDouble: TripCardV1.OperatorFeedService {
    struct Seen {
        var batches: [Int] = []
        var calls = 0
        var tokens: Set<String> = []
        var stored: [UInt64: TripCardV1.Stay] = [:]
    }

    let seen = Mutex(Seen())
    /// Fails a call that gets a batch with this row.
    let failingRow: UInt64?

    init(failingRow: UInt64? = nil) { self.failingRow = failingRow }

    func importStays(
        _ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var report = CommonV1.ImportReport()
        seen.withLock {
            $0.calls += 1
            $0.tokens.insert(context.metadata["authorization"] ?? "")
        }
        for try await batch in requests {
            if let failingRow, batch.rows.contains(where: { $0.row == failingRow }) {
                throw RPCError(.unavailable, "the store is down")
            }
            seen.withLock { seen in
                seen.batches.append(batch.rows.count)
                for row in batch.rows { Self.take(row, &seen, &report) }
            }
        }
        return report
    }

    private static func take(_ row: TripCardV1.StayRow, _ seen: inout Seen, _ report: inout CommonV1.ImportReport) {
        report.received += 1
        if row.stay?.phone == "13400000000" {
            report.rejected += 1
            report.rejections.append(CommonV1.RejectedRow(row: row.row, field: "phone", reason: "is no number in use"))
        } else if seen.stored.updateValue(row.stay ?? TripCardV1.Stay(), forKey: row.row) == row.stay {
            report.unchanged += 1
        } else {
            report.accepted += 1
        }
    }
}

@Suite("Importing")
struct ImporterTests {
    private static let header = "until,from,operator,phone,division\n"

    private func row(phone: String = "13800138000", from: String = "2022-07-08T00:00:00+08:00") -> String {
        "2022-07-09T00:00:00+08:00,\(from),mobile,\(phone),110101\n"
    }

    private func load(
        _ text: String, into service: FeedDouble, options: Importer.Options = .init(token: "t")
    ) async throws -> ImportSummary {
        let file = FileManager.default.temporaryDirectory.appending(path: "stays-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await Importer(InProcessChannel(services: [service]), options: options).load(.stays, from: file)
    }

    @Test("Rows go out in batches over several calls, each row once and with its line number")
    func batches() async throws {
        let service = FeedDouble()
        let text = Self.header + (0..<2500).map { _ in row() }.joined()
        let summary = try await load(
            text, into: service, options: .init(batchRows: 100, callBatches: 4, calls: 3, token: "t"))
        #expect(summary.rows == 2500)
        #expect(summary.accepted == 2500)
        #expect(summary.rejected == 0)
        service.seen.withLock { seen in
            #expect(seen.batches.reduce(0, +) == 2500)
            #expect(seen.batches.allSatisfy { $0 <= 100 })
            #expect(seen.calls >= 7)
            #expect(Set(seen.stored.keys) == Set(2...2501))
            #expect(seen.tokens == ["Bearer t"])
        }
    }

    @Test("Columns may stand in any order, and their cells become the message")
    func cells() async throws {
        let service = FeedDouble()
        _ = try await load(Self.header + row(), into: service)
        let stay = try #require(service.seen.withLock { $0.stored[2] })
        #expect(
            stay
                == TripCardV1.Stay(
                    phone: "13800138000", operator: .mobile, division: "110101",
                    from: .init(seconds: 1_657_209_600, nanos: 0), until: .init(seconds: 1_657_296_000, nanos: 0)))
    }

    @Test(
        "ID-6: only ASCII letters of a country become capitals",
        arguments: [("usa", "USA"), ("u\u{17F}a", "U\u{17F}A")])
    func country(_ cell: String, _ sent: String) throws {
        let cells = Cells(
            header: try Header(CSVRecord(line: 1, fields: Self.stays), of: .stays),
            fields: [
                "13800138000", "mobile", cell, "2022-07-08T00:00:00Z", "2022-07-09T00:00:00Z",
            ])
        #expect(try StaysFormat.row(2, cells).stay?.country == sent)
    }

    @Test("A cell holds the longest name of an area of risk, 500 characters of four bytes")
    func longestName() throws {
        let columns = ["area_id", "division", "name", "level", "from"]
        let name = String(repeating: "\u{20000}", count: 500)
        let cells = Cells(
            header: try Header(CSVRecord(line: 1, fields: columns), of: .riskAreas),
            fields: [
                "A1", "330106", name, "high", "2022-07-08T00:00:00Z",
            ])
        #expect(try RiskAreasFormat.row(2, cells).area?.name == name)
    }

    private static let stays = ["phone", "operator", "country", "from", "until"]

    @Test("The same file again changes nothing")
    func again() async throws {
        let service = FeedDouble()
        let text = Self.header + (0..<50).map { _ in row() }.joined()
        #expect(try await load(text, into: service).accepted == 50)
        let second = try await load(text, into: service)
        #expect(second.accepted == 0)
        #expect(second.unchanged == 50)
    }

    @Test("Refused rows are named by line, whether they are refused here or by the server, and the others are stored")
    func rejections() async throws {
        let service = FeedDouble()
        let text =
            Self.header + row() + row(from: "yesterday") + row(phone: "13400000000") + "too,few\n" + "a\"b\n"
            + row().replacing("mobile", with: "pigeon") + row(phone: "") + row()
        let summary = try await load(text, into: service)
        #expect(summary.rows == 8)
        #expect(summary.accepted == 2)
        #expect(summary.rejected == 6)
        #expect(summary.rejections.map(\.line) == [3, 4, 5, 6, 7, 8])
        #expect(summary.rejections.map(\.field) == ["from", "phone", "", "", "operator", "phone"])
        #expect(summary.rejections[4].reason == "is none of telecom, mobile, unicom")
        // Reasons never repeat what the cell held.
        #expect(!summary.rejections.contains { $0.reason.contains("yesterday") || $0.reason.contains("pigeon") })
    }

    @Test("A moment may have any offset and a fraction; a day alone is none")
    func moments() async throws {
        let service = FeedDouble()
        let text =
            Self.header + row(from: "2022-07-07t16:00:00.25z") + row(from: "2022-07-07 11:30:00-04:30")
            + row(from: "2022-07-08")
        let summary = try await load(text, into: service)
        #expect(
            summary.rejections == [
                Rejection(line: 4, field: "from", reason: "is no RFC 3339 time such as 2022-07-08T09:30:00+08:00")
            ])
        let stored = service.seen.withLock { $0.stored }
        #expect(stored[2]?.from == .init(seconds: 1_657_209_600, nanos: 250_000_000))
        #expect(stored[3]?.from == .init(seconds: 1_657_209_600, nanos: 0))
    }

    @Test("A file without rows, with a wrong header, or that is not there is told apart")
    func files() async throws {
        let service = FeedDouble()
        #expect(try await load(Self.header, into: service).rows == 0)
        await #expect(throws: ImportFileError.empty(.stays)) { try await load("", into: service) }
        await #expect(throws: ImportFileError.unknownColumn("colour", .stays)) {
            try await load("phone,colour\n", into: service)
        }
        await #expect(throws: ImportFileError.repeatedColumn("phone")) {
            try await load("phone,from,PHONE \n", into: service)
        }
        await #expect(throws: ImportFileError.missingColumns(["operator", "until"], .stays)) {
            try await load("phone,from\n", into: service)
        }
        let missing = URL(filePath: "/nonexistent/stays.csv")
        let importer = Importer(InProcessChannel(services: [service]), options: .init(token: "t"))
        await #expect { try await importer.load(.stays, from: missing) } throws: { error in
            "\(error)".contains("/nonexistent/stays.csv")
        }
    }

    @Test("A file that cannot be read on in the middle says where, not that a call failed")
    func brokenInTheMiddle() async throws {
        let text = Self.header + (0..<600).map { _ in row() }.joined() + "\"" + String(repeating: "x", count: 1 << 20)
        await #expect(throws: ImportFileError.malformed(.recordTooLong(line: 602, limitBytes: 1 << 20))) {
            try await load(text, into: FeedDouble(), options: .init(batchRows: 100, token: "t"))
        }
    }

    @Test("A call that fails ends the import with its status")
    func serverFails() async throws {
        let text = Self.header + (0..<2000).map { _ in row() }.joined()
        await #expect { try await load(text, into: FeedDouble(failingRow: 1500)) } throws: { error in
            (error as? RPCError)?.code == .unavailable
        }
    }

    @Test("Progress ends at the whole file")
    func progress() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "stays-\(UUID().uuidString).csv")
        let text = Self.header + (0..<3000).map { _ in row() }.joined()
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let last = Mutex(ImportProgress(rows: 0, bytesRead: 0, bytesTotal: 0))
        let importer = Importer(InProcessChannel(services: [FeedDouble()]), options: .init(token: "t"))
        _ = try await importer.load(.stays, from: file) { progress in
            last.withLock { $0 = progress }
        }
        #expect(
            last.withLock { $0 }
                == ImportProgress(rows: 3000, bytesRead: Int64(text.utf8.count), bytesTotal: Int64(text.utf8.count)))
    }

    @Test("What the generator writes, every format reads without a refusal", arguments: ImportKind.allCases)
    func generatedFiles(kind: ImportKind) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try PopulationFiles.write(PopulationPlan(people: 400, seed: 3, asOf: ChinaDay(number: 20_000)), to: folder)
        let file = folder.appending(path: kind.fileName)
        try await drain(kind.format, file, kind)
    }

    private func drain<Format: ImportFormat>(_ format: Format.Type, _ file: URL, _ kind: ImportKind) async throws {
        let feed = try BatchFeed<Format>(file, kind: kind, batchRows: 7) { _ in }
        while try await feed.next() != nil {}
        #expect(await feed.rowsRead > 0)
        #expect(await feed.rejections == [])
    }
}
