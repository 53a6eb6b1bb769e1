import Formats
import Testing

struct RFC3339Tests {
    @Test(
        "RFC 3339 §5.6: offsets and fractions lead to one moment, whatever the strictness",
        arguments: [
            ("2022-07-08T09:30:00+08:00", 1_657_243_800, 0), ("2022-07-08T01:30:00Z", 1_657_243_800, 0),
            ("2022-07-07T21:00:00.25-04:30", 1_657_243_800, 250_000_000),
            ("2022-07-08T01:30:00-00:00", 1_657_243_800, 0),
            ("1970-01-01T00:00:00.000000001Z", 0, 1), ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
            ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
            ("2020-02-29T23:59:59+23:59", 1_582_934_459, 0),
        ] as [(String, Int64, Int32)])
    func moments(text: String, seconds: Int64, nanos: Int32) throws {
        for strictness in [RFC3339.Strictness.protoJSON, .lenient] {
            let moment = try #require(RFC3339.parse(text, strictness))
            #expect(moment.seconds == seconds)
            #expect(moment.nanos == nanos)
        }
    }

    @Test(
        "Files may use small letters, a space, long fractions and the leap second; proto3 JSON may not",
        arguments: [
            ("2022-07-08t01:30:00Z", 1_657_243_800, 0), ("2022-07-08 01:30:00Z", 1_657_243_800, 0),
            ("2022-07-08T01:30:00z", 1_657_243_800, 0), ("2022-07-08T01:30:00.1234567891Z", 1_657_243_800, 123_456_789),
            ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
        ] as [(String, Int64, Int32)])
    func lenientOnly(text: String, seconds: Int64, nanos: Int32) throws {
        let moment = try #require(RFC3339.parse(text, .lenient))
        #expect(moment.seconds == seconds)
        #expect(moment.nanos == nanos)
        #expect(RFC3339.parse(text, .protoJSON) == nil)
    }

    @Test(
        "What is no moment is refused",
        arguments: [
            "2022-07-08", "2022-07-08T09:30:00", "2022-07-08T24:00:00Z", "2022-07-08T09:60:00Z", "2022-07-08T09:30:61Z",
            "2022-07-08T09:30:00.Z", "2022-07-08T09:30:00+0800", "2022-07-08T09:30:00+24:00",
            "2022-07-08T09:30:00+08:60",
            "2022-07-08T09:30:00ZZ", "2022-02-30T09:30:00Z", "07/08/2022 09:30:00 +08:00", "",
            "2022-07-08T09:30:00\u{FF3A}",
            "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "2022-07-08T+9:30:00Z",
            "2022-07-08T09-30-00Z", "2022-07-08T09:30:00*08:00", "10000-01-01T00:00:00Z", "2022-07-08T09:30:00Z\0",
        ])
    func noMoments(text: String) {
        #expect(RFC3339.parse(text, .protoJSON) == nil)
        #expect(RFC3339.parse(text, .lenient) == nil)
    }

    @Test(
        "A text has 0, 3, 6 or 9 digits of a fraction and the offset that was asked for",
        arguments: [
            (0, 0, 0, "1970-01-01T00:00:00Z"), (0, 500_000_000, 0, "1970-01-01T00:00:00.500Z"),
            (0, 120_000, 0, "1970-01-01T00:00:00.000120Z"), (0, 10, 0, "1970-01-01T00:00:00.000000010Z"),
            (-1, 0, 0, "1969-12-31T23:59:59Z"), (1_657_243_800, 0, 480, "2022-07-08T09:30:00+08:00"),
            (1_657_243_800, 0, -270, "2022-07-07T21:00:00-04:30"),
        ] as [(Int64, Int32, Int, String)])
    func texts(seconds: Int64, nanos: Int32, offset: Int, text: String) {
        #expect(RFC3339.text(seconds: seconds, nanos: nanos, offsetMinutes: offset) == text)
    }

    @Test(
        "A moment without a text gives nil",
        arguments: [
            (-62_135_596_801, 0, 0), (253_402_300_800, 0, 0), (0, -1, 0), (0, 1_000_000_000, 0),
            (253_402_300_799, 0, 1),
            (-62_135_596_800, 0, -1), (.max, 0, 0), (.min, 0, 0),
        ] as [(Int64, Int32, Int)])
    func withoutText(seconds: Int64, nanos: Int32, offset: Int) {
        #expect(RFC3339.text(seconds: seconds, nanos: nanos, offsetMinutes: offset) == nil)
    }

    @Test("Random moments read back from their texts at any offset", arguments: 1...4)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let seconds = Int64.random(in: -62_135_500_000...253_402_200_000, using: &random)
            let unit = [1, 1000, 1_000_000, 1_000_000_000].randomElement(using: &random) ?? 1
            let nanos = Int32.random(in: 0...999_999_999, using: &random) / Int32(unit) * Int32(unit)
            let offset = Int.random(in: -1439...1439, using: &random)
            let text = try #require(RFC3339.text(seconds: seconds, nanos: nanos, offsetMinutes: offset))
            let moment = try #require(RFC3339.parse(text, .protoJSON))
            #expect(moment.seconds == seconds && moment.nanos == nanos, "\(text)")
        }
    }

    @Test("Random damage to a text never traps and never leaves the range", arguments: 1...4)
    func damaged(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5000 {
            var text = Array("2022-07-08T09:30:00.123+08:00".utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            text.removeLast(Int.random(in: 0...10, using: &random))
            let moment = text.withUnsafeBytes { RFC3339.parse($0, .lenient) }
            #expect(
                moment.map { RFC3339.seconds.contains($0.seconds) && (0..<1_000_000_000).contains($0.nanos) } != false)
        }
    }
}
