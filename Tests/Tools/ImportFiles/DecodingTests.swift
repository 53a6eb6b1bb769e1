import Foundation
import HealthCodeContracts
import Randomness
import Testing

@testable import ImportFiles

/// The text of bytes that come in pieces of a given size, and the encoding that was found.
private func decode(
    _ bytes: [UInt8], piece: Int = 1 << 16, forced: TextEncoding? = nil
) throws -> (text: [UInt8], encoding: TextEncoding) {
    let decoded = try DecodedText(ByteSource(bytes, piece: piece), forced: forced)
    var text: [UInt8] = []
    while true {
        let next = try decoded.next()
        if next.isEmpty { return (text, decoded.encoding) }
        text += next
    }
}

@Suite("Decoding files")
struct DecodingTests {
    private static let header = "document_type,document_number,laboratory\r\n"

    /// Texts in GB 18030 by the table of a witness: Python's codec.
    private static let gbk: [(text: String, bytes: [UInt8])] = [
        ("联通", [0xC1, 0xAA, 0xCD, 0xA8]), ("阴性", [0xD2, 0xF5, 0xD0, 0xD4]),
        ("西湖", [0xCE, 0xF7, 0xBA, 0xFE]), ("𠮷", [0x95, 0x34, 0xB2, 0x35]), ("é", [0xA8, 0xA6]),
    ]

    @Test("A byte order mark decides the encoding", arguments: [1, 2, 3, 100])
    func marks(piece: Int) throws {
        let text = Self.header + "x,1,西湖\u{20BB7}\n"
        let little = [0xFF, 0xFE] + encoded(text, .utf16LittleEndian)
        let big = [0xFE, 0xFF] + encoded(text, .utf16BigEndian)
        let marked = Array("\u{FEFF}".utf8) + Array(text.utf8)
        #expect(try decode(little, piece: piece) == (marked, .utf16LittleEndian))
        #expect(try decode(big, piece: piece) == (marked, .utf16BigEndian))
        #expect(try decode(marked, piece: piece) == (marked, .utf8))
        #expect(throws: ImportFileError.self) { try decode([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) }
    }

