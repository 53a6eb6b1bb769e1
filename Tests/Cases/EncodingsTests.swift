import ImportFiles
import Testing

@Suite("Files as Excel in Chinese saves them")
struct EncodingsTests {
    @Test(
        "Encoding and separator are found out and told, and all rows are good",
        arguments: [
            ("tests-gbk.csv", 4, "GB18030, separated by ,"),
            ("tests-gbk-allascii-but-lab.csv", 4, "GB18030, separated by ,"),
            ("tests-gbk-liantong.csv", 1, "GB18030, separated by ,"),
            ("tests-utf16.csv", 4, "UTF-16LE, separated by ,"),
            ("tests-utf16-unicode-text.txt", 4, "UTF-16LE, separated by tabulators"),
            ("tests-semicolon.csv", 4, "UTF-8, separated by ;"), ("tests-sep-line.csv", 4, "UTF-8, separated by ,"),
            ("tests-utf8bom.csv", 4, "UTF-8, separated by ,"),
        ])
    func tests(file: String, rows: Int, told: String) throws {
        let summary = try judged(.tests, "encodings/\(file)")
        #expect(summary.rejections == [])
        #expect(summary.accepted == rows)
        #expect(summary.reading.description == told)
    }

    @Test("Names of persons in GB18030 are read")
    func people() throws {
        let summary = try judged(.people, "encodings/people-gb18030.csv")
        #expect(summary.rejections == [])
        #expect(summary.accepted == 4)
        #expect(summary.reading.encoding == .gb18030)
    }
}
