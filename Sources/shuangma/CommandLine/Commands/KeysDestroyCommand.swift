import ArgumentParser
import Migration
import Security

/// `shuangma keys destroy`
struct KeysDestroyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Destroys a key of records that is needed no more: what it sealed is lost for ever.",
        discussion: """
            It looks at every record of the store first, and refuses while one of them is sealed under the key, while the key \
            seals, and while a backup may need it: for records.backupDays after the next key began. Copies of records.keys \
            are yours to destroy. Then copy the new records.keys to every process that has one.

            In a cluster it reads the records of all services, so the configuration names a certificate such as \
            services/migrate; that of a tool does not do.

            Examples:
              shuangma keys destroy 3f9a12c0 --folder data/cluster/keys --config data/cluster/config/migrate.json
              shuangma keys destroy 3f9a12c0 --folder data/keys --data data

            Exit codes: 0 destroyed; 1 refused; 2 wrong use; 3 the store could not be reached.
            """)

    private struct Report: Encodable {
        let destroyed: String
        let records: Int
    }

    @Argument(help: ArgumentHelp("Name of the key, as `keys list` shows it.", valueName: "id"))
    var id: String

    @OptionGroup var options: KeyFolderOptions
    @OptionGroup var source: StoreSource

    @Flag(help: "Show no progress.")
    var quiet = false

    func run() async throws {
        guard let key = RecordKeyID(id) else { throw Failure.wrongUse("'\(id)' names no key: 8 hexadecimal digits do") }
        let settings = try await source.settings()
        let longestBackup = Int64(settings.number(Settings.backupDays)) * 86_400
        let now = Surroundings.system.now()
        // What the file alone tells, before every record is looked at.
        try refusing { try options.keys.mayDestroy(key, longestBackup: longestBackup, now: now) }
        let summary = try await source.with(settings) { opened in
            try await ResealCommand.run(opened, .init(isDryRun: true), isQuiet: quiet)
        }
        if let count = summary.keys[key] {
            throw Failure.refused("\(count) records are sealed under the key \(key); run `shuangma reseal`, or wait")
        }
        try refusing { try options.keys.destroy(key, longestBackup: longestBackup, now: now) }
        try options.write(
            Report(destroyed: key.description, records: summary.records),
            ["destroyed \(key): none of \(summary.records) records needed it"])
    }

    /// Turns what speaks against it into a refusal.
    private func refusing(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as ClusterKeys.FileError {
            throw Failure.refused("\(error)")
        }
    }
}
