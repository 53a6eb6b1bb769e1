import ArgumentParser
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
        let town = try await BenchTown(self)
        try await town.fill()
        FileHandle.standardError.write(Data("filled\n".utf8))
        var report: [String: Double] = ["people": Double(people), "venues": Double(venues), "open": Double(open)]
        report["writes_per_second"] = try await town.plainWrites(seconds: writeSeconds)
        report["empty_folder_bytes"] = town.folderBytes
        for (name, count, kind) in [("check_ins", checkIns, BenchTown.Kind.citizen), ("scans", scans, .staff)] {
            let result = try await town.play(kind, count: count)
            report["\(name)"] = Double(count)
            report["\(name)_per_second"] = Double(count) / result.seconds
            report["\(name)_cpu_us"] = result.cpuMicroseconds / Double(count)
            report["\(name)_p99_ms"] = result.p99Milliseconds
        }
        report["left_to_do"] = Double(try await town.effectsLeft())
        report["folder_bytes"] = town.folderBytes
        let stored = try await town.stored()
        report["records"] = Double(stored.records)
        report["record_bytes"] = Double(stored.bytes)
        await town.close()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}
