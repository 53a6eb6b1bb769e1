import Foundation
import Randomness
import Testing

@testable import ImportFiles

@Suite("Files with random damage")
struct MutationTests {
    private static let files = [
        "encodings/tests-gbk.csv", "encodings/tests-utf16.csv", "encodings/tests-semicolon.csv",
        "encodings/tests-sep-line.csv", "excel-numbers/tests.csv", "blank-rows/j-alt-enter.csv",
        "blank-rows/h-cr-only.csv",
    ]

    private static func bytes(_ file: String) throws -> [UInt8] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: tests.appending(path: "Cases/Files/\(file)")))
    }

    @Test("What is read of a damaged file does not depend on the pieces in which it comes", arguments: files)
    func damage(file: String) throws {
        let whole = try Self.bytes(file)
        let marks: [UInt8] = [0, 0x0A, 0x0D, 0x1A, 0x22, 0x2C, 0x3B, 0x3D, 0x80, 0xC3, 0xE4, 0xFE, 0xFF]
        for seed in 0..<60 {
            var random = SeededRandom(seed: UInt64(seed))
            var bytes = whole
            for _ in 0...random.below(6) {
                let place = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[place] = random.pick(marks)
                case 1: bytes.insert(random.pick(marks), at: place)
                default: bytes.remove(at: place)
                }
            }
            let expected = Result { try readFile(TestsFormat.self, bytes) }
            for piece in [1, 2, 7] {
                let found = Result { try readFile(TestsFormat.self, bytes, piece: piece) }
                switch (expected, found) {
                case (.success(let expected), .success(let found)):
                    #expect(found.rows == expected.rows, "\(file), seed \(seed), pieces of \(piece)")
                    #expect(found.rejections == expected.rejections, "\(file), seed \(seed), pieces of \(piece)")
                case (.failure(let expected), .failure(let found)):
                    #expect("\(expected)" == "\(found)", "\(file), seed \(seed), pieces of \(piece)")
                default: Issue.record("\(file), seed \(seed), pieces of \(piece): \(expected), \(found)")
                }
            }
        }
    }
}
