import Derivation
import Foundation
import ImportFiles
import RPC
import Reference
import Synchronization
import Values

/// An import with its progress and its report.
enum ImportReporting {
    /// Rows of each kind that are listed on the terminal; a file lists all refused ones.
    private static let listed = 20

    /// Loads a file and shows how far it is.
    static func load(
        _ kind: ImportKind, _ path: String, _ importer: Importer, reading: ReadingOptions = ReadingOptions(),
        rejects: String? = nil, isQuiet: Bool
    ) async throws -> ImportSummary {
        let line = ProgressLine(kind.rawValue, unit: "rows", isQuiet: isQuiet)
        defer { line.finish() }
        // Several calls lose their answers at once; it is told once.
        let isBroken = Mutex(false)
        do {
            return try await importer.load(kind, from: URL(filePath: path), reading: reading, rejects: rejects) {
                event in
                switch event {
                case .progress(let progress): show(progress, on: line)
                case .retrying(let error, _):
                    let isNew = isBroken.withLock { broken in
                        defer { broken = true }
                        return !broken
                    }
                    line.finish()
                    if isNew, !isQuiet {
                        Terminal.note("no answer: \(error.message); sending again until there is one")
                    }
                case .resumed:
                    let isOver = isBroken.withLock { broken in
                        defer { broken = false }
                        return broken
                    }
                    line.finish()
                    if isOver, !isQuiet { Terminal.note("the server answers again; going on") }
                }
            }
        } catch {
            line.finish()
            throw Failure.wrongUse("\(path): \(error)")
        }
    }

    /// Prints what an import of a file would say; ends with ``ExitStatus/refused`` when rows would be refused.
    static func check(
        _ kind: ImportKind, _ path: String, reading: ReadingOptions, rejects: String?, isQuiet: Bool, json: Bool
    ) throws {
        let line = ProgressLine(kind.rawValue, unit: "rows", isQuiet: isQuiet)
        let judge = FileJudge(
            reference: .embedded, now: Instant(seconds: Int64(Date().timeIntervalSince1970)))
        let summary: ImportSummary
        do {
            summary = try judge.check(kind, URL(filePath: path), reading: reading, rejects: rejects) { progress in
                show(progress, on: line)
            }
            line.finish()
        } catch {
            line.finish()
            throw Failure.wrongUse("\(path): \(error)")
        }
        Terminal.write(json ? try ImportReportJSON(summary, isDryRun: true).text : dryRunText(summary))
        if summary.rejected > 0 { ExitStatus.refused.end() }
    }

    private static func dryRunText(_ summary: ImportSummary) -> String {
        let grouped = ProgressLine.grouped
        return "\(summary.kind.rawValue): \(grouped(summary.rows)) rows, \(grouped(summary.accepted)) good, "
            + "\(grouped(summary.rejected)) would be refused; nothing is stored\n  read as \(summary.reading.description)"
            + lists(summary)
            + "\n  which good rows are stored already or superseded, only an import can tell"
    }

    private static func show(_ progress: ImportProgress, on line: ProgressLine) {
        let total = max(1, progress.bytesTotal)
        line.show(count: progress.rows, fraction: Double(progress.bytesRead) / Double(total))
    }

    /// The report for people.
    static func text(_ summary: ImportSummary) -> String {
        let grouped = ProgressLine.grouped
        var text =
            "\(summary.kind.rawValue): \(grouped(summary.rows)) rows, \(grouped(summary.accepted)) stored, "
            + "\(grouped(summary.unchanged)) unchanged, \(grouped(summary.superseded)) superseded, "
            + "\(grouped(summary.rejected)) refused"
            + (summary.waiting > 0 ? ", \(grouped(summary.waiting)) wait for approval" : "")
            + " (\(grouped(Int(summary.rowsPerSecond))) rows/s)"
        text += "\n  read as \(summary.reading.description)" + lists(summary)
        for (approval, rows) in summary.waitingFor.sorted(by: { $0.key < $1.key }) {
            text +=
                "\n  \(grouped(rows)) rows count once another person approves them: "
                + "shuangma approvals show \(approval)"
        }
        // Several connections, and broken ones, make several imports of one file.
        let shown = summary.importIDs.prefix(8)
        if shown.count == 1 { text += "\n  taken back by: shuangma evidence withdraw --import \(shown[0])" }
        if shown.count > 1 {
            let more = summary.importIDs.count > shown.count ? " (--json lists the others)" : ""
            text += "\n  \(grouped(summary.importIDs.count)) imports, each taken back by itself\(more):"
            text += shown.map { "\n    shuangma evidence withdraw --import \($0)" }.joined()
        }
        if summary.resent > 0 {
            text +=
                "\n  \(grouped(summary.resent)) rows were sent again because no answer came; those that were stored "
                + "the first time count as unchanged"
        }
        if let interruption = summary.interruption { text += "\n  " + Self.text(interruption) }
        return text
    }

    private static func lists(_ summary: ImportSummary) -> String {
        list(summary.rejections, of: summary.rejected, "; --rejects FILE writes them to a file") {
            "line \($0.line): \($0.description)"
        }
            + list(summary.supersededLines, of: summary.superseded, " superseded") {
                "line \($0): superseded, a newer version is stored"
            }
            + list(summary.notes, of: summary.noted, " notes") { "line \($0.line): note: \($0.field) \($0.text)" }
    }

    /// What to do after an import that broke off.
    static func text(_ interruption: Interruption) -> String {
        "broken off: all rows before line \(ProgressLine.grouped(interruption.firstOpenLine)) are done. "
            + remedy(interruption.cause) + "; rows that are stored count as unchanged"
    }

    private static func remedy(_ cause: Interruption.Cause) -> String {
        guard case .server(let error) = cause else { return "Run the same command again to go on" }
        switch error.code {
        case .unauthenticated:
            return "Log in again (`shuangma login`), or correct --feed, --key and this machine's clock. "
                + "Then run the command again"
        case .permissionDenied:
            return "Its credential may not deliver these rows. "
                + "Run the command with the token or feed of the role that may (`shuangma import --help`)"
        default: return "Run the same command again to go on"
        }
    }

    /// Why an import broke off, as the failure of a command.
    static func failure(_ interruption: Interruption) -> any Error {
        switch interruption.cause {
        case .server(let error): error
        case .file(let error): Failure.wrongUse("\(error)")
        case .wrongReport(let text): Failure.unavailable(text)
        case .stopped: Failure.unavailable("stopped before the end of the file")
        }
    }

    private static func list<Row>(
        _ rows: [Row], of count: Int, _ rest: String, _ describe: (Row) -> String
    ) -> String {
        var text = rows.prefix(listed).map { "\n  " + describe($0) }.joined()
        if count > listed { text += "\n  … and \(ProgressLine.grouped(count - listed)) more\(rest)" }
        return text
    }
}