    @Test(
        "A workbook, an archive or a page in place of text is named, with what to do",
        arguments: [
            ([0x50, 0x4B, 0x03, 0x04, 0x14], "workbook"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "workbook"), ([0x1F, 0x8B, 0x08], "gunzip"),
            (Array("\u{FEFF}  <HTML><table>".utf8), "page"), (Array("<?xml version=\"1.0\"?>".utf8), "page"),
        ] as [([UInt8], String)])
    func otherFormats(start: [UInt8], word: String) {
        #expect {
            try decode(start + Array(repeating: 0x41, count: 100))
        } throws: { error in
            "\(error)".contains(word)
        }
    }

    @Test("UTF-16 without a mark is known by its zeros, and a stray zero is none")
    func unmarked() throws {
        let text = Self.header + "x,1,西湖\n"
        #expect(try decode(encoded(text, .utf16LittleEndian)) == (Array(text.utf8), .utf16LittleEndian))
        #expect(try decode(encoded(text, .utf16BigEndian)) == (Array(text.utf8), .utf16BigEndian))
        #expect(try decode(Array((Self.header + "x,\0,y\n").utf8)).encoding == .utf8)
    }

    @Test("GB18030 is read, also when its first character stands behind 200 KB of ASCII", arguments: [1, 3, 1 << 16])
    func gb18030(piece: Int) throws {
        let ascii = String(repeating: "resident-id,33010619880314008X,LAB\r\n", count: piece > 3 ? 6_000 : 20)
        for (text, bytes) in Self.gbk where bytes.count > 2 {
            let file = Array((Self.header + ascii + "x,1,").utf8) + bytes + [0x0A]
            #expect(try decode(file, piece: piece) == (Array((Self.header + ascii + "x,1,\(text)\n").utf8), .gb18030))
        }
        for (text, bytes) in Self.gbk {
            #expect(try decode(bytes, piece: piece, forced: .gb18030).text == Array(text.utf8))
        }
    }

    @Test("Every character of Unicode's first plane survives UTF-16", arguments: [7, 4096])
    func allCharacters(piece: Int) throws {
        var text = ""
        for value in UInt32(0x80)...0xFFFD where !(0xD800...0xF8FF).contains(value) {
            text.unicodeScalars.append(Unicode.Scalar(value)!)
        }
        for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
            let forced: TextEncoding = encoding == .utf16BigEndian ? .utf16BigEndian : .utf16LittleEndian
            #expect(try decode(encoded(text, encoding), piece: piece, forced: forced).text == Array(text.utf8))
        }
    }

    @Test("In a mixture the lines of the encoding that fewer lines have are refused, and no others")
    func mixture() throws {
        func tests(utf8: Int, gbk: Int) -> [UInt8] {
            var bytes = Array("document_type,document_number,laboratory,sample_id,sampled_at,outcome\n".utf8)
            for index in 0..<utf8 + gbk {
                bytes += Array("resident-id,33010619880314008X,".utf8)
                bytes += index < utf8 ? Array("西湖区第三检测点".utf8) : [0xCE, 0xF7, 0xBA, 0xFE, 0xC7, 0xF8]
                bytes += Array(",S\(index),2022-07-08T09:30:00+08:00,negative\n".utf8)
            }
            return bytes
        }
        let mostlyUTF8 = try readFile(TestsFormat.self, tests(utf8: 5, gbk: 2))
        #expect(mostlyUTF8.reading.encoding == .utf8)
        #expect(mostlyUTF8.rejections.map(\.line) == [7, 8])
        #expect(mostlyUTF8.rejections.map(\.reason) == Array(repeating: "holds bytes that are not UTF-8", count: 2))
        #expect(mostlyUTF8.rows.count == 5)
        let mostlyGBK = try readFile(TestsFormat.self, tests(utf8: 2, gbk: 5))
        #expect(mostlyGBK.reading.encoding == .gb18030)
        #expect(mostlyGBK.rejections.map(\.line) == [2, 3])
        #expect(mostlyGBK.rows.map { $0.test?.laboratory } == Array(repeating: "西湖区", count: 5))
    }

    @Test("What is no text spoils its line only, in each encoding")
    func invalid() throws {
        let gbk = [UInt8]("a\nb".utf8) + [0x81, 0x0A] + Array("c".utf8) + [0xFF, 0x0A, 0xB0]
        #expect(try decode(gbk, forced: .gb18030).text == [0x61, 0x0A, 0x62, 0xFF, 0x0A, 0x63, 0xFF, 0x0A, 0xFF])
        let utf16: [UInt8] = [0x61, 0, 0x00, 0xDC, 0x62, 0, 0x00, 0xD8, 0x63, 0, 0x00, 0xD8, 0x0A]
        #expect(try decode(utf16, piece: 3, forced: .utf16LittleEndian).text == [0x61, 0xFF, 0x62, 0xFF, 0x63, 0xFF])
    }

    @Test("Random bytes decode alike in pieces of any size, for 300 seeds and each encoding", arguments: 0..<300)
    func noise(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let alphabet: [UInt8] = [0, 0x0A, 0x0D, 0x2C, 0x30, 0x61, 0x81, 0xB0, 0xC2, 0xD8, 0xDC, 0xE4, 0xFE, 0xFF]
        let bytes = (0..<random.below(300)).map { _ in random.pick(alphabet) }
        let encodings: [TextEncoding?] = [nil, .utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030]
        for forced in encodings {
            guard let whole = try? decode(bytes, forced: forced) else { continue }
            for piece in [1, 2, 5] {
                #expect(
                    try decode(bytes, piece: piece, forced: forced) == whole,
                    "seed \(seed), \(String(describing: forced))")
            }
        }
    }

    @Test("Encodings are known by the names that people use")
    func names() {
        #expect(
            ["utf-8", "GBK", "gb2312", "CP936", "UTF16", "utf-16be", "GB18030"].map { TextEncoding(name: $0) }
                == [.utf8, .gb18030, .gb18030, .gb18030, .utf16LittleEndian, .utf16BigEndian, .gb18030])
        #expect(TextEncoding(name: "latin-1") == nil)
    }
}
