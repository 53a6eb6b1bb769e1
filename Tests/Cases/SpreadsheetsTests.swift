import ImportFiles
import Testing

@Suite("Files as spreadsheets and clerks leave them")
struct SpreadsheetsTests {
    @Test("ID-1: numbers that Excel wraps are read, and numbers that it destroyed are refused with that explanation")
    func numbers() throws {
        let summary = try judged(.tests, "excel-numbers/tests.csv")
        #expect(summary.accepted == 9)
        #expect(summary.rejections.map(\.line) == [2, 7])
        #expect(summary.rejections.map(\.field) == ["document_number", "document_number"])
        #expect(summary.rejections.allSatisfy { "\($0.reason) \($0.remedy)".contains("spreadsheet") })
        #expect(!summary.rejections.contains { $0.description.contains("3301") })
    }

    @Test(
        "Blank rows and empty columns are passed over, and short rows are filled",
        arguments: [
            ("a-trailing-comma-rows.csv", ImportKind.tests), ("b-empty-header-columns.csv", .tests),
            ("g-whitespace-lines.csv", .tests), ("h-cr-only.csv", .tests), ("i-ctrl-z.csv", .tests),
            ("j-alt-enter.csv", .tests), ("k-column-order-case.csv", .tests),
            ("l-missing-trailing-cells.csv", .exposures),
        ])
    func blanks(file: String, kind: ImportKind) throws {
        let summary = try judged(kind, "blank-rows/\(file)")
        #expect(summary.rejections == [])
        #expect(summary.rows == 1)
    }

    @Test("A file without rows is empty or has none, and a title is refused with what to do")
    func noRows() throws {
        #expect(try judged(.tests, "blank-rows/d-header-only.csv").rows == 0)
        #expect(throws: ImportFileError.empty(.tests)) { try judged(.tests, "blank-rows/e-empty.csv") }
        #expect(throws: ImportFileError.empty(.tests)) { try judged(.tests, "blank-rows/f-bom-only.csv") }
        #expect(throws: ImportFileError.linesAboveHeader(header: 2)) {
            try judged(.tests, "blank-rows/c-title-row-first.csv")
        }
    }

    @Test("ID-6: full-width digits, spaces and invisible characters do not count; what is refused names its character")
    func invisible() throws {
        #expect(try judged(.tests, "invisible-characters/tests-nbsp-header.csv").accepted == 1)
        let summary = try judged(.tests, "invisible-characters/tests.csv")
        #expect(summary.accepted == 11)
        #expect(summary.rejections.map(\.line) == [9, 10, 11, 17])
        let named = ["U+0425", "U+00D7", "place 18", "U+0663"]
        for (rejection, name) in zip(summary.rejections, named) { #expect(rejection.reason.contains(name)) }
    }

    @Test("ID-8: a doubtful phone costs the phone, with a note, and never the person")
    func phones() throws {
        let summary = try judged(.people, "invisible-characters/people-phones.csv")
        #expect(summary.rejections == [])
        #expect(summary.accepted == 11)
        #expect(summary.notes.map(\.field).allSatisfy { $0 == "phone" })
        #expect([8, 11, 12].allSatisfy { line in summary.notes.contains { $0.line == line } })
        #expect(![2, 3, 4, 5, 6, 7, 9].contains { line in summary.notes.contains { $0.line == line } })
    }

    @Test("Local times of laboratories are China time, and days that do not exist are refused as such")
    func times() throws {
        let summary = try judged(.tests, "laboratory-times/tests.csv")
        let refused = Set(summary.rejections.map(\.line))
        // TM-0 to TM-4, TM-7 to TM-9: unambiguous spellings.
        #expect([2, 3, 4, 5, 6, 9, 10, 11].allSatisfy { !refused.contains($0) })
        // A day alone, serial numbers, days that do not exist, a minute alone.
        #expect([7, 8, 16, 17, 18, 21, 22, 27].allSatisfy(refused.contains))
        #expect(summary.rejections.allSatisfy { $0.field == "sampled_at" })
        #expect(summary.rows == 26)
    }
}
