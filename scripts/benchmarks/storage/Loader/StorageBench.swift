import ArgumentParser

/// The programs of `scripts/bench storage`.
@main
struct StorageBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storage-bench", abstract: "The parts of scripts/bench storage that are programs.",
        subcommands: [ServeCommand.self, LoadCommand.self, EngineCommand.self])
}
