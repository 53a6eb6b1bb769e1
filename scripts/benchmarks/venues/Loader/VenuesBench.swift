import ArgumentParser
import Assembly
import BenchSystem
import Foundation

/// The program of `scripts/bench venues`: one process with all services and a store, and many people at many gates.
@main
struct VenuesBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "venues-bench", abstract: "The part of scripts/bench venues that is a program.")

    @Option(help: "Folder of the store; made anew.")
    var folder: String
    @Option(help: "Citizens with a session and a declaration.")
    var people = 50_000
    @Option(help: "Venues with a device each.")
    var venues = 200
    @Option(help: "Check-ins by scan of a code.")
    var checkIns = 200_000
    @Option(help: "Check-ins by gate staff.")
    var scans = 50_000
    @Option(help: "Calls that are open at a time.")
    var open = 256
    @Option(help: "Seconds for which plain durable writes are measured, for the ratio.")
    var writeSeconds = 5.0

    func run() async throws {
        var settings = ServiceSettings()
        settings.lookUpsPerHour = 100_000_000
        let system = try await BenchSystem(folder: folder, settings: settings)
        let town = BenchTown(self, system)
        try await town.fill()
        FileHandle.standardError.write(Data("filled\n".utf8))
        var report: [String: Double] = ["people": Double(people), "venues": Double(venues), "open": Double(open)]
        report["writes_per_second"] = try await system.plainWrites(seconds: writeSeconds, open: open)
        report["empty_folder_bytes"] = system.folderBytes
        report.add(try await town.play(.citizen, count: checkIns, from: 0).rows("check_ins"))
        report.add(try await town.play(.staff, count: scans, from: checkIns).rows("scans"))
        report["left_to_do"] = Double(try await town.effectsLeft())
        report["folder_bytes"] = system.folderBytes
        let stored = try await town.stored()
        report["records"] = Double(stored.records)
        report["record_bytes"] = Double(stored.bytes)
        await system.close()
        print(try report.json)
    }
}
