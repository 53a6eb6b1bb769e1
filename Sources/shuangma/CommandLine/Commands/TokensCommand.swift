import ArgumentParser
import Formats
import IdentityContracts
import RPC

/// `shuangma tokens`
struct TokensCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract: "Tokens of staff and feeds: lists and revokes them.",
        discussion: """
            Everybody sees and ends their own tokens, cluster operators those of all.

            Examples:
              shuangma tokens list
              shuangma tokens list --all
              shuangma tokens revoke 5f1c… --account laboratory-17
            """,
        subcommands: [TokensListCommand.self, TokensRevokeCommand.self])
}

/// `shuangma tokens list`
struct TokensListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists tokens that have not lapsed.",
        discussion: """
            Examples:
              shuangma tokens list
              shuangma tokens list --account laboratory-17 --json
            """)

    @Option(help: ArgumentHelp("Account or feed (default: your own).", valueName: "name"))
    var account: String?

    @Flag(help: "Those of all accounts and feeds.")
    var all = false

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let tokens = try await options.with { client, call in
            var (tokens, page) = ([IdentityV1.StaffToken](), "")
            repeat {
                let answer = try await client.listTokens(
                    .init(account: all ? "*" : account ?? "", pageSize: 1_000, pageToken: page), options: call)
                (tokens, page) = (tokens + answer.tokens, answer.nextPageToken)
            } while !page.isEmpty
            return tokens
        }
        if options.json { return Terminal.write(try StaffRows.json(IdentityV1.ListTokensResponse(tokens: tokens))) }
        for token in tokens { Terminal.write(StaffRows.text(token)) }
    }
}

/// `shuangma tokens revoke`
struct TokensRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Ends a token: every process refuses it within a second.",
        discussion: """
            Example:
              shuangma tokens revoke 5f1c0c1e9d0b4a7e8f2233445566aabb --account laboratory-17
            """)

    @Argument(help: ArgumentHelp("The token as `shuangma tokens list` names it.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Account or feed (default: your own).", valueName: "name"))
    var account: String?

    @OptionGroup var options: StaffOptions

    func run() async throws {
        guard let number: UInt128 = Hexadecimal.number(id.utf8), id.utf8.count == 32 else {
            throw Failure.wrongUse("'\(id)' is no token as `shuangma tokens list` names them")
        }
        let bytes = withUnsafeBytes(of: number.bigEndian) { Array($0) }
        try await options.with { client, call in
            _ = try await client.revokeToken(.init(account: account ?? "", tokenId: bytes), options: call)
        }
        Terminal.write(options.json ? "{}" : "revoked")
    }
}
