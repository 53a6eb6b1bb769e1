import ArgumentParser
import Assembly
import Foundation
import Migration
import Security
import StorageClient

/// `shuangma reseal`
struct ResealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reseal",
        abstract: "Seals records again that older keys of records sealed.",
        discussion: """
            Run it once a month, after `shuangma keys rotate --records` when the new key seals. Records that expire within \
            --expiring-days are left alone: they are gone before the old key may be destroyed. Services may run meanwhile; \
            a record that one of them writes at the same moment is sealed by that write. A run that broke off is taken up by \
            running it again.

            In a cluster it acts for all services, so the configuration names a certificate such as services/migrate; \
            `scripts/cluster up` makes one.

            Examples:
              shuangma reseal --config data/cluster/config/migrate.json --dry-run --json
              shuangma reseal --data data

            Exit codes: 0 resealed; 2 wrong use, or the data folder is in use; 3 the store could not be reached, or holds a \
            record that does not open.
            """)

    @Option(help: ArgumentHelp("Leave records alone that expire within so many days, 0 to 366.", valueName: "n"))
    var expiringDays: Int = 31

    @Flag(help: "Count only; change nothing.")
    var dryRun = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var source: StoreSource

    func validate() throws {
        guard (0...366).contains(expiringDays) else {
            throw ValidationError("--expiring-days has to be from 0 to 366")
        }
    }

    func run() async throws {
        let started = ContinuousClock.now
        let options = ResealRun.Options(isDryRun: dryRun, expiringSeconds: Int64(expiringDays) * 86_400)
        let summary = try await source.with(try await source.settings()) { opened in
            try await Self.run(opened, options, isQuiet: quiet)
        }
        let report = ResealReport(summary, seconds: started.duration(to: .now).inSeconds)
        Terminal.write(json ? try report.json() : report.text)
    }

    /// Reseals an opened store, or only counts.
    static func run(
        _ opened: StoreSource.Opened, _ options: ResealRun.Options, isQuiet: Bool
    ) async throws -> ResealSummary {
        guard let keys = opened.keys.records else { throw Failure.wrongUse("\(Settings.recordKeys.key) is needed") }
        let line = ProgressLine("records", unit: "records", isQuiet: isQuiet)
        defer { line.finish() }
        do {
            return try await ResealRun(
                opened.store, keys: keys, sets: ServiceContracts.recordSets, options: options
            ) { line.show(count: $0.records, fraction: $0.fraction) }.run()
        } catch is SealError {
            throw Failure.wrongUse("no key of records has begun by the clock of this machine")
        }
    }
}

/// What resealing came to, for people and for programs.
struct ResealReport {
    private let summary: ResealSummary
    private let seconds: Double

    init(_ summary: ResealSummary, seconds: Double) {
        self.summary = summary
        self.seconds = seconds
    }

    var text: String {
        let grouped = ProgressLine.grouped
        let verb = summary.isDryRun ? "would be sealed again" : "sealed again"
        var lines = ["\(grouped(summary.records)) records in sealed sets, \(grouped(summary.resealed)) \(verb)"]
        for (key, count) in summary.keys.sorted(by: { $0.key.description < $1.key.description }) {
            lines.append("  \(grouped(count))  were under the key \(key)")
        }
        let remarks: [(Int, String)] = [
            (summary.expiring, "under older keys expire soon and were left alone"),
            (summary.changed, "were written by a service meanwhile"),
            (summary.clear, "lie in clear: `shuangma migrate` seals them"),
        ]
        for (count, what) in remarks where count > 0 { lines.append("  \(grouped(count))  \(what)") }
        return lines.joined(separator: "\n")
    }

    func json() throws -> String {
        struct Text: Encodable {
            let dryRun: Bool
            let records: Int
            let resealed: Int
            let expiring: Int
            let changed: Int
            let clear: Int
            let keys: [String: Int]
            let seconds: Double
        }
        let text = Text(
            dryRun: summary.isDryRun, records: summary.records, resealed: summary.resealed, expiring: summary.expiring,
            changed: summary.changed, clear: summary.clear,
            keys: Dictionary(uniqueKeysWithValues: summary.keys.map { ($0.key.description, $0.value) }),
            seconds: (seconds * 1_000).rounded() / 1_000)
        return String(decoding: try MapText.encoder.encode(text), as: UTF8.self)
    }
}
