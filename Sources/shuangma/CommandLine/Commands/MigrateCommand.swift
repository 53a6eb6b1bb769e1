import ArgumentParser
import Assembly
import CommonContracts
import Coordination
import Foundation
import ImportFiles
import Logging
import Migration
import RPC
import Reference
import Security
import Storage
import StorageClient

/// `shuangma migrate`
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings a store of an earlier version to the keys and forms of this one.",
        discussion: """
            Run it once after an upgrade, before any service is started: of the data folder of `shuangma dev`, or of a \
            cluster whose storage nodes run. In a cluster it acts for all services, so the configuration names a \
            certificate such as services/migrate; `scripts/cluster up` makes one. Make a backup first. What it does:

            - A person has one key however the document was spelt. Records under several keys become one; evidence keeps \
            its times, order and expiry, and positive tests and cases are kept as long as they hold a colour.
            - A number has one holder, the person who was registered with it last. The others lose it, and are told.
            - Sessions and consents of those whose key or number changed end: they log in again.
            - Evidence and stays get the keys of today, and the index of samples knows every test.
            - Records that lie in clear are sealed. Files of storage nodes and older backups keep clear values until they are \
            compacted or removed: make a backup afterwards, and destroy the older ones.

            The store keeps hashes, not documents. Evidence about persons who are not registered can only be moved when \
            --people names a file of people with their documents. What cannot be attributed stays, and is counted.

            A run that broke off is taken up by running it again. A second run changes nothing.

            Examples:
              shuangma migrate --data data --dry-run
              shuangma migrate --data data --people people.csv
              shuangma migrate --config data/cluster/config/migrate.json --json

            Exit codes: 0 migrated; 1 refused: services run; 2 wrong use, or the data folder is in use; 3 the store could \
            not be reached.
            """)

    @Option(help: ArgumentHelp("File of people whose documents evidence may be about.", valueName: "file"))
    var people: String?

    @Flag(help: "Count only; change nothing.")
    var dryRun = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var source: StoreSource

    func run() async throws {
        let settings = try await source.settings()
        let reference = try ServiceSettings(settings).reference
        let started = ContinuousClock.now
        var options = MigrationRun.Options(isDryRun: dryRun)
        if let people { options.people = try await Self.documents(in: people) }
        let chosen = options
        let summary = try await source.with(settings, check: refuseServices) { opened in
            try await migrate(opened.store, opened.keys, reference, chosen)
        }
        let report = MigrationReport(summary, seconds: started.duration(to: .now).inSeconds)
        Terminal.write(json ? try report.json() : report.text)
    }

    /// Refuses a cluster whose services run, but to count.
    private func refuseServices(_ coordination: any ClusterCoordination) async throws {
        for await running in coordination.services() {
            guard let service = running.first, !dryRun else { break }
            throw Failure.refused(
                "\(running.count) services run, such as \(service.role) at \(service.address): stop all of them first; "
                    + "--dry-run may be used meanwhile")
        }
    }

    private static func documents(in path: String) async throws -> [CommonV1.Document] {
        do {
            return try await PeopleFile.documents(in: URL(filePath: path), first: .max)
        } catch let error as ImportFileError {
            throw Failure.wrongUse("'\(path)': \(error)")
        }
    }

    private func migrate(
        _ store: Store, _ keys: ClusterKeys, _ reference: ReferenceData, _ options: MigrationRun.Options
    ) async throws -> MigrationSummary {
        let lines = Dictionary(
            uniqueKeysWithValues: MigrationRun.Step.allCases.map {
                ($0, ProgressLine($0.rawValue, unit: "records", isQuiet: quiet))
            })
        defer { for line in lines.values { line.finish() } }
        return try await MigrationRun(
            store, keys: keys, sets: ServiceContracts.recordSets, reference: reference, options: options
        ) { progress in
            lines[progress.step]?.show(count: progress.records, fraction: progress.fraction)
            if progress.fraction == 1 { lines[progress.step]?.finish() }
        }.run()
    }
}
