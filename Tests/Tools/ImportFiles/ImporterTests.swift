import CommonContracts
import Foundation
import Population
import RPC
import Synchronization
import Testing
import TripCardContracts
import Values

@testable import ImportFiles

@Suite("Importing")
struct ImporterTests {
    static let header = "until,from,operator,phone,division\n"

    static func row(phone: String = "13800138000", from: String = "2022-07-08T00:00:00+08:00") -> String {
        "2022-07-09T00:00:00+08:00,\(from),mobile,\(phone),110101\n"
    }

    private func load(
        _ text: String, into service: FeedDouble, options: Importer.Options = .init(token: "t"),
        rejects: String? = nil, scratch: Scratch? = nil
    ) async throws -> ImportSummary {
        let scratch = try scratch ?? Scratch()
        let file = try scratch.file(text, "stays.csv")
        return try await Importer(InProcessChannel(services: [service]), options: options)
            .load(.stays, from: file, rejects: rejects.map { scratch.url.appending(path: $0).path })
    }

    @Test("Rows go out in batches over several calls, each row once and with its line number")
    func batches() async throws {
        let service = FeedDouble()
        let text = Self.header + (0..<2500).map { Self.row(phone: "138001380\($0 % 90 + 10)") }.joined()
        let summary = try await load(text, into: service, options: .init(batchRows: 100, calls: 3, token: "t"))
        #expect(summary.rows == 2500)
        #expect(summary.accepted == 2500)
        #expect(summary.rejected == 0)
        service.seen.withLock { seen in
            #expect(seen.calls.allSatisfy { $0.count <= 100 && $0 == $0.sorted() })
            #expect(seen.calls.joined().sorted() == Array(2...2501))
            #expect(seen.tokens == ["Bearer t"])
        }
    }

    @Test("COL-13: versions of one row reach the server in the order of their lines, whatever runs at a time")
    func order() async throws {
        let service = FeedDouble()
        let spellings = [
            "13800138000", "138 0013 8000", "+8613800138000", "１３８００１３８０００", "'13800138000", "13800138000.0",
        ]
        let text =
            Self.header
            + (0..<6_000).map {
                Self.row(phone: $0 % 3 == 0 ? spellings[$0 / 3 % spellings.count] : "139\(10_000_000 + $0)")
            }.joined()
        let summary = try await load(text, into: service, options: .init(batchRows: 50, calls: 8, token: "t"))
        #expect(summary.accepted == 6_000)
        service.seen.withLock { seen in
            let calls = seen.calls.indices.filter { call in seen.calls[call].contains { ($0 - 2) % 3 == 0 } }
            let lines = calls.flatMap { seen.calls[$0].filter { ($0 - 2) % 3 == 0 } }
            #expect(lines == lines.sorted())
            #expect(seen.calls.count > 100)
        }
    }

