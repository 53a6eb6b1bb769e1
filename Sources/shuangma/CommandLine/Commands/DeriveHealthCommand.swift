import ArgumentParser
import Derivation
import Foundation
import ImportFiles
import Reference
import Values

/// `shuangma derive health`
struct DeriveHealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Computes health codes from files of tests, exposures and declarations.",
        discussion: """
            Everybody whom an accepted row names gets a code, also when each of their rows was withdrawn or moved to \
            somebody else. Rows of all files are versions of events (COL-13): the source's order decides, and of rows \
            without it the later line and the later file in the order given. Rows that would be refused by an import at \
            the moment --at are refused: what is too old or in the future by then, too.

            Areas of --risk-areas stand as the file says at --at. An area that is not given counts as in force, as the \
            row of an exposure says.

            Codes are sorted by the word of the document's type (alphabetically), country and number. A permit that \
            was given with several re-issue counts is one person and shows the greatest of them. Times are in \
            +08:00, or null. Refused rows are listed on standard error.

            Examples:
              shuangma derive health --at 2022-12-01T12:00:00+08:00 --rules 2022-9th --tests tests.csv --json
              shuangma derive health --at 2022-12-01T12:00 --exposures monday.csv --exposures friday.csv

            Exit codes: 0 all rows accepted; 1 some rows refused, the others derived; 2 wrong use, or a file that \
            cannot be read.
            """)

    @Option(help: ArgumentHelp("Moment of the codes, such as 2022-12-01T12:00:00+08:00.", valueName: "time"))
    var at: String

    @Option(help: ArgumentHelp("Version of the rules (default: that of the reference data).", valueName: "version"))
    var rules: String?

    @Option(help: ArgumentHelp("File of tests. Repeatable.", valueName: "file"), completion: .file())
    var tests: [String] = []

    @Option(help: ArgumentHelp("File of exposures. Repeatable.", valueName: "file"), completion: .file())
    var exposures: [String] = []

    @Option(help: ArgumentHelp("File of declarations. Repeatable.", valueName: "file"), completion: .file())
    var declarations: [String] = []

    @Option(help: ArgumentHelp("File of areas of risk. Repeatable.", valueName: "file"), completion: .file())
    var riskAreas: [String] = []

    @Option(help: ArgumentHelp("Folder with reference data of your own.", valueName: "dir"), completion: .directory)
    var reference: String?

    @Flag(help: "Print one JSON array.")
    var json = false

    @OptionGroup var reading: FileReadingOptions

    func run() async throws {
        let reference = try DeriveFiles.reference(reference)
        var derivation = HealthDerivation(
            reference: reference, profile: try Self.profile(rules, reference), at: try Self.moment(at))
        for file in riskAreas {
            try await DeriveFiles.read(file) { try await derivation.addRiskAreas($0, reading.reading) }
        }
        for file in tests { try await DeriveFiles.read(file) { try await derivation.addTests($0, reading.reading) } }
        for file in exposures {
            try await DeriveFiles.read(file) { try await derivation.addExposures($0, reading.reading) }
        }
        for file in declarations {
            try await DeriveFiles.read(file) { try await derivation.addDeclarations($0, reading.reading) }
        }
        for refusal in derivation.refusals {
            Terminal.note("\(refusal.file.relativePath): line \(refusal.row.line): \(refusal.row.description)")
        }
        let rows = derivation.codes.map(HealthCodeRow.init)
        Terminal.write(json ? try HealthCodeRow.json(rows) : HealthCodeRow.text(rows))
        if !derivation.refusals.isEmpty { ExitStatus.refused.end() }
    }

    private static func moment(_ text: String) throws -> Instant {
        do {
            return try Instant(text, field: "--at")
        } catch {
            throw Failure.wrongUse("--at \(error.reason); it takes a time such as 2022-12-01T12:00:00+08:00")
        }
    }

    static func profile(_ version: String?, _ reference: ReferenceData) throws -> RuleProfile {
        guard let version else { return reference.ruleProfiles.default }
        guard let profile = reference.ruleProfiles.named(version) else {
            let known = reference.ruleProfiles.all.map(\.version).joined(separator: ", ")
            throw Failure.wrongUse("--rules takes one of \(known), not '\(version)'")
        }
        return profile
    }
}
