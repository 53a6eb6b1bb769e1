import ArgumentParser
import Foundation
import History

/// `shuangma check-history`
struct CheckHistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-history",
        abstract: "Judges what clients of a storage cluster saw, as scripts/chaos records it.",
        discussion: """
            The file has one JSON object a line, one line an operation. Checked of each partition: linearizability, \
            that no acknowledged write is lost, that a retried write took effect once, that a read which demands a \
            version sees it, and that chains hold what was appended, once, in order and linked. Of each partition that breaks a promise the operations that show it are printed, and \
            the exit code is 1.

            Example:
              shuangma check-history data/chaos/history.jsonl --json
            """)

    @Argument(help: ArgumentHelp("History, one operation a line.", valueName: "file"), completion: .file())
    var file: String

    @Flag(help: "Print the verdict as one JSON object.")
    var json = false

    func run() throws {
        let report = HistoryCheck.check(try operations())
        if json {
            Terminal.write(try Verdict(report).text)
        } else {
            for violation in report.violations { Terminal.write("\(violation)") }
            Terminal.write(Self.summary(report))
        }
        if !report.violations.isEmpty { ExitStatus.refused.end() }
    }

    private func operations() throws -> [History.Operation] {
        let text: Data
        do {
            text = try Data(contentsOf: URL(filePath: file), options: .mappedIfSafe)
        } catch {
            throw Failure.wrongUse("cannot read '\(file)': \(error.localizedDescription)")
        }
        do {
            return try HistoryText.operations(in: text)
        } catch {
            throw Failure.wrongUse("\(file), \(error)")
        }
    }

    private static func summary(_ report: HistoryCheck.Report) -> String {
        let grouped = ProgressLine.grouped
        var text =
            "\(grouped(report.operations)) operations on \(grouped(report.partitions)) partitions, "
            + "\(grouped(report.violations.count)) in violation"
        if !report.undecided.isEmpty {
            text += ", undecided for too many unknown outcomes: \(report.undecided.joined(separator: ", "))"
        }
        return text
    }

    private struct Verdict: Encodable {
        struct Broken: Encodable {
            let partition: String
            let kind: String
            let reason: String
            let window: [String]
        }

        let operations: Int
        let partitions: Int
        let violations: [Broken]
        let undecided: [String]

        init(_ report: HistoryCheck.Report) {
            operations = report.operations
            partitions = report.partitions
            violations = report.violations.map {
                Broken(
                    partition: $0.partition, kind: $0.kind.rawValue, reason: $0.reason,
                    window: $0.window.map { HistoryText.line($0) })
            }
            undecided = report.undecided
        }

        var text: String {
            get throws {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return String(decoding: try encoder.encode(self), as: UTF8.self)
            }
        }
    }
}
