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

    @Option(help: ArgumentHelp("Data folder of `shuangma dev`, which must be stopped.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("File of people whose documents evidence may be about.", valueName: "file"))
    var people: String?

    @Flag(help: "Count only; change nothing.")
    var dryRun = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var source: ConfigurationOption

    func validate() throws {
        if data != nil, source.config != nil {
            throw ValidationError("Give --data or --config, not both.")
        }
    }

    func run() async throws {
        let settings = try await source.load([])
        if data == nil, settings.text(Settings.certificate).isEmpty {
            throw Failure.wrongUse(
                "say what to migrate: --data DIR of `shuangma dev`, or --config FILE with the certificate of a cluster's tool"
            )
        }
        let reference = try ServiceSettings(settings).reference
        let started = ContinuousClock.now
        var options = MigrationRun.Options(isDryRun: dryRun)
        if let people { options.people = try await Self.documents(in: people) }
        let summary: MigrationSummary
        do {
            if let data {
                summary = try await migrate(folder: data, reference, options)
            } else {
                summary = try await migrate(cluster: settings, reference, options)
            }
        } catch let error as RPCError {
            throw Failure.unavailable("\(error.message) (\(error.code.connectName)); run it again to go on")
        } catch let error as CoordinationError {
            throw Failure.unavailable("\(error)")
        }
        let report = MigrationReport(summary, seconds: started.duration(to: .now).inSeconds)
        Terminal.write(json ? try report.json() : report.text)
    }

    private static func documents(in path: String) async throws -> [CommonV1.Document] {
        do {
            return try await PeopleFile.documents(in: URL(filePath: path), first: .max)
        } catch let error as ImportFileError {
            throw Failure.wrongUse("'\(path)': \(error)")
        }
    }

    /// Migrates the store of a data folder, which no process may use meanwhile.
    private func migrate(
        folder path: String, _ reference: ReferenceData, _ options: MigrationRun.Options
    ) async throws -> MigrationSummary {
        guard FileManager.default.fileExists(atPath: "\(path)/store") else {
            throw Failure.wrongUse("'\(path)' is no data folder of shuangma dev: it has no 'store'")
        }
        let folder = try DataFolder(path)
        var logger = Logger(label: "shuangma") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let keys: ClusterKeys
        let storage: DevStorage
        do {
            keys = try folder.clusterKeys()
            storage = try await DevStorage(folder, logger: logger)
        } catch let error as StorageOpenError {
            throw Failure.wrongUse("\(error)")
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
        do {
            let summary = try await migrate(storage.client, keys, reference, options)
            await storage.node.close()
            return summary
        } catch {
            await storage.node.close()
            throw error
        }
    }

    private func migrate(
        cluster settings: EffectiveConfiguration, _ reference: ReferenceData, _ options: MigrationRun.Options
    ) async throws -> MigrationSummary {
        let membership = try ClusterMembership(.services, settings)
        // Tells at once when there is no etcd, or no cluster yet; the store would wait for it.
        _ = try await membership.coordination.shardMap()
        for await running in membership.coordination.services() {
            guard let service = running.first, !dryRun else { break }
            throw Failure.refused(
                "\(running.count) services run, such as \(service.role) at \(service.address): stop all of them first; "
                    + "--dry-run may be used meanwhile")
        }
        return try await migrate(try await membership.store(), try membership.keysOfTool(), reference, options)
    }

    private func migrate(
        _ store: Store, _ keys: ClusterKeys, _ reference: ReferenceData, _ options: MigrationRun.Options
    ) async throws -> MigrationSummary {
        let lines = Dictionary(
            uniqueKeysWithValues: MigrationRun.Step.allCases.map {
                ($0, ProgressLine($0.rawValue, unit: "records", isQuiet: quiet))
            })
        defer { for line in lines.values { line.finish() } }
        return try await MigrationRun(store, keys: keys, reference: reference, options: options) { progress in
            lines[progress.step]?.show(count: progress.records, fraction: progress.fraction)
            if progress.fraction == 1 { lines[progress.step]?.finish() }
        }.run()
    }
}
