import ArgumentParser
import Foundation
import IdentityContracts
import RPC
import Security

/// `shuangma feed`
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "Feeds of machines that deliver evidence: makes, lists and changes them.",
        discussion: """
            The machine of an organisation logs in by a key pair. The private key stays with the machine; the cluster \
            knows the public one.

            Examples:
              shuangma feed add laboratory-17 --role laboratory --organisation "Laboratory 17" --key laboratory-17.key
              shuangma import tests results.csv --feed laboratory-17 --key laboratory-17.key
              shuangma feed keys laboratory-17 --key new.key --old laboratory-17.key
            """,
        subcommands: [FeedAddCommand.self, FeedListCommand.self, FeedKeysCommand.self, FeedDisableCommand.self])

    /// The key of a file, which is made when there is none.
    ///
    /// - Parameter issuer: Issuer of the cluster's tokens. A key for another cluster is refused: what it signs would not count.
    static func key(_ path: String, for issuer: String) throws -> FeedCredential {
        if FileManager.default.fileExists(atPath: path) {
            let key = try FeedSession.key(path)
            guard (key.cluster ?? issuer) == issuer else {
                throw Failure.wrongUse(
                    "'\(path)' is for the cluster \(key.cluster ?? ""), and this one is \(issuer); make another key")
            }
            return key
        }
        let key = FeedCredential(for: issuer)
        try OwnerFile.write(Array((try key.privateText + "\n").utf8), to: path)
        return key
    }
}

/// `shuangma feed add`
struct FeedAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Makes a feed, with a key pair for its machine.",
        discussion: """
            The feed can log in once another operator has approved it (`shuangma approvals`).

            --public-key takes the public key of a pair that the organisation has made itself, JWK or PEM. Otherwise the \
            private key is read from --key, or made and written there with the name of the cluster.

            The last line tells the issuer of the cluster: the audience `aud` of every assertion that a feed signs.

            Examples:
              shuangma feed add laboratory-17 --role laboratory --organisation "Laboratory 17" --key laboratory-17.key
              shuangma feed add carrier-1 --role carrier --organisation "Carrier" --public-key carrier.pem
            """)

    @Argument(help: ArgumentHelp("Name of the feed: a-z, 0-9, '.', '-' and '_'.", valueName: "name"))
    var name: String

    @OptionGroup var scope: FeedScopeOptions

    @Option(help: ArgumentHelp("File of the private key; made if it is missing.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("File of a public key, JWK or PEM.", valueName: "file"))
    var publicKey: String?

    @OptionGroup var options: StaffOptions

    func validate() throws {
        guard (key == nil) != (publicKey == nil) else { throw ValidationError("give --key or --public-key") }
    }

    func run() async throws {
        let issuer = try await options.issuer()
        let text = try key.map { try FeedCommand.key($0, for: issuer).publicText } ?? Self.text(publicKey ?? "")
        let account = try await options.with { client, call in
            try await client.createFeed(.init(name: name, scope: scope.message, publicKeys: [text]), options: call)
        }
        try StaffCommand.show(account, json: options.json)
        if !options.json { Terminal.write("issuer of the cluster: \(issuer)") }
    }

    private static func text(_ path: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure.wrongUse("cannot read '\(path)'")
        }
        return text
    }
}

/// `shuangma feed list`
struct FeedListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists feeds, with who changed them last and when.",
        discussion: """
            Example:
              shuangma feed list --json
            """)

    @OptionGroup var options: StaffOptions

    func run() async throws { try await StaffListCommand.list(options) { $0.isFeed } }
}

/// `shuangma feed keys`
struct FeedKeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Gives a feed another key.",
        discussion: """
            With --old both keys count, so that the machine can change over at any time; run it again without --old then. \
            A new key counts once another operator has approved it. After a theft run `shuangma feed disable` first, which \
            counts at once.

            Examples:
              shuangma feed keys laboratory-17 --key new.key --old laboratory-17.key
              shuangma feed keys laboratory-17 --key new.key
            """)

    @Argument(help: ArgumentHelp("Name of the feed.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("File of the new private key; made if it is missing.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("File of a private key that goes on counting.", valueName: "file"))
    var old: String?

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let keys =
            [try FeedCommand.key(key, for: try await options.issuer())]
            + (try old.map { [try FeedSession.key($0)] } ?? [])
        let account = try await options.with { client, call in
            try await client.setFeedKeys(
                .init(name: name, publicKeys: try keys.map { try $0.publicText }), options: call)
        }
        try StaffCommand.show(account, json: options.json)
    }
}

/// `shuangma feed disable`
struct FeedDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Disables a feed, and ends its tokens. `shuangma staff enable` enables it again.",
        discussion: """
            Example:
              shuangma feed disable laboratory-17
            """)

    @Argument(help: ArgumentHelp("Name of the feed.", valueName: "name"))
    var name: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let account = try await options.with { client, call in
            try await client.disableAccount(.init(name: name), options: call)
        }
        try StaffCommand.show(account, json: options.json)
    }
}
