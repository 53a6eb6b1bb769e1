import Reference
import Testing
import Values

/// What has to become of a value.
enum Outcome {
    /// It is accepted in this spelling, with a remark that holds a text.
    case accepted(String, note: String? = nil)
    /// It is refused for a reason that holds a text, and a remedy that does.
    case refused(String, remedy: String? = nil)

    /// Expects the outcome of a check.
    func expect(
        _ row: String, location: SourceLocation = #_sourceLocation,
        of check: () throws -> (text: String, notes: [FieldNote])
    ) {
        switch (self, Result(catching: check)) {
        case (.accepted(let text, let note), .success(let found)):
            let notes = found.notes.map(\.text)
            #expect(found.text.utf8.elementsEqual(text.utf8), "\(row)", sourceLocation: location)
            #expect(
                note == nil ? notes.isEmpty : notes.contains { $0.contains(note ?? "") }, "\(row)",
                sourceLocation: location)
        case (.refused(let reason, let remedy), .failure(let error)):
            let problem = error as? FieldProblem
            #expect(problem?.reason.contains(reason) == true, "\(row): \(error)", sourceLocation: location)
            #expect(
                remedy.map { problem?.remedy?.contains($0) == true } ?? true, "\(row): \(error)",
                sourceLocation: location)
        case (_, let result): Issue.record("\(row): \(result)", sourceLocation: location)
        }
    }
}

/// The day on which the rows of the files were written.
let caseDay = ChinaDay("2026-11-30")!

extension CaseFile {
    /// The document of a row.
    static func document(_ row: [String: String]) throws -> Document {
        try Document(
            kind: try #require(Document.Kind(word: row["document_type"] ?? "")), country: row["country"] ?? "",
            number: row["document_number"] ?? "", today: caseDay, tables: ReferenceData.embedded)
    }

    /// Expects of each row the outcome of its name; every row has one, and every outcome a row.
    func expect(
        _ outcomes: KeyValuePairs<String, Outcome>, location: SourceLocation = #_sourceLocation,
        check: ([String: String]) throws -> (text: String, notes: [FieldNote])
    ) {
        #expect(rows.map { $0["case"] } == outcomes.map(\.key), sourceLocation: location)
        for (row, outcome) in zip(rows, outcomes) {
            outcome.value.expect(outcome.key, location: location) { try check(row) }
        }
    }
}
