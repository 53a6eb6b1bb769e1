import ArgumentParser
import Formats
import Foundation
import HealthCodeClient
import HealthCodeContracts
import RPC
import Security

/// `shuangma recognition trust`
struct TrustCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: "Signs, shows and installs the list of provinces.",
        subcommands: [TrustSignCommand.self, TrustShowCommand.self, TrustInstallCommand.self])

    /// The text of a signed list.
    static func text(_ file: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= TrustList.maxBytes + 2 else {
            throw Failure.wrongUse("'\(file)' cannot be read, or is too large for a list")
        }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// `shuangma recognition trust sign`
struct TrustSignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Signs a list of provinces, as the root.",
        discussion: """
            The file is a JSON array with an object for each province: "iss", six digits; "name"; "endpoint", host:port, and \
            "authority", PEM, where it answers questions; "keys", its public keys; "revoked", seconds since 1970, where \
            nothing of it is accepted any more. An "exp" of a key ends it: what it signed before stays good.

            Sign a new list, with a higher number, before the one in force lapses: no list, no recognition.

            Example:
              shuangma recognition trust sign issuers.json --key root.keys --number 17 --days 7 > list.jws
            """)

    @Argument(help: ArgumentHelp("The provinces (JSON).", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("The root's private keys.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("Number of the list, higher than that of each one before.", valueName: "n"))
    var number: UInt64

    @Option(help: ArgumentHelp("Days for which the list counts, 1 to 31.", valueName: "n"))
    var days: Int64 = 7

    func run() throws {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Failure.wrongUse("'\(file)' cannot be read")
        }
        let now = Surroundings.system.now()
        let issuers: [TrustList.Issuer]
        do {
            issuers = try JSONDecoder().decode([TrustList.Issuer].self, from: bytes)
        } catch {
            throw Failure.wrongUse("'\(file)' is no array of provinces: \(error)")
        }
        let list = TrustList(
            number: number, issuedAt: now, notBefore: now, expires: now + days * 86_400, issuers: issuers)
        guard let list else {
            throw Failure.wrongUse(
                "the list is out of range: a number from 1 on, 1 to 31 days, each province once, 1 to "
                    + "\(TrustList.keysMax) keys for each that is not revoked")
        }
        let keys = try RecognitionCommand.with { try ES256PrivateKeySet(file: URL(filePath: key)) }
        guard let root = keys.signer(at: now) else { throw Failure.wrongUse("no key of '\(key)' signs now") }
        let text = try list.text(signedBy: root)
        guard text.utf8.count <= TrustList.maxBytes else { throw Failure.wrongUse("the list is too long") }
        Terminal.write(text)
    }
}

/// `shuangma recognition trust show`
struct TrustShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Verifies a list by the root's public keys and shows it.",
        discussion: """
            Example:
              shuangma recognition trust show list.jws --root root.jwks
            """)

    @Argument(help: ArgumentHelp("The signed list.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("The root's public keys.", valueName: "file"))
    var root: String

    func run() throws {
        let roots = try RecognitionCommand.with { try ES256PublicKeySet(file: URL(filePath: root)).keys }
        guard let list = TrustList(try TrustCommand.text(file), roots: roots) else {
            throw Failure.refused("'\(file)' is no list that a key of '\(root)' has signed")
        }
        Terminal.write(
            "list \(list.number), from \(KeysListCommand.text(list.notBefore)) until \(KeysListCommand.text(list.expires))"
        )
        for issuer in list.issuers {
            let state = issuer.revokedAt.map { "revoked \(KeysListCommand.text($0))" } ?? "trusted"
            let keys = issuer.keys.map(\.kid).joined(separator: " ")
            Terminal.write("\(issuer.province)  \(issuer.name)  \(state)  \(issuer.endpoint)  \(keys)")
        }
    }
}

/// `shuangma recognition trust install`
struct TrustInstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Installs a signed list in a deployment, as one of its operators.",
        discussion: """
            A list that trusts another province, or leaves one out, waits for a second operator: `shuangma approvals`. A \
            revocation and another key of a known province take effect in every process within 5 seconds.

            Example:
              shuangma recognition trust install list.jws
            """)

    private struct Report: Encodable {
        let installed: Bool
        let approval: String
    }

    @Argument(help: ArgumentHelp("The signed list.", valueName: "file"))
    var file: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let text = try TrustCommand.text(file)
        let answer = try await options.withChannel { channel, call in
            try await HealthCodeV1.RecognitionClient(channel).installTrustList(.init(text: text), options: call)
        }
        let id = Hexadecimal.text(answer.approvalId)
        if options.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            let report = Report(installed: answer.installed, approval: id)
            return Terminal.write(String(decoding: try encoder.encode(report), as: UTF8.self))
        }
        Terminal.write(
            answer.installed ? "the list is in force" : "waits for a second operator: shuangma approvals show \(id)")
    }
}
