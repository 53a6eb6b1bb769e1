import Formats
import Testing
import Values

@Suite("Times as people and programs write them (COL-13)")
struct WrittenTimeTests {
    @Test("COL-13: every spelling of a moment is that moment, without an offset as China time", arguments: 1...8)
    func spellings(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let moment = Instant(seconds: Int64.random(in: 0...4_102_444_800, using: &random))
            let text = Self.spelling(of: moment, using: &random)
            let read = try #require(try? Instant(text), "seed \(seed): \(text)")
            #expect(read == moment, "seed \(seed): \(text)")
        }
    }

    @Test("COL-13: a day that the calendar lacks is refused as such, in every spelling", arguments: 1...2)
    func wrongDays(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let year = Int.random(in: 1900...2100, using: &random)
            let month = Int.random(in: 0...14, using: &random)
            let day = Int.random(in: 0...33, using: &random)
            guard CalendarDate(year: year, month: month, day: day) == nil else { continue }
            let separator = ["-", "/", "."].randomElement(using: &random)!
            let problem = #expect(throws: FieldProblem.self) {
                try Instant("\(year)\(separator)\(month)\(separator)\(day) 09:30", field: "from")
            }
            #expect(problem?.reason == "names a day that the calendar lacks" && problem?.field == "from")
        }
    }

    @Test(
        "COL-13: what is ambiguous or no moment is refused with a remedy",
        arguments: [
            ("", "must be given"), ("11/28/2026 09:30", "apart"), ("28.11.2026 09:30", "apart"),
            ("26-11-28 09:30", "apart"),
            ("2026-11-28", "no time of day"), ("2026-11-28T", "no time of day"), ("2026-11-28 9", "no time of day"),
            ("44750", "is a number"), ("44750.39", "is a number"),
            ("1657243800", "is a number"), ("4.47504E+04", "is a number"), ("43:10.0", "without its date"),
            ("09:30:00", "without its date"),
            ("2026-11/28 09:30", "no date and time"), ("2026-11-28 09:30 CST", "no date and time"),
            ("yesterday", "no date and time"),
            ("2026-11-28 09:30+8", "no date and time"), ("2026-11-28 09:30+08:0", "no date and time"),
            ("2026-11-28 09:30:00.", "no date and time"),
            ("2026-11-28 09:30:", "no date and time"), ("2026-11-28 09:30[Asia/Shanghai]", "no date and time"),
            ("2026-11-28 24:01", "does not exist"),
            ("2026-11-28 09:30:61", "does not exist"), ("2026-11-28 09:30+24:00", "does not exist"),
            ("0000-01-01 00:00", "calendar lacks"),
            ("0001-01-01 00:00", "years 1 to 9999"), ("2026-11-28 ٠9:30", "U+0660"),
        ])
    func refused(text: String, reason: String) {
        let problem = #expect(throws: FieldProblem.self) { try Instant(text, field: "sampled_at") }
        #expect(problem?.field == "sampled_at")
        #expect(problem?.reason.contains(reason) == true, "\(text): \(problem?.reason ?? "")")
    }

    @Test("No text ends the program", arguments: 1...4)
    func anyText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let parts = [
            "2026", "11", "28", "-", "/", ":", " ", "T", "Z", "+", "08", "9", ".", "年", "月", "日", "时", "分", "[", "]",
            "E",
        ]
        for _ in 0..<5000 {
            _ = try? Instant(RandomText.text(using: &random))
            let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in parts.randomElement(using: &random)! }
                .joined()
            if let moment = try? Instant(text) { #expect((try? Instant(moment.chinaTimeText)) == moment, "\(text)") }
        }
    }

    private static func spelling(of moment: Instant, using random: inout SeededGenerator) -> String {
        // With an offset the written time is local there, without one in China.
        let minutes = [0, 480, 480, 480, -480, 330].randomElement(using: &random)!
        let hasOffset = minutes != 480 || Bool.random(using: &random)
        let local = moment + Int64(minutes) * 60
        let date = ChinaDay(of: local - 8 * 3600).date
        let second = Int(local.seconds - Int64(date.dayNumber) * 86_400)
        let time = (second / 3600, second / 60 % 60, second % 60)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        func short(_ number: Int) -> String { Bool.random(using: &random) ? "\(number)" : two(number) }
        var text =
            switch Int.random(in: 0..<6, using: &random) {
            case 0: "\(date.year)-\(two(date.month))-\(two(date.day))T\(two(time.0)):\(two(time.1)):\(two(time.2))"
            case 1:
                "\(date.year)/\(short(date.month))/\(short(date.day)) \(short(time.0)):\(two(time.1)):\(two(time.2))"
            case 2:
                "\(date.year)年\(short(date.month))月\(short(date.day))日\(short(time.0))时\(two(time.1))分\(two(time.2))秒"
            case 3: "\(date.year)\(two(date.month))\(two(date.day))\(two(time.0))\(two(time.1))\(two(time.2))"
            case 4:
                "\(date.year).\(short(date.month)).\(short(date.day))  \(short(time.0)):\(two(time.1)):\(two(time.2)).000"
            default: "\(date.year)-\(short(date.month))-\(short(date.day))t\(two(time.0))\(two(time.1))\(two(time.2))"
            }
        if hasOffset {
            let sign = minutes < 0 ? ["-", "−"].randomElement(using: &random)! : "+"
            let (hours, rest) = (two(abs(minutes) / 60), two(abs(minutes) % 60))
            var offsets = ["\(sign)\(hours):\(rest)", "\(sign)\(hours)\(rest)"]
            if minutes % 60 == 0 { offsets.append("\(sign)\(hours)") }
            if minutes == 0 { offsets += ["Z", "z", "UTC", "GMT"] }
            text += (Bool.random(using: &random) ? " " : "") + offsets.randomElement(using: &random)!
        }
        return MadeDocument.respelled(text, separators: ["\u{200B}", "\u{AD}", "\u{202A}"], using: &random)
    }
}
