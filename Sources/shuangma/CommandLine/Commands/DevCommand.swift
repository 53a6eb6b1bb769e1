import ArgumentParser
import Foundation
import Logging
import RPC
import Security
import Storage

/// `shuangma dev`
struct DevCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dev",
        abstract: "Runs the whole system in this process, with made-up citizens.",
        discussion: """
            Serves gRPC, Connect (JSON) and the page on one port. An empty data folder gets a made-up population \
            first. Prints one line that begins with `ready` when it serves.

            This is a demonstration, not a service for real people. SMS codes go to an outbox that everybody who \
            reaches the port can read, and so log in as anybody. The token in the data folder (operator.token, renewed \
            before its 12 hours end) has every role of staff and feeds, and may deliver evidence of every source. Outside \
            of `dev` neither exists. It warns at start, and again when it is reachable from other machines or has no \
            made-up citizens.

            Examples:
              shuangma dev
              shuangma dev --data /var/tmp/shuangma --port 9000 --people 100000

            Stop it with Ctrl-C; the next start finds all data.
            """)

    @Option(help: ArgumentHelp("Folder of the data (default: data).", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("Address of the services and the page (default: 127.0.0.1).", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("Port of the services and the page; 0 picks one (default: 8080).", valueName: "n"))
    var port: String?

    @Option(help: ArgumentHelp("Port for operators; 0 picks one (default: 8081).", valueName: "n"))
    var adminPort: String?

    @Option(help: ArgumentHelp("Made-up citizens for an empty folder; 0 for none (default: 2000).", valueName: "n"))
    var people: String?

    @Option(help: ArgumentHelp("Which made-up citizens (default: 1).", valueName: "n"))
    var seed: String?

    @Flag(help: "Print the line `ready` as one JSON object.")
    var json = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        let settings = try await source.load([
            (Settings.data, data), (Settings.host, host), (Settings.port, port), (Settings.adminPort, adminPort),
            (Settings.people, people), (Settings.seed, seed),
        ])
        let signals = StopSignals()
        let folder = try DataFolder(settings.text(Settings.data))
        let system = try await DevSystem(folder, settings)
        do {
            try await serve(system, settings, until: signals.received)
        } catch {
            await system.stop()
            throw error
        }
        Terminal.note("stopping")
        await system.stop()
    }

    /// Loads what has to be loaded, says `ready`, and returns at the first signal.
    private func serve(
        _ system: DevSystem, _ settings: EffectiveConfiguration, until signals: AsyncStream<Int32>
    ) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in signals { break }
                return true
            }
            group.addTask {
                try await system.loadPopulation(isQuiet: quiet)
                warn(settings)
                Terminal.write(json ? try system.addresses.json() : system.addresses.line)
                return false
            }
            while let isOver = try await group.next(), !isOver {}
            group.cancelAll()
        }
    }

    /// Says what a demonstration leaves open, and warns where real people may meet it.
    private func warn(_ settings: EffectiveConfiguration) {
        let (host, data) = (settings.text(Settings.host), settings.text(Settings.data))
        if !quiet {
            Terminal.note(
                "demonstration: everybody reads the SMS codes, and \(data)/\(OperatorToken.fileName) has every role")
        }
        if !["127.0.0.1", "::1", "localhost"].contains(host) {
            Terminal.note(
                "WARNING: \(host) can be reached from other machines. Whoever reaches it reads every SMS code and can log "
                    + "in as anybody. Use `shuangma serve` for real people.")
        }
        if settings.number(Settings.people) == 0 {
            Terminal.note(
                "WARNING: no made-up citizens were wanted. Do not load real ones: a demonstration protects nobody. "
                    + "`shuangma serve` does.")
        }
    }
}
