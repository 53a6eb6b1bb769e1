import ArgumentParser
import Foundation
import Security

/// `shuangma recognition`
struct RecognitionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recognition",
        abstract: "Keys and lists by which provinces recognise each other's codes.",
        discussion: """
            Each province signs colours with keys of its own. A root signs the list of provinces and their public keys. Each \
            province pins the root's public key and installs each new list. docs/recognition.md tells the forms.

            A province, once:
              shuangma recognition keys make zj.keys
              shuangma recognition keys public zj.keys > zj.jwks       for the root
            The root:
              shuangma recognition keys make root.keys
              shuangma recognition keys public root.keys > root.jwks   for each province, by another way than the list
              shuangma recognition trust sign issuers.json --key root.keys --number 1 > list.jws
            Each province, for each list:
              shuangma recognition trust show list.jws --root root.jwks
              shuangma recognition trust install list.jws
            """,
        subcommands: [RecognitionKeysCommand.self, TrustCommand.self])

    /// Runs a body, and turns what is wrong with a file of keys into a `Failure`.
    static func with<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
    }
}

/// `shuangma recognition keys`
struct RecognitionKeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Makes and shows the keys of a province, or of the root.",
        subcommands: [
            RecognitionKeysMakeCommand.self, RecognitionKeysListCommand.self, RecognitionKeysPublicCommand.self,
        ])
}

/// `shuangma recognition keys make`
struct RecognitionKeysMakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Adds a new private key to a file, which is made if it is missing.",
        discussion: """
            A key signs from --in-hours on, and not before the list of provinces in force holds it. Until then the key before it \
            signs, so that a key is replaced without a gap: make the new one, have it listed, and have the old one \
            ended by a later list. Running processes read the file each 5 seconds.

            Examples:
              shuangma recognition keys make zj.keys
              shuangma recognition keys make zj.keys --in-hours 24
            """)

    @Argument(help: ArgumentHelp("The file, for its owner only.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Hours until the key signs, 0 to 720.", valueName: "n"))
    var inHours: Int = 0

    func validate() throws {
        guard (0...720).contains(inHours) else { throw ValidationError("--in-hours has to be from 0 to 720") }
    }

    func run() throws {
        let url = URL(filePath: file)
        let next = ES256PrivateKey(notBefore: Surroundings.system.now() + Int64(inHours) * 3_600)
        try RecognitionCommand.with {
            let former = FileManager.default.fileExists(atPath: file) ? try ES256PrivateKeySet(file: url).keys : []
            try ES256PrivateKeySet(former + [next]).write(to: url)
        }
        Terminal.write("made key \(next.publicKey.kid) in \(file)")
    }
}

/// `shuangma recognition keys list`
struct RecognitionKeysListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the keys of a file.",
        discussion: """
            Example:
              shuangma recognition keys list zj.keys
            """)

    @Argument(help: ArgumentHelp("The file of private keys.", valueName: "file"))
    var file: String

    func run() throws {
        let keys = try RecognitionCommand.with { try ES256PrivateKeySet(file: URL(filePath: file)).keys }
        for key in keys.map(\.publicKey) {
            let end = key.expires.map { " until \(KeysListCommand.text($0))" } ?? ""
            Terminal.write("\(key.kid)  signs from \(KeysListCommand.text(key.notBefore))\(end)")
        }
    }
}

/// `shuangma recognition keys public`
struct RecognitionKeysPublicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "public", abstract: "Prints the public halves of the keys of a file (JSON Web Key Set).",
        discussion: """
            Example:
              shuangma recognition keys public zj.keys > zj.jwks
            """)

    @Argument(help: ArgumentHelp("The file of private keys.", valueName: "file"))
    var file: String

    func run() throws {
        let keys = try RecognitionCommand.with { try ES256PrivateKeySet(file: URL(filePath: file)).keys }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let text = try encoder.encode(["keys": keys.map(\.publicKey)])
        Terminal.write(String(decoding: text, as: UTF8.self))
    }
}
