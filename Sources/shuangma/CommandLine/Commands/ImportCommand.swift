import ArgumentParser
import Foundation
import ImportFiles
import RPC

/// `shuangma import`
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Loads a CSV file through the services.",
        discussion: """
            The first line names the columns, in any order; `shuangma import KIND --columns` explains them. Rows that \
            are refused are listed with line, field and reason; all others are stored. Importing a file twice \
            changes nothing.

            Examples:
              shuangma import people population/people.csv
              shuangma import stays stays.csv --rejects refused.csv
              shuangma import people --columns
            """)

    @Argument(
        help: ArgumentHelp(
            "What the file holds.", valueName: "kind"),
        completion: .list(ImportKind.allCases.map(\.rawValue)))
    var kind: ImportKind

    @Argument(help: ArgumentHelp("CSV, UTF-8.", valueName: "file"), completion: .file(extensions: ["csv"]))
    var file: String?

    @Option(help: ArgumentHelp("Server to load into.", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("File with an operator's token.", valueName: "file"))
    var tokenFile: String?

    @Option(help: ArgumentHelp("Write the refused rows as CSV: line, field, reason.", valueName: "file"))
    var rejects: String?

    @Flag(help: "Explain the columns of the kind, and load nothing.")
    var columns = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @Flag(help: "Print the report as one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func validate() throws {
        if file == nil, !columns { throw ValidationError("Missing expected argument '<file>'.") }
    }

    func run() async throws {
        guard let file, !columns else {
            explainColumns()
            return
        }
        let configuration = try await source.load([(Settings.server, server), (Settings.tokenFile, tokenFile)])
        let token = try Self.token(configuration.text(Settings.tokenFile))
        let summary = try await Connection.with(configuration) { channel in
            let importer = Importer(channel, options: Importer.Options(token: token))
            return try await ImportReporting.load(kind, file, importer, isQuiet: quiet)
        }
        if let rejects { try ImportReporting.writeRejections(summary, to: rejects) }
        Terminal.write(json ? try ImportReporting.json(summary) : ImportReporting.text(summary))
        if summary.rejected > 0 { ExitStatus.refused.end() }
    }

    private func explainColumns() {
        for column in kind.columns {
            Terminal.write("\(column.name)\(column.isRequired ? "" : " (optional)"): \(column.meaning)")
        }
    }

    /// An operator's token as a file holds it.
    static func token(_ path: String) throws -> String {
        let tokens = try tokens(path)
        guard tokens.count == 1 else { throw Failure.wrongUse("'\(path)' holds \(tokens.count) tokens, not one") }
        return tokens[0]
    }

    /// The tokens in a file, a line each; at least one.
    static func tokens(_ path: String) throws -> [String] {
        do {
            let tokens = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
                .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            guard !tokens.isEmpty, tokens.allSatisfy({ $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }) else {
                throw Failure.wrongUse("'\(path)' holds no token")
            }
            return tokens
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.wrongUse("cannot read the token file '\(path)': \(error.localizedDescription)")
        }
    }
}

extension ImportKind: ExpressibleByArgument {}
