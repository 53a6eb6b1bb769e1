import ArgumentParser
import Foundation
import IdentityContracts
import RPC
import Security
import Wire

/// `shuangma login`
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Gets the token of a member of staff, a feed or a citizen, and writes it into a file.",
        discussion: """
            A person gives the name of the account, and is asked for the password and for six digits of the second \
            factor, or a recovery code. The token is good for 8 hours unless the cluster says otherwise. A machine gives \
            the name of its feed and its key; its token is good for an hour. Commands that need a token read the file.

            A citizen, such as one who runs a venue, gives the phone and is asked for the six digits of the SMS. Their \
            session lasts for 7 days after its last use, 30 days at most.

            Examples:
              shuangma login li.na
              shuangma login li.na --server https://codes.example --token-file ~/li.na.token
              shuangma login --feed laboratory-17 --key laboratory-17.key
              shuangma login --phone 13800138000 --token-file me.token

            Exit codes: 0 the token is written; 1 refused; 2 wrong use; 3 the server could not be reached.
            """)

    @Argument(help: ArgumentHelp("Name of a person's account.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Name of a feed.", valueName: "name"))
    var feed: String?

    @Option(help: ArgumentHelp("File of the feed's key; see `shuangma feed add`.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("Phone of a citizen.", valueName: "phone"))
    var phone: String?

    @OptionGroup var sms: SmsCodeOptions

    @Option(help: ArgumentHelp("What lists of tokens and sessions call this machine.", valueName: "name"))
    var device: String?

    @OptionGroup var options: StaffOptions

    func validate() throws {
        guard [name, feed, phone].count(where: { $0 != nil }) == 1 else {
            throw ValidationError("give the name of an account, or --feed, or --phone")
        }
        guard (feed == nil) == (key == nil) else { throw ValidationError("--feed and --key go together") }
        guard phone == nil || options.tokenFile != nil else {
            throw ValidationError("--phone needs --token-file: the file of staff stays as it is")
        }
        if let phone { try SmsCodeOptions.demand(phone) }
    }

    func run() async throws {
        let configuration = try await options.configuration()
        let file = configuration.text(Settings.tokenFile)
        let device = device ?? ProcessInfo.processInfo.hostName
        if let phone { return try await logIn(phone, configuration, label: String(device.suffix(64)), file: file) }
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
        try report(file, until: expires)
    }

    /// Opens the session of a citizen.
    private func logIn(
        _ phone: String, _ configuration: EffectiveConfiguration, label: String, file: String
    ) async throws {
        let answer = try await Connection.with(configuration) { channel in
            let citizen = CitizenSession(
                channel: channel, phone: phone, timeout: configuration.seconds(Settings.timeout), codes: sms.codes)
            return try await citizen.logIn(label: label)
        }
        try CitizenFile.write(token: answer.token, refreshToken: answer.refreshToken, to: file)
        try report(file, until: answer.sessionExpiresAt)
    }

    private func report(_ file: String, until expires: GoogleProtobuf.Timestamp?) throws {
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
        let file = try await options.configuration().text(Settings.tokenFile)
        let isCitizen = try CitizenFile(file) != nil
        try await options.withChannel { channel, call in
            if isCitizen {
                _ = try await IdentityV1.IdentityClient(channel).logout(.init(), options: call)
            } else {
                _ = try await IdentityV1.StaffClient(channel).logout(.init(), options: call)
            }
        }
        try? FileManager.default.removeItem(atPath: file)
        if options.json { Terminal.write("{}") } else { Terminal.write("logged out") }
    }
}
