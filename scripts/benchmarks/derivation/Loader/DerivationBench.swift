import ArgumentParser
import Foundation
import StorageClient

/// The program of `scripts/bench derivation`: one process with a store, many persons, and many changes due at once.
@main
struct DerivationBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "derivation-bench", abstract: "The part of scripts/bench derivation that is a program.")

    @Option(help: "Folder of the store; made anew.")
    var folder: String
    @Option(help: "Persons with evidence.")
    var people = 1_000_000
    @Option(help: "Persons whose colour time changes in each round.")
    var due = 50_000
    @Option(help: "Seconds over which the changes of the first round are spread; the second round's are due at once.")
    var window = 60
    @Option(help: "Most persons of a slice that are derived at once.")
    var width = 4
    @Option(help: "Seconds for which plain durable writes are measured, for the ratio.")
    var writeSeconds = 5.0

    func run() async throws {
        let city = try await BenchCity(self)
        let filled = try await Self.seconds { try await city.fill() }
        FileHandle.standardError.write(Data("filled in \(Int(filled)) s\n".utf8))
        var report: [String: Double] = ["people": Double(people), "due": Double(due), "width": Double(width)]
        report["writes_per_second"] = try await city.plainWrites(seconds: writeSeconds)
        let worker = Task { await city.services.run() }
        let first = try await Self.seconds { try await city.waitForPersons() }
        report["first_per_second"] = Double(people) / first
        FileHandle.standardError.write(Data("derived everybody in \(Int(first)) s\n".utf8))
        let (evidence, colours) = try await city.volume()
        report["evidence_records"] = Double(evidence.records)
        report["evidence_bytes"] = Double(evidence.bytes)
        report["colour_bytes"] = Double(colours.bytes)
        report["folder_bytes"] = city.folderBytes
        let trial = try await city.dryRun()
        report["dry_run_seconds"] = trial.seconds
        report["dry_run_changed"] = Double(trial.changed)
        FileHandle.standardError.write(Data("tried other rules in \(Int(trial.seconds)) s\n".utf8))
        for round in BenchCity.Round.allCases {
            let result = try await city.play(round)
            report["\(round.rawValue)_lag_max_seconds"] = result.lagMax
            report["\(round.rawValue)_seconds"] = result.seconds
            report["\(round.rawValue)_cpu_us"] = result.cpuMicroseconds
        }
        report["told_twice"] = Double(try await city.toldTwice())
        report["told"] = Double(city.changes)
        report["resident_mib"] = city.residentMiB
        worker.cancel()
        await worker.value
        await city.close()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }

    static func seconds(_ body: () async throws -> Void) async throws -> Double {
        let begin = ContinuousClock.now
        try await body()
        return (ContinuousClock.now - begin) / .seconds(1)
    }
}
