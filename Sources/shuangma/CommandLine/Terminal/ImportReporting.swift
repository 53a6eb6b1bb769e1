import Foundation
import ImportFiles

/// An import with its progress and its report.
enum ImportReporting {
    /// Refused rows listed on the terminal; a file lists them all.
    private static let listed = 20

    /// Loads a file and shows how far it is.
    static func load(
        _ kind: ImportKind, _ path: String, _ importer: Importer, isQuiet: Bool
    ) async throws -> ImportSummary {
        let line = ProgressLine(kind.rawValue, unit: "rows", isQuiet: isQuiet)
        defer { line.finish() }
        do {
            return try await importer.load(kind, from: URL(filePath: path)) { progress in
                let total = max(1, progress.bytesTotal)
                line.show(count: progress.rows, fraction: Double(progress.bytesRead) / Double(total))
            }
        } catch let error as ImportFileError {
            line.finish()
            throw Failure.wrongUse("\(path): \(error)")
        }
    }

    /// The report for people.
    static func text(_ summary: ImportSummary) -> String {
        let grouped = ProgressLine.grouped
        var text =
            "\(summary.kind.rawValue): \(grouped(summary.rows)) rows, \(grouped(summary.accepted)) stored, "
            + "\(grouped(summary.unchanged)) unchanged, \(grouped(summary.rejected)) refused "
            + "(\(grouped(Int(summary.rowsPerSecond))) rows/s)"
        for rejection in summary.rejections.prefix(listed) {
            let field = rejection.field.isEmpty ? "" : " \(rejection.field)"
            text += "\n  line \(rejection.line)\(field): \(rejection.reason)"
        }
        if summary.rejected > listed {
            text += "\n  … and \(grouped(summary.rejected - listed)) more; --rejects FILE writes them to a file"
        }
        return text
    }

    /// The report for programs.
    static func json(_ summary: ImportSummary) throws -> String {
        struct Row: Encodable {
            let line: Int
            let field: String
            let reason: String
        }
        struct Report: Encodable {
            let kind: String
            let rows: Int
            let accepted: Int
            let unchanged: Int
            let rejected: Int
            let seconds: Double
            let rejections: [Row]
        }
        let report = Report(
            kind: summary.kind.rawValue, rows: summary.rows, accepted: summary.accepted, unchanged: summary.unchanged,
            rejected: summary.rejected, seconds: (summary.duration.inSeconds * 1000).rounded() / 1000,
            rejections: summary.rejections.map { Row(line: $0.line, field: $0.field, reason: $0.reason) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    /// Writes the refused rows as CSV. Throws `Failure.wrongUse` when the file cannot be written.
    static func writeRejections(_ summary: ImportSummary, to path: String) throws {
        do {
            var bytes: [UInt8] = []
            var writer = try CSVWriter(columns: ["line", "field", "reason"]) { bytes += $0 }
            for rejection in summary.rejections {
                try writer.write([String(rejection.line), rejection.field, rejection.reason])
            }
            try writer.finish()
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure.wrongUse("cannot write '\(path)': \(error.localizedDescription)")
        }
    }
}
