import Randomness
import Testing

@testable import ImportFiles

/// Records of a text that reaches the reader in pieces of a given size.
private func read(_ text: String, pieces: Int = .max, limits: CSVReader.Limits = .init()) throws -> [CSVRecord] {
    try read(bytes: Array(text.utf8), pieces: pieces, limits: limits)
}

private func read(bytes: [UInt8], pieces: Int, limits: CSVReader.Limits = .init()) throws -> [CSVRecord] {
    var rest = bytes[...]
    var reader = CSVReader(limits: limits) {
        let piece = rest.prefix(pieces)
        rest = rest.dropFirst(pieces)
        return Array(piece)
    }
    var records: [CSVRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
}

@Suite("Reading CSV (RFC 4180)")
struct CSVReaderTests {
    @Test(
        "§2: fields, quotes and line ends read alike whatever the size of the pieces",
        arguments: [1, 2, 3, 7, 4096])
    func forms(pieces: Int) throws {
        let text = "a,b\r\n\"x, y\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\n\n张伟,\"\"\n"
        let records = try read(text, pieces: pieces)
        #expect(records.map(\.fields) == [["a", "b"], ["x, y", "say \"hi\""], ["two\r\nlines", ""], ["张伟", ""]])
        #expect(records.map(\.line) == [1, 2, 3, 6])
        #expect(records.allSatisfy { $0.problem == nil })
    }

    @Test("A byte order mark at the start is skipped, elsewhere it is text", arguments: [1, 2, 100])
    func byteOrderMark(pieces: Int) throws {
        let mark = "\u{FEFF}"
        let records = try read(mark + "a\n" + mark + "b", pieces: pieces)
        #expect(records.map(\.fields) == [["a"], [mark + "b"]])
    }

    @Test("The last line needs no line end, and a file may be empty")
    func ends() throws {
        #expect(try read("a,b").map(\.fields) == [["a", "b"]])
        #expect(try read("a,").map(\.fields) == [["a", ""]])
        #expect(try read("").isEmpty)
        #expect(try read("\n\r\n\n").isEmpty)
        #expect(try read("\"\"\n").map(\.fields) == [[""]])
    }

    @Test(
        "A malformed record names its problem, and reading goes on with the next line",
        arguments: [
            ("a\"b,c", CSVProblem.quoteInsideField(1)), ("x,\"a\"b", .textAfterQuote(2)),
            ("a\rb", .strayCarriageReturn),
            ("a,b,c,d,e", .tooManyFields(limit: 4)), ("a,b\0", .nulByte(2)),
        ])
    func malformed(line: String, problem: CSVProblem) throws {
        let records = try read("h,i\n\(line)\nok,fine\n", limits: .init(fields: 4))
        #expect(records.map(\.problem) == [nil, problem, nil])
        #expect(records.map(\.line) == [1, 2, 3])
        #expect(records[1].fields.isEmpty)
    }

    @Test("Bytes that are not UTF-8 spoil their record only")
    func invalidText() throws {
        let records = try read(bytes: Array("a\nb,".utf8) + [0xC3, 0x28] + Array("\nc\n".utf8), pieces: 2)
        #expect(records.map(\.problem) == [nil, .invalidUTF8(2), nil])
    }

    @Test("A quote that is never closed is reported at the line where its record begins")
    func unterminated() throws {
        #expect(try read("a\nb,\"c\nd\n").last == CSVRecord(line: 2, fields: [], problem: .unterminatedQuote))
    }

    @Test("A record beyond the limit ends reading, so that a missing quote cannot take all memory")
    func tooLong() {
        #expect(throws: CSVError.recordTooLong(line: 2, limitBytes: 100)) {
            try read("a\n\"" + String(repeating: "x\n", count: 100), limits: .init(recordBytes: 100))
        }
    }

    @Test("What a source throws comes out of the reader")
    func sourceFails() {
        struct DiskError: Error {}
        var reader = CSVReader { throw DiskError() }
        #expect(throws: DiskError.self) { try reader.next() }
    }
}

@Suite("Writing CSV (RFC 4180)")
struct CSVWriterTests {
    @Test("Whatever is written is read back, for 300 random tables", arguments: 0..<300)
    func roundTrip(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let alphabet = ["a", "\"", ",", "\n", "\r", " ", "张", "\u{1F9A0}", "é", "\u{FEFF}", ""]
        let width = 1 + random.below(5)
        let rows = (0..<random.below(20)).map { _ in
            (0..<width).map { _ in (0..<random.below(6)).map { _ in random.pick(alphabet) }.joined() }
        }
        var written: [UInt8] = []
        var writer = try CSVWriter(columns: (0..<width).map { "column\($0)" }) { written += $0 }
        for row in rows { try writer.write(row) }
        try writer.finish()
        let records = try read(bytes: written, pieces: 1 + random.below(9))
        #expect(records.dropFirst().map(\.fields) == rows, "seed \(seed)")
    }

    @Test("Random bytes never stop the reader from reaching the end, for 500 seeds", arguments: 0..<500)
    func noise(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let alphabet: [UInt8] = [0, 0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xEF, 0xBB, 0xBF]
        let noise = (0..<random.below(400)).map { _ in random.pick(alphabet) }
        let whole = try read(bytes: noise, pieces: .max)
        #expect(try read(bytes: noise, pieces: 1) == whole, "seed \(seed)")
        let lines = noise.count { $0 == 0x0A } + 1
        #expect(whole.allSatisfy { (1...lines).contains($0.line) })
    }
}
