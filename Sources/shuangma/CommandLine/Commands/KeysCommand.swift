import ArgumentParser
import Foundation
import Reference
import Security

/// `shuangma keys`
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Makes, lists and rotates the keys of a cluster.",
        discussion: """
            A folder of keys holds six files:
              partitions.key  secret: hides whose records are whose. For the services that read the store, and tools.
              records.keys    secret: seals records, one key a month. For the same services, and tools that read records.
              signing.keys    secret: signs tokens. For processes that play the role identity, and nobody else.
              public.jwks     verifies tokens (JSON Web Key Set). For every process.
              audit.keys      secret: signs the roots of audit. For processes that play the role identity, and nobody else.
              audit.jwks      verifies roots of audit, old ones too. For identity, and for everybody who checks. Publish it.

            The key of partitions never changes: another one makes all data unreachable. Keys that sign are rotated while \
            the cluster serves, and so are those that seal records. Processes look at their files each 5 seconds and need no \
            restart.

            Members of staff log in (`shuangma login`). A token that is made here is on no list; it is for a cluster without \
            accounts, such as one that a backup is restored into, and for demonstrations.

            Examples:
              shuangma keys make --folder keys
              shuangma keys rotate --folder keys --publish-minutes 60
              shuangma keys rotate --folder keys --audit
              shuangma keys rotate --folder keys --records
              shuangma keys destroy 3f9a12c0 --folder keys --config data/cluster/config/migrate.json
              shuangma keys list --folder keys --json
              shuangma keys split --from cluster.keys --folder keys
              shuangma keys operator lab-17 --folder keys --role laboratory --token lab-17.token
            """,
        subcommands: [
            KeysMakeCommand.self, KeysRotateCommand.self, KeysListCommand.self, KeysDestroyCommand.self,
            KeysSplitCommand.self,
            KeysOperatorCommand.self,
        ])
}

/// The folder that every command of keys has.
struct KeyFolderOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the keys.", valueName: "dir"))
    var folder: String

    @Flag(help: "Print one JSON object.")
    var json = false

    var keys: KeyFolder { KeyFolder(URL(filePath: folder, directoryHint: .isDirectory)) }

    /// Runs a body, and turns what is wrong with a file into a `Failure`.
    func with<Result>(_ body: (KeyFolder) throws -> Result) throws -> Result {
        do {
            return try body(keys)
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
    }

    /// Prints what a command did: one JSON object, or lines.
    func write(_ object: some Encodable, _ lines: [String]) throws {
        guard json else { return Terminal.write(lines.joined(separator: "\n")) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Terminal.write(String(decoding: try encoder.encode(object), as: UTF8.self))
    }
}

/// `shuangma keys make`
struct KeysMakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Makes the files of a folder that are missing.",
        discussion: """
            A file that is there is kept. Give signing.keys and audit.keys to processes of the role identity only, public.jwks \
            to all, audit.jwks to identity and to everybody who checks the audit. \
            Keep a copy of partitions.key and records.keys apart from backups: without them nobody finds or reads a record.

            public.jwks names the cluster, too: the issuer of its tokens, for which alone feeds log in. No two clusters \
            should share a name. Without --issuer it is "shuangma-" and 8 digits of the first key, which no other has.

            Examples:
              shuangma keys make --folder keys
              shuangma keys make --folder keys --issuer codes.hefei
            """)

    private struct Report: Encodable {
        let made: [String]
    }

    @OptionGroup var options: KeyFolderOptions

    @Option(help: ArgumentHelp("Name of the cluster: a-z, 0-9, '.', '-' and '_'. It stays.", valueName: "name"))
    var issuer: String?

    func run() async throws {
        let made = try options.with { try $0.make(issuer: issuer, now: Surroundings.system.now()) }.map(\.path)
        try options.write(
            Report(made: made), made.isEmpty ? ["all files are there"] : made.map { "made \($0)" })
    }
}

/// `shuangma keys split`
struct KeysSplitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Makes the files of a folder from the one file `cluster.keys` of older versions.",
        discussion: """
            The key of partitions and the key that signs stay the same, so that all data stays reachable. The old file \
            stays as it is: remove it once every process reads the new ones, and rotate the key that signs, since every \
            process had it.

            Example:
              shuangma keys split --from cluster.keys --folder keys
            """)

    private struct Report: Encodable {
        let made: [String]
    }

    @Option(help: ArgumentHelp("The old file.", valueName: "file"))
    var from: String

    @OptionGroup var options: KeyFolderOptions

    func run() async throws {
        let made = try options.with { keys in
            try keys.split(URL(filePath: from), now: Surroundings.system.now())
            return [keys.partitions, keys.known, keys.signing].map(\.path)
        }
        try options.write(Report(made: made), made.map { "made \($0)" })
    }
}

/// `shuangma keys operator`
struct KeysOperatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator",
        abstract: "Makes a token of an operator.",
        discussion: """
            The token is good for 12 hours at most and stands on no list; `shuangma logout` ends it.

            Examples:
              shuangma keys operator lab-17 --folder keys --role laboratory --organisation "Laboratory 17" \
                --token lab-17.token
              shuangma keys operator gate-3 --folder keys --role verifier --division 3301
            """)

    @Argument(help: ArgumentHelp("Name of the operator: a-z, 0-9, '.', '-' and '_'.", valueName: "name"))
    var name: String

    @OptionGroup var options: KeyFolderOptions

    @Option(
        help: ArgumentHelp(
            "A role of the operator; may be repeated. One of \(Self.roleNames).", valueName: "role"))
    var role: [StaffRole]

    private static let roleNames = StaffRole.allCases.map(\.rawValue).joined(separator: ", ")

    @Option(
        help: ArgumentHelp(
            "Whose rows the operator delivers: the laboratory, registry or carrier (telecom, mobile, unicom); * is any, "
                + "in demonstrations only (default: the name).", valueName: "name"))
    var organisation: String?

    @Option(
        help: ArgumentHelp(
            "Division the operator is responsible for, its code or the first 2 or 4 digits; may be repeated (default: all).",
            valueName: "digits"))
    var division: [String] = []

    @Option(help: ArgumentHelp("Where the token goes (default: standard output).", valueName: "file"))
    var token: String?

    @Option(help: ArgumentHelp("Hours the token is good for, 1 to 12.", valueName: "n"))
    var hours: Int = 12

    private struct Report: Encodable {
        let token: String
    }

    func validate() throws {
        guard (1...12).contains(hours) else { throw ValidationError("--hours has to be from 1 to 12") }
        guard division.allSatisfy({ [2, 4, 6].contains($0.utf8.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
        else { throw ValidationError("--division has to be 2, 4 or 6 digits") }
        let divisions = ReferenceData.embedded.divisions
        if let unknown = division.first(where: { !divisions.contains(beginning: Principal.Staff.scope(of: $0)) }) {
            throw ValidationError("--division \(unknown): no known division begins so (GB/T 2260)")
        }
    }

    func run() async throws {
        let text = try makeToken()
        guard let token else { return try options.write(Report(token: text), [text]) }
        do {
            try OwnerFile.write(Array((text + "\n").utf8), to: token)
        } catch let error as OwnerFile.WriteError {
            throw Failure.wrongUse("\(error)")
        }
    }

    private func makeToken() throws -> String {
        let keys = try options.with { try $0.keys(now: Surroundings.system.now()) }
        return try OperatorToken.make(
            for: name, roles: Set(role), organisation: organisation ?? name, divisions: division,
            lifetime: Int64(hours) * 3_600, keys: keys)
    }
}

extension StaffRole: ExpressibleByArgument {}
