import Randomness
import Testing

@testable import ImportFiles

/// Records of a text that reaches the reader in pieces of a given size.
private func read(
    _ text: String, pieces: Int = .max, limits: CSVReader.Limits = .init(), dialect: CSVDialect = .init()
) throws -> [CSVRecord] {
    try read(bytes: Array(text.utf8), pieces: pieces, limits: limits, dialect: dialect)
}

private func read(
    bytes: [UInt8], pieces: Int, limits: CSVReader.Limits = .init(), dialect: CSVDialect = .init()
) throws -> [CSVRecord] {
    var rest = bytes[...]
    var reader = CSVReader(limits: limits, dialect: dialect) {
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
            ("a\rb", .strayCarriageReturn), ("x,\"a", .unterminatedQuote), ("=\"1\"x", .textAfterQuote(1)),
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
        #expect(records.map(\.problem) == [nil, .invalidText, nil])
    }

    @Test(
        "A quote that is never closed spoils the line on which its record begins, and no other",
        arguments: [1, 3, 4096])
    func unterminated(pieces: Int) throws {
        let records = try read("a\nb,\"c\nd\n\"e\",\"f\nf\"\n", pieces: pieces)
        #expect(records.map(\.line) == [1, 2, 3, 4])
        #expect(records.map(\.problem) == [nil, .textAfterQuote(2), nil, nil])
        #expect(records[3].fields == ["e", "f\nf"])
        #expect(try read("a\nb,\"c\nd\n", pieces: pieces).map(\.problem) == [nil, .unterminatedQuote, nil])
    }

    @Test("A record beyond the limit is refused by its line, in bounded memory", arguments: [10, 1000])
    func tooLong(pieces: Int) throws {
        let limits = CSVReader.Limits(recordBytes: 100)
        let quoted = try read("a\n\"" + String(repeating: "x\n", count: 100), pieces: pieces, limits: limits)
        #expect(quoted.first { $0.problem != nil } == CSVRecord(line: 2, fields: [], problem: .unterminatedQuote))
        #expect(quoted.count == 101)
        let long = try read("a\n" + String(repeating: "x", count: 1000) + "\nb\n", pieces: pieces, limits: limits)
        #expect(long.map(\.problem) == [nil, .tooLong(limitBytes: 100), nil])
        #expect(long.map(\.line) == [1, 2, 3])
    }

    @Test("Lines may end with a carriage return alone, when all of them do", arguments: [1, 2, 100])
    func carriageReturns(pieces: Int) throws {
        let dialect = CSVDialect(endsLinesWithCR: true)
        let records = try read("a,b\r\"x\ry\",c\r\rd,e", pieces: pieces, dialect: dialect)
        #expect(records.map(\.fields) == [["a", "b"], ["x\ry", "c"], ["d", "e"]])
        #expect(records.map(\.line) == [1, 2, 5])
    }

    @Test("Ctrl-Z at the end is no text", arguments: [1, 100])
    func ctrlZ(pieces: Int) throws {
        #expect(try read("a\nb\n\u{1A}", pieces: pieces).map(\.fields) == [["a"], ["b"]])
        #expect(try read("a\nb\u{1A}\u{1A}", pieces: pieces).map(\.fields) == [["a"], ["b"]])
        #expect(try read("a\u{1A}\nb", pieces: pieces).map(\.fields) == [["a\u{1A}"], ["b"]])
    }

    @Test("Fields may be separated by any ASCII character", arguments: [";", "\t", "|"])
    func separators(separator: Character) throws {
        let text = "a,b\(separator)\"c\(separator)d\"\n"
        let records = try read(text, dialect: CSVDialect(separator: separator.asciiValue!))
        #expect(records.map(\.fields) == [["a,b", "c\(separator)d"]])
    }

    @Test("A field that Excel writes as a formula is one field")
    func formulas() throws {
        #expect(try read("=\"1,2\",b\n").map(\.fields) == [["=\"1,2\"", "b"]])
        #expect(try read("\"=\"\"12\"\"\",b\n").map(\.fields) == [["=\"12\"", "b"]])
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
        let alphabet: [UInt8] = [0, 0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x3D, 0x1A, 0xC3, 0xEF, 0xBB, 0xBF]
        let noise = (0..<random.below(400)).map { _ in random.pick(alphabet) }
        let dialect = CSVDialect(endsLinesWithCR: seed % 2 == 1)
        let limits = CSVReader.Limits(recordBytes: seed % 3 == 0 ? 40 : 1 << 16)
        let whole = try read(bytes: noise, pieces: .max, limits: limits, dialect: dialect)
        #expect(try read(bytes: noise, pieces: 1, limits: limits, dialect: dialect) == whole, "seed \(seed)")
        let lines = noise.count { $0 == 0x0A || seed % 2 == 1 && $0 == 0x0D } + 1
        #expect(whole.allSatisfy { (1...lines).contains($0.line) })
    }
}
