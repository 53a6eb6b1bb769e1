import ArgumentParser
import Foundation
import ImportFiles
import RPC

/// `shuangma import`
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Loads a file of rows through the services.",
        discussion: """
            The first line names the columns, in any order and in English or Chinese; `shuangma import KIND --columns` \
            explains them. Encoding (UTF-8, UTF-16, GB18030) and separator (, ; | tabulator) are found out and told. Blank \
            rows and empty columns are passed over. Of text that Excel writes, '330106… and ="330106…" are read.

            Rows that are refused are listed with line, column and reason; all others are stored. --rejects writes the \
            refused rows to a file in the columns of the input, with the reason behind them: mend it and import it. Excel \
            destroys long numbers when it opens such a file with a double click; import it there with columns as text. It \
            holds personal data; only you can read it.

            Importing a file twice changes nothing. When the connection breaks, the import goes on by itself for two \
            minutes. After that it tells up to where it came, and the same command goes on.

            Exit codes: 0 all rows are stored, or were; 1 rows are refused, or the server refused the import; 2 wrong use, \
            or a file that cannot be read; 3 the server could not be reached or failed.

            Examples:
              shuangma import people population/people.csv
              shuangma import stays stays.csv --rejects refused.csv
              shuangma import tests 检测结果.csv --map 证件号=document_number --map 备注=ignore
              shuangma import tests results.csv --dry-run
              shuangma import tests results.csv --feed laboratory-17 --key laboratory-17.key
              shuangma import scans queue.csv --venue 5f1c0c1e9d0b4a7e
              shuangma import people --columns
            """)

    @Argument(
        help: ArgumentHelp(
            "What the file holds.", valueName: "kind"),
        completion: .list(ImportKind.allCases.map(\.rawValue)))
    var kind: ImportKind

    @Argument(
        help: ArgumentHelp("CSV or text with tabulators.", valueName: "file"),
        completion: .file(extensions: ["csv", "txt"]))
    var file: String?

    @Option(help: ArgumentHelp("Server to load into.", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("File with a token; see `shuangma login`.", valueName: "file"))
    var tokenFile: String?

    @Option(help: ArgumentHelp("Name of a feed that logs in by itself, also during a long import.", valueName: "name"))
    var feed: String?

    @Option(help: ArgumentHelp("File of the feed's key; see `shuangma feed add`.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("Venue whose scanner made the scans; see `shuangma venue list`.", valueName: "id"))
    var venue: String?

    @Option(
        help: ArgumentHelp(
            "Write the refused rows here, in their own columns and with a column reason.", valueName: "file"))
    var rejects: String?

    @Flag(help: "Explain the columns of the kind, and load nothing.")
    var columns = false

    @Flag(help: "Say what the import would say, and store nothing. No server is asked: see `shuangma check file`.")
    var dryRun = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @Flag(help: "Print the report as one JSON object.")
    var json = false

    @OptionGroup var format: FileReadingOptions

    @OptionGroup var source: ConfigurationOption

    func validate() throws {
        if file == nil, !columns { throw ValidationError("Missing expected argument '<file>'.") }
        if !columns, !dryRun, (kind == .scans) != (venue != nil) {
            throw ValidationError(
                venue == nil
                    ? "scans need --venue, which names their venue" : "--venue is of scans, and of nothing else")
        }
        guard (feed == nil) == (key == nil) else { throw ValidationError("--feed and --key go together") }
    }

    func run() async throws {
        guard let file, !columns else {
            explainColumns()
            return
        }
        guard !dryRun else {
            try ImportReporting.check(
                kind, file, reading: format.reading, rejects: rejects, isQuiet: quiet, json: json)
            return
        }
        let configuration = try await source.load([(Settings.server, server), (Settings.tokenFile, tokenFile)])
        let summary = try await Connection.with(configuration) { channel in
            var options = try importOptions(channel, configuration)
            if let venue { options.venue = try VenueCommand.id(venue) }
            let importer = Importer(channel, options: options)
            let summary = try await StopSignals.cancelling { [kind, format, rejects, quiet] in
                try await ImportReporting.load(
                    kind, file, importer, reading: format.reading, rejects: rejects, isQuiet: quiet)
            }
            Terminal.write(json ? try ImportReportJSON(summary).text : ImportReporting.text(summary))
            if let interruption = summary.interruption { throw ImportReporting.failure(interruption) }
            return summary
        }
        if summary.rejected > 0 { ExitStatus.refused.end() }
    }

    /// What the import shows: the token of a file, or those that the feed gets by its key.
    private func importOptions(
        _ channel: any RPCChannel, _ configuration: EffectiveConfiguration
    ) throws -> Importer.Options {
        guard let feed, let key else {
            return Importer.Options(token: try Self.token(configuration.text(Settings.tokenFile)))
        }
        let credential = try FeedSession.key(key)
        let session = FeedSession(
            feed, key: credential, cluster: try FeedSession.cluster(of: credential, configuration), channel)
        return Importer.Options { refused in try await session.token(refused: refused) }
    }

    private func explainColumns() {
        for column in kind.columns {
            let others = kind.otherNames(of: column)
            Terminal.write(
                "\(column.name)\(column.isRequired ? "" : " (optional)"): \(column.meaning)"
                    + (others.isEmpty ? "" : "; also named " + others.joined(separator: ", ")))
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
