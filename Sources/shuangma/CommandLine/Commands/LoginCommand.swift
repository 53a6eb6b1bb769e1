import ArgumentParser
import Foundation
import IdentityContracts
import RPC
import Security

/// `shuangma login`
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Gets the token of a member of staff or a feed, and writes it into a file.",
        discussion: """
            A person gives the name of the account, and is asked for the password and for six digits of the second \
            factor, or a recovery code. The token is good for 8 hours unless the cluster says otherwise. A machine gives \
            the name of its feed and its key; its token is good for an hour. Commands that need a token read the file.

            Examples:
              shuangma login li.na
              shuangma login li.na --server https://codes.example --token-file ~/li.na.token
              shuangma login --feed laboratory-17 --key laboratory-17.key

            Exit codes: 0 the token is written; 1 refused; 2 wrong use; 3 the server could not be reached.
            """)

    @Argument(help: ArgumentHelp("Name of a person's account.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Name of a feed.", valueName: "name"))
    var feed: String?

    @Option(help: ArgumentHelp("File of the feed's key; see `shuangma feed add`.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("What lists of tokens call this machine.", valueName: "name"))
    var device: String?

    @OptionGroup var options: StaffOptions

    func validate() throws {
        guard (name == nil) != (feed == nil) else { throw ValidationError("give the name of an account, or --feed") }
        guard (feed == nil) == (key == nil) else { throw ValidationError("--feed and --key go together") }
    }

    func run() async throws {
        let configuration = try await options.configuration()
        let file = configuration.text(Settings.tokenFile)
        let device = device ?? ProcessInfo.processInfo.hostName
        let (token, expires) = try await options.account.withoutToken { client, call in
            if let feed, let key {
                let credential = try FeedSession.key(key)
                let assertion = try credential.assertion(
                    of: feed, to: FeedSession.cluster(of: credential, configuration))
                let answer = try await client.loginFeed(
                    .init(assertion: assertion, device: String(device.suffix(100))), options: call)
                return (answer.token, answer.expiresAt)
            }
            let answer = try await client.login(
                .init(
                    name: name ?? "", password: try Terminal.askSecret("Password:"),
                    code: try Terminal.answer("Six digits of the second factor, or a recovery code:"),
                    device: String(device.suffix(100))), options: call)
            return (answer.token, answer.expiresAt)
        }
        try OwnerFile.write(Array((token + "\n").utf8), to: file)
        let report = ["tokenFile": file, "expiresAt": StaffRows.time(expires)]
        guard options.json else {
            return Terminal.write("logged in until \(StaffRows.time(expires)); the token is in \(file)")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Terminal.write(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}

/// `shuangma logout`
struct LogoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Ends the token of a token file, and removes the file.",
        discussion: """
            Example:
              shuangma logout --token-file ~/li.na.token
            """)

    @OptionGroup var options: StaffOptions

    func run() async throws {
        try await options.with { client, call in _ = try await client.logout(.init(), options: call) }
        try? FileManager.default.removeItem(atPath: try await options.configuration().text(Settings.tokenFile))
        if options.json { Terminal.write("{}") } else { Terminal.write("logged out") }
    }
}
