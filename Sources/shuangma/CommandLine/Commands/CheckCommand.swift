import ArgumentParser

/// `shuangma check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says what the system makes of a document, a phone or a file, without a server.",
        discussion: """
            The check is the one that imports and services use, with the reference data that are configured.

            Examples:
              shuangma check document resident-id 11010519491231002X
              shuangma check document passport c01x00t47 --country DEU --json
              shuangma check phone +86 138 0013 8000
              shuangma check file tests results.csv
            """,
        subcommands: [CheckDocumentCommand.self, CheckPhoneCommand.self, CheckFileCommand.self])
}
