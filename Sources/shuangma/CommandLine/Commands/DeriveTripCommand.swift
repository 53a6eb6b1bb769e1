import ArgumentParser
import Derivation
import Foundation
import ImportFiles
import Reference
import TripCardCore
import Values

/// `shuangma derive trip`
struct DeriveTripCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trip",
        abstract: "Computes trip cards from files of stays.",
        discussion: """
            A card is that of a query on the day --on. Its window ends the day before (TRIP-2), and its marks are of the \
            areas of --risk-areas in force at 00:00 of the day (TRIP-13). Every phone that an accepted row names gets a \
            card, sorted by number. The register of people is not read: a card is not cut at the beginning of a new \
            holder (TRIP-12).

            Rows of all files are versions of stays (COL-13): the source's order decides, and of rows without it the \
            longer stay; a row without order that is withdrawn counts as it comes. A row is judged as if it came on the \
            day: it is refused when it reaches more than 5 minutes beyond the end of the day, or when it was gone when \
            the day began because it had ended 15 days before (TRIP-11). Refused rows are listed on standard error.

            "data" is insufficient when the phone was not seen on or before the first day of the window (TRIP-7).

            Examples:
              shuangma derive trip --on 2022-07-08 --stays stays.csv --json
              shuangma derive trip --on 2022-07-08 --stays mon.csv --stays tue.csv --risk-areas areas.csv --window-days 14

            Exit codes: 0 all rows accepted; 1 some rows refused, the others derived; 2 wrong use, or a file that \
            cannot be read.
            """)

    @Option(help: ArgumentHelp("Day of the query in China time, such as 2022-07-08.", valueName: "day"))
    var on: String

    @Option(help: ArgumentHelp("File of stays. Repeatable.", valueName: "file"), completion: .file())
    var stays: [String] = []

    @Option(help: ArgumentHelp("File of areas of risk. Repeatable.", valueName: "file"), completion: .file())
    var riskAreas: [String] = []

    @Option(help: ArgumentHelp("Days of the window, 1 to 14.", valueName: "n"))
    var windowDays = TripRules().windowDays

    @Option(
        help: ArgumentHelp(
            "Version of the rules by which areas of risk fall (default: that of the reference data).",
            valueName: "version"))
    var rules: String?

    @Option(help: ArgumentHelp("Folder with reference data of your own.", valueName: "dir"), completion: .directory)
    var reference: String?

    @Flag(help: "Print one JSON array.")
    var json = false

    @OptionGroup var reading: FileReadingOptions

    func validate() throws {
        guard (1...14).contains(windowDays) else { throw ValidationError("--window-days takes 1 to 14.") }
        guard !stays.isEmpty else { throw ValidationError("--stays names at least one file.") }
    }

    func run() async throws {
        guard let day = ChinaDay(on) else { throw Failure.wrongUse("--on takes a day such as 2022-07-08") }
        var window = TripRules()
        window.windowDays = windowDays
        let reference = try DeriveFiles.reference(reference)
        var derivation = TripDerivation(
            reference: reference, on: day, rules: window,
            grading: try DeriveHealthCommand.profile(rules, reference).areas)
        for file in riskAreas {
            try await DeriveFiles.read(file) { try await derivation.addRiskAreas($0, reading.reading) }
        }
        for file in stays { try await DeriveFiles.read(file) { try await derivation.addStays($0, reading.reading) } }
        for refusal in derivation.refusals {
            Terminal.note("\(refusal.file.relativePath): line \(refusal.row.line): \(refusal.row.description)")
        }
        let rows = derivation.cards.map(TripCardRow.init)
        Terminal.write(json ? try TripCardRow.json(rows) : TripCardRow.text(rows))
        if !derivation.refusals.isEmpty { ExitStatus.refused.end() }
    }
}
