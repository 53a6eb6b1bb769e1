import ArgumentParser

/// `shuangma derive`
struct DeriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "derive",
        abstract: "Computes codes from files, without a server.",
        discussion: """
            The same rules as in the services: for auditors, for integrators, and for tests. Files are read as \
            `shuangma import` reads them.
            """,
        subcommands: [DeriveHealthCommand.self, DeriveTripCommand.self])
}
