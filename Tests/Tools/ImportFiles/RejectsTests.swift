import Foundation
import RPC
import Randomness
import Testing
import TripCardContracts

@testable import ImportFiles

@Suite("Files of refused rows")
struct RejectsTests {
    private func load(
        _ bytes: [UInt8], into service: FeedDouble,
        options: Importer.Options = .init(batchRows: 50, calls: 4, token: "t")
    ) async throws -> (summary: ImportSummary, rejects: [UInt8]) {
        let scratch = try Scratch()
        let rejects = scratch.url.appending(path: "rejects.csv")
        let summary = try await Importer(InProcessChannel(services: [service]), options: options)
            .load(.stays, from: try scratch.file(bytes, "stays.csv"), rejects: rejects.path)
        // It holds what the rows held.
        let mode = try FileManager.default.attributesOfItem(atPath: rejects.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        return (summary, Array(try Data(contentsOf: rejects)))
    }

    /// Records of a file of refused rows without the header.
    private func records(_ bytes: [UInt8]) throws -> (header: [String], rows: [[String]]) {
        var pieces = [bytes]
        var reader = CSVReader { pieces.popLast() ?? [] }
        var rows: [[String]] = []
        while let record = try reader.next() { rows.append(record.fields) }
        return (rows.first ?? [], Array(rows.dropFirst()))
    }

    @Test("A refused row stands in its own columns and words, with the line and the reason behind them")
    func columns() async throws {
        let text =
            "手机号,运营商, 区划 ,开始时间,结束时间,序号\n"
            + "13800138000,移动,110101,2022-07-08T00:00:00Z,2022-07-09T00:00:00Z,1\n"
            + "'13400000000,移动,110101,2022-07-08T00:00:00Z,2022-07-09T00:00:00Z,2\n"
            + "13800138000,鸽子,\"11,01\",gestern,2022-07-09T00:00:00Z,3\n"
        let (summary, rejects) = try await load(Array(text.utf8), into: FeedDouble())
        #expect(summary.rejected == 2)
        #expect(rejects.starts(with: [0xEF, 0xBB, 0xBF]))
        let (header, rows) = try records(rejects)
        #expect(header == ["手机号", "运营商", "区划", "开始时间", "结束时间", "序号", "reason"])
        #expect(
            rows.map { Array($0.dropLast()) } == [
                ["'13400000000", "移动", "110101", "2022-07-08T00:00:00Z", "2022-07-09T00:00:00Z", "2"],
                ["13800138000", "鸽子", "11,01", "gestern", "2022-07-09T00:00:00Z", "3"],
            ])
        #expect(rows[0].last == "line 3: 手机号: is no number in use (99999999999); ask the operator")
        #expect(rows[1].last?.hasPrefix("line 4: 运营商: is none of") == true)
    }

    @Test("A file of refused rows is imported again as it is, and its reasons are replaced")
    func again() async throws {
        let text = ImporterTests.header + ImporterTests.row() + ImporterTests.row(phone: FeedDouble.refused)
        let (_, first) = try await load(Array(text.utf8), into: FeedDouble())
        let (summary, second) = try await load(first, into: FeedDouble())
        #expect([summary.rows, summary.rejected] as [Int] == [1, 1])
        let (header, rows) = try records(second)
        #expect(header == ["until", "from", "operator", "phone", "division", "reason"])
        #expect(rows.map(\.count) == [6])
        let mended = String(decoding: second, as: UTF8.self).replacing(FeedDouble.refused, with: "13900000000")
        #expect(try await load(Array(mended.utf8), into: FeedDouble()).summary.accepted == 1)
    }

    @Test(
        "Every refused row is named, in the order of the file, with 0.1 % of bad rows and with bad rows only",
        arguments: [1_000, 1])
    func everyRow(oneOf: Int) async throws {
        let count = 30_000
        let bad = ["13400000000", "", "13800138000,\"", "x,y,z,z,z"]
        let text =
            ImporterTests.header
            + (0..<count).map { index in
                index % oneOf == 0
                    ? ImporterTests.row(phone: bad[index / oneOf % bad.count])
                    : ImporterTests.row(phone: "139\(10_000_000 + index)")
            }.joined()
        let options = Importer.Options(calls: 4, token: "t")
        let (summary, rejects) = try await load(Array(text.utf8), into: FeedDouble(), options: options)
        let lines = stride(from: 0, to: count, by: oneOf).map { $0 + 2 }
        #expect([summary.rows, summary.rejected] as [Int] == [count, lines.count])
        #expect(zip(summary.rejections, lines).allSatisfy { $0.line == $1 })
        #expect(summary.rejections.count == min(lines.count, 1_000))
        let (_, rows) = try records(rejects)
        let named = rows.compactMap { row in row.first { $0.hasPrefix("line ") }?.split(separator: ":").first }
        #expect(named.count == lines.count)
        #expect(zip(named, lines).allSatisfy { $0 == "line \($1)" })
    }

    @Test("When the import breaks off, the rows refused so far are written")
    func brokenOff() async throws {
        let text =
            ImporterTests.header
            + (0..<1_000).map { ImporterTests.row(phone: $0 % 10 == 0 ? FeedDouble.refused : "139\(10_000_000 + $0)") }
            .joined()
        let service = FeedDouble(failure: { $0 >= 8 ? RPCError(.internal, "gone") : nil })
        let (summary, rejects) = try await load(Array(text.utf8), into: service)
        #expect(summary.interruption != nil)
        #expect(summary.rejected > 0)
        #expect(try records(rejects).rows.count == summary.rejected)
    }

    @Test("The file that is imported is not overwritten by its refused rows")
    func sameFile() async throws {
        let scratch = try Scratch()
        let file = try scratch.file(ImporterTests.header + ImporterTests.row(), "stays.csv")
        let importer = Importer(InProcessChannel(services: [FeedDouble()]), options: .init(token: "t"))
        await #expect(throws: ImportFileError.self) {
            try await importer.load(.stays, from: file, rejects: scratch.url.path + "/./stays.csv")
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == ImporterTests.header + ImporterTests.row())
    }

    @Test("What is written of refused rows is read back as it was, for 200 random tables", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let alphabet = ["a", "\"", ",", ";", "\n", " ", "张", "=", "'", "\u{1F9A0}", ""]
        let columns = ["phone", "operator", "from", "until"] + (seed % 2 == 0 ? ["reason"] : [])
        let separator = random.pick([",", ";", "\t"])
        let header = columns.joined(separator: separator) + "\n"
        let table = try TableFile(ByteSource(Array(header.utf8)), of: .stays, ReadingOptions())
        var written: [UInt8] = []
        let file = try RejectsFile(of: table) { written += $0 }
        let rows = (0..<random.below(20)).map { _ in
            (0..<columns.count).map { _ in (0..<random.below(6)).map { _ in random.pick(alphabet) }.joined() }
        }
        for (index, row) in rows.enumerated() { try file.write(row, Rejection(line: index, field: "", reason: "bad")) }
        try file.flush()
        var read = try TableFile(ByteSource(written, piece: 1 + random.below(50)), of: .stays, ReadingOptions())
        #expect(read.reading.separator == Character(separator))
        for row in rows {
            #expect(try read.next())
            #expect(Array(read.record.fields.prefix(4)) == Array(row.prefix(4)), "seed \(seed)")
        }
        #expect(try !read.next())
    }
}