    @Test("Columns may stand in any order, and their cells become the message")
    func cells() async throws {
        let service = FeedDouble()
        _ = try await load(Self.header + Self.row(), into: service)
        let stay = try #require(service.seen.withLock { $0.stored[2] })
        #expect(
            stay
                == TripCardV1.Stay(
                    phone: "13800138000", operator: .mobile, division: "110101",
                    from: .init(seconds: 1_657_209_600, nanos: 0), until: .init(seconds: 1_657_296_000, nanos: 0)))
    }

    @Test("The same file again changes nothing")
    func again() async throws {
        let service = FeedDouble()
        let text = Self.header + (0..<50).map { _ in Self.row() }.joined()
        #expect(try await load(text, into: service).accepted == 50)
        let second = try await load(text, into: service)
        #expect(second.accepted == 0)
        #expect(second.unchanged == 50)
    }

    @Test("Refused rows are named by line, whether they are refused here or by the server, and the others are stored")
    func rejections() async throws {
        let service = FeedDouble()
        let text =
            Self.header + Self.row() + Self.row(from: "yesterday") + Self.row(phone: FeedDouble.refused) + "too,few\n"
            + "a\"b\n" + Self.row().replacing("mobile", with: "pigeon") + Self.row(phone: "") + Self.row()
        let summary = try await load(text, into: service)
        #expect(summary.rows == 8)
        #expect(summary.accepted == 2)
        #expect(summary.rejected == 6)
        #expect(summary.rejections.map(\.line) == [3, 4, 5, 6, 7, 8])
        #expect(summary.rejections.map(\.field) == ["from", "phone", "phone", "", "operator", "phone"])
        #expect(summary.rejections[1].description == "phone: is no number in use (99999999999); ask the operator")
        #expect(summary.rejections[4].reason == "is none of telecom, mobile, unicom")
        // Reasons never repeat what the cell held.
        #expect(
            !summary.rejections.contains { $0.description.contains("yesterday") || $0.description.contains("pigeon") })
    }

    @Test("COL-13: superseded rows and notes are named by line, and the report adds up")
    func superseded() async throws {
        let phones = ["13800138000", FeedDouble.superseded, FeedDouble.noted, FeedDouble.refused]
        let text = Self.header + (0..<400).map { Self.row(phone: phones[$0 % 4]) }.joined()
        let summary = try await load(text, into: FeedDouble(), options: .init(batchRows: 7, token: "t"))
        #expect(
            [summary.rows, summary.accepted, summary.superseded, summary.rejected] as [Int] == [400, 200, 100, 100])
        #expect(summary.supersededLines == (0..<100).map { $0 * 4 + 3 })
        #expect(summary.notes.first == ImportNote(line: 4, field: "phone", text: "is unusual"))
        #expect(summary.noted == 100)
    }

    @Test("A report of the server that does not add up ends the import loudly", arguments: 0..<3)
    func wrongReport(which: Int) async throws {
        let service = FeedDouble(falsify: { report in
            switch which {
            case 0: report.accepted += 1
            case 1: report.received -= 1
            default:
                report.accepted -= 1
                report.rejected += 1
            }
        })
        let summary = try await load(Self.header + Self.row() + Self.row(), into: service)
        guard case .wrongReport(let text) = summary.interruption?.cause else {
            Issue.record("not interrupted")
            return
        }
        #expect(text.contains("accepted"))
        #expect(summary.rows == 0)
    }

    @Test("A file without rows, with a wrong header, or that is not there is told apart")
    func files() async throws {
        let service = FeedDouble()
        #expect(try await load(Self.header, into: service).rows == 0)
        await #expect(throws: ImportFileError.empty(.stays)) { try await load("", into: service) }
        await #expect(throws: ImportFileError.unknownColumn("colour", .stays)) {
            try await load("phone,colour\n", into: service)
        }
        await #expect(throws: ImportFileError.repeatedColumn("phone", names: ["phone", "PHONE"])) {
            try await load("phone,from,PHONE \n", into: service)
        }
        await #expect(throws: ImportFileError.noHeader(line: 1, .stays)) {
            try await load("resident-id,110101\n", into: service)
        }
        await #expect(throws: ImportFileError.missingColumns(["operator", "until"], .stays)) {
            try await load("phone,from\n", into: service)
        }
        let missing = URL(filePath: "/nonexistent/stays.csv")
        let importer = Importer(InProcessChannel(services: [service]), options: .init(token: "t"))
        await #expect { try await importer.load(.stays, from: missing) } throws: { error in
            "\(error)".contains("/nonexistent/stays.csv")
        }
        await #expect { try await importer.load(.stays, from: URL(filePath: "/tmp")) } throws: { error in
            "\(error)".contains("no regular file")
        }
    }

    @Test("A quote that is never closed spoils one line, not the rest of the file")
    func unclosedQuote() async throws {
        let rows = (0..<600).map { _ in Self.row() }.joined()
        let text = Self.header + rows + "\"2022-07-09" + Self.row() + rows
        let summary = try await load(text, into: FeedDouble(), options: .init(batchRows: 100, token: "t"))
        #expect(summary.accepted == 1200)
        #expect(summary.rejections.map(\.line) == [602])
    }

    @Test("Progress ends at the whole file")
    func progress() async throws {
        let scratch = try Scratch()
        let text = Self.header + (0..<3000).map { _ in Self.row() }.joined()
        let file = try scratch.file(text)
        let last = Mutex(ImportProgress(rows: 0, bytesRead: 0, bytesTotal: 0))
        let importer = Importer(InProcessChannel(services: [FeedDouble()]), options: .init(token: "t"))
        _ = try await importer.load(.stays, from: file) { event in
            if case .progress(let progress) = event { last.withLock { $0 = progress } }
        }
        #expect(
            last.withLock { $0 }
                == ImportProgress(rows: 3000, bytesRead: Int64(text.utf8.count), bytesTotal: Int64(text.utf8.count)))
    }

    @Test("What the generator writes, every format reads without a refusal", arguments: ImportKind.population)
    func generatedFiles(kind: ImportKind) async throws {
        let scratch = try Scratch()
        let plan = PopulationPlan(people: 400, seed: 3, asOf: ChinaDay(number: 20_000))
        _ = try PopulationFiles.write(plan, to: scratch.url)
        try await drain(kind.format, scratch.url.appending(path: kind.fileName))
    }

    private func drain<Format: ImportFormat>(_ format: Format.Type, _ file: URL) async throws {
        let feed = try BatchFeed<Format>(file, batchRows: 7)
        while try await feed.next() != nil {}
        #expect(await feed.rowsRead > 0)
        #expect(await feed.takeRejections() == [])
    }
}
