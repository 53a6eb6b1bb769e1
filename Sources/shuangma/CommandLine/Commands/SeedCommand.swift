import ArgumentParser
import Foundation
import ImportFiles
import Population
import Security
import Values

/// `shuangma seed`
struct SeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Makes a lifelike population as CSV files.",
        discussion: """
            Writes people.csv, stays.csv, tests.csv, exposures.csv, declarations.csv and risk-areas.csv, which \
            `shuangma import` reads, and citizens.json with a few phones to try. Nobody in them exists. The same \
            options make the same files.

            Example:
              shuangma seed --people 100000 --seed 7 --out population
            """)

    @Option(help: ArgumentHelp("How many people, 1 to 50,000,000.", valueName: "n"))
    var people: Int

    @Option(help: ArgumentHelp("Any number; another one makes other people.", valueName: "s"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Folder to write to; made if it is missing.", valueName: "dir"))
    var out: String

    @Option(
        help: ArgumentHelp(
            "The day the data is about, such as 2022-07-08 (default: today in China).", valueName: "date"))
    var asOf: String?

    @Flag(help: "Show no progress.")
    var quiet = false

    @Flag(help: "Print the number of rows as one JSON object.")
    var json = false

    func validate() throws {
        guard PopulationPlan.sizes.contains(people) else {
            throw ValidationError("--people takes 1 to 50,000,000, not \(people).")
        }
        if let asOf, ChinaDay(asOf) == nil {
            throw ValidationError("--as-of takes a day such as 2022-07-08, not '\(asOf)'.")
        }
    }

    func run() throws {
        let day = asOf.flatMap { ChinaDay($0) } ?? ChinaDay(of: Instant(seconds: Surroundings.system.now()))
        let plan = PopulationPlan(people: people, seed: seed, asOf: day)
        let line = ProgressLine("seeding", unit: "people", isQuiet: quiet)
        let counts: PopulationFiles.Counts
        do {
            counts = try PopulationFiles.write(plan, to: URL(filePath: out)) { done in
                line.show(count: done, fraction: Double(done) / Double(people))
            }
        } catch {
            line.finish()
            throw Failure.wrongUse("cannot write to '\(out)': \(error.localizedDescription)")
        }
        line.finish()
        report(counts)
    }

    private func report(_ counts: PopulationFiles.Counts) {
        let rows = ImportKind.population.map { (name: $0.rawValue, count: counts.rows[$0, default: 0]) }
        if json {
            Terminal.write("{" + rows.map { "\"\($0.name)\":\($0.count)" }.joined(separator: ",") + "}")
        } else {
            for row in rows {
                Terminal.write("\(out)/\(row.name).csv: \(ProgressLine.grouped(row.count)) rows")
            }
            Terminal.write("\(out)/\(DemoGallery.fileName): phones to try")
        }
    }
}
