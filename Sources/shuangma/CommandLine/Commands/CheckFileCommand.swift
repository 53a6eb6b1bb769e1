import ArgumentParser
import Foundation
import ImportFiles

/// `shuangma check file`
struct CheckFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "Says what an import of a file would say, without a server.",
        discussion: """
            Rows are judged as of now by the rules that the services go by. Only an import can tell which rows are stored \
            already, or superseded by newer versions. `shuangma import KIND FILE --dry-run` is the same.

            Examples:
              shuangma check file tests results.csv
              shuangma check file people 人口.csv --rejects refused.csv --json

            Prints with --json the report of an import, with "dry_run": true; "accepted" counts the good rows.

            Exit codes: 0 all rows are good; 1 rows would be refused; 2 wrong use, or a file that cannot be read.
            """)

    @Argument(
        help: ArgumentHelp("What the file holds.", valueName: "kind"),
        completion: .list(ImportKind.allCases.map(\.rawValue)))
    var kind: ImportKind

    @Argument(
        help: ArgumentHelp("CSV or text with tabulators.", valueName: "file"),
        completion: .file(extensions: ["csv", "txt"]))
    var file: String

    @Option(
        help: ArgumentHelp(
            "Write the refused rows here, in their own columns and with a column reason.", valueName: "file"))
    var rejects: String?

    @OptionGroup var format: FileReadingOptions

    @Flag(help: "Show no progress.")
    var quiet = false

    @Flag(help: "Print the report as one JSON object.")
    var json = false

    func run() throws {
        try ImportReporting.check(
            kind, file, reading: format.reading, rejects: rejects, isQuiet: quiet, json: json)
    }
}
