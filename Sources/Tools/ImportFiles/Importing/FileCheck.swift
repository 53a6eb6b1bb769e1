public import Foundation
public import Values

/// Says what an import of a file would say, without a server.
///
/// Whether a row is stored already, or a newer version of it, only an import knows.
public enum FileCheck {
    /// Reads a file and judges its rows.
    ///
    /// - Parameters:
    ///   - reading: How the file is read.
    ///   - rejects: File to which refused rows are written, as ``Importer`` does; nil for none.
    ///   - progress: Told from time to time how far the check is.
    ///   - judge: Remarks about a good row; it throws what is wrong with another one. It is the rule that the service
    ///     goes by.
    /// - Returns: What was found. Good rows count as accepted, none as unchanged or superseded.
    /// - Throws: ``ImportFileError`` when the file cannot be read, or the file of refused rows not be written.
    public static func run<Format: ImportFormat>(
        _ format: Format.Type, _ file: URL, reading: ReadingOptions = ReadingOptions(), rejects: String? = nil,
        progress: (ImportProgress) -> Void = { _ in },
        judge: (Format.Row) throws(FieldProblem) -> [FieldNote]
    ) throws(ImportFileError) -> ImportSummary {
        let started = ContinuousClock.now
        let table = try TableFile(file, of: Format.kind, reading)
        var summary = ImportSummary(kind: Format.kind, reading: table.reading)
        var log: RejectionLog
        if let rejects {
            log = RejectionLog(try RejectsFile(path: rejects, of: table, input: file))
        } else {
            log = RejectionLog(nil)
        }
        var notes = FirstOf<ImportNote>(ImportSummary.maxListed)
        var rows = RowReader<Format>(table)
        while let row = try rows.next() {
            let (line, header) = (rows.line, rows.table.header)
            switch verdict(row, judge) {
            case .good(let remarks):
                summary.accepted += 1
                summary.noted += remarks.count
                for note in remarks {
                    notes.add(ImportNote(line: line, field: header.name(ofField: note.field), text: note.text))
                }
            case .unreadable(let rejection): log.add(rejection, fields: log.keepsFields ? rows.fields : [])
            case .refused(let problem):
                log.add(Rejection(problem, line: line, header), fields: log.keepsFields ? rows.fields : [])
            }
            guard rows.count % 1_000 == 0 else { continue }
            try log.write(before: line)
            progress(.init(rows: rows.count, bytesRead: rows.table.bytesRead, bytesTotal: rows.table.bytesTotal))
        }
        try log.finish()
        summary.rows = rows.count
        summary.rejected = log.count
        summary.rejections = log.listed
        summary.notes = notes.elements
        summary.duration = started.duration(to: .now)
        return summary
    }

    private enum Verdict {
        case good([FieldNote])
        case unreadable(Rejection)
        case refused(FieldProblem)
    }

    private static func verdict<Format: ImportFormat>(
        _ row: RowReader<Format>.Row, _ judge: (Format.Row) throws(FieldProblem) -> [FieldNote]
    ) -> Verdict {
        switch row {
        case .rejected(let rejection): return .unreadable(rejection)
        case .message(let message):
            do throws(FieldProblem) {
                return .good(try judge(message))
            } catch {
                return .refused(error)
            }
        }
    }
}
