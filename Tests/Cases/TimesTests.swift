import Testing
import Values

@Suite("Times as laboratories export them")
struct TimesTests {
    @Test(
        "COL-13: a time that has one meaning is read, as China time without an offset; others are refused with a remedy"
    )
    func times() throws {
        let at = "2026-11-28T09:30:00+08:00"
        let rows = try CaseFile("times/times.csv").rows.map { $0["sampled_at"] ?? "" }
        let outcomes: KeyValuePairs<String, Outcome> = [
            "2026-11-28T09:30+08:00": .accepted(at),
            "2026-11-28 09:30:00": .accepted(at),
            "2026-11-28 09:30": .accepted(at),
            "2026/11/28 9:30": .accepted(at),
            "2026年11月28日9时30分": .accepted(at),
            "20261128": .refused("no time of day"),
            "2026-11-28": .refused("no time of day"),
            "2026-11-28T09:30:00+0800": .accepted(at),
            "2026-11-28T09:30:00+08": .accepted(at),
            "2026-11-28T09:30:00.0000000+08:00": .accepted(at),
            "2026-11-28T09:30:00.1234567891+08:00": .accepted("2026-11-28T09:30:00.123456789+08:00"),
            "2026-11-28T09:30:60+08:00": .accepted("2026-11-28T09:31:00+08:00"),
            "2026-11-28T24:00:00+08:00": .accepted("2026-11-29T00:00:00+08:00"),
            "2026-11-28t09:30:00z": .accepted("2026-11-28T17:30:00+08:00"),
            "44750.3958": .refused("is a number", remedy: "format the column"),
            "1657243800": .refused("is a number"),
            "1657243800000": .refused("is a number"),
            "2026-11-28T09:30:00−08:00": .accepted("2026-11-29T01:30:00+08:00"),
            "2026-11-28T9:30:00+08:00": .accepted(at),
            "2022-02-30T09:30:00+08:00": .refused("a day that the calendar lacks"),
            "2023-02-29T09:30:00+08:00": .refused("a day that the calendar lacks"),
            "2024-02-29T09:30:00+08:00": .accepted("2024-02-29T09:30:00+08:00"),
            "2026-11-28T09:30:00 +08:00": .accepted(at),
            "2026-11-28T09:30:00Z[UTC]": .accepted("2026-11-28T17:30:00+08:00"),
            // The year 26: a row so old is refused where rows are judged.
            "０026-11-28T09:30:00+08:00": .accepted("0026-11-28T09:30:00+08:00"),
            "43:10.0": .refused("without its date", remedy: "format the column"),
            "11/28/2026 9:30": .refused("year, month and day apart", remedy: "four digits first"),
            "28/11/2026 9:30": .refused("year, month and day apart"),
            "26-11-28 9:30": .refused("year, month and day apart"),
            "2026-11-28 9:30 ": .accepted(at),
            "20261128093015": .accepted("2026-11-28T09:30:15+08:00"),
            "2026-11-28T25:30:00+08:00": .refused("does not exist"),
            "2026-11-28 09:60": .refused("does not exist"),
            "1.65724E+12": .refused("is a number"),
            "2026.11.28 09:30:15.5": .accepted("2026-11-28T09:30:15.500+08:00"),
            "2026-11-28T09:30:00+08:00[Asia/Shanghai]": .accepted(at),
            "２０２６-１１-２８　０９:３０": .accepted(at),
            "9:30": .refused("without its date"),
        ]
        #expect(rows == outcomes.map(\.key))
        for (text, outcome) in outcomes {
            outcome.expect(text) { (try Instant(text, field: "sampled_at").chinaTimeText, []) }
        }
    }
}
