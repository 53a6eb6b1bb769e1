import ArgumentParser
import Foundation
import IdentityContracts
import RPC
import Security

/// `shuangma staff`
struct StaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff",
        abstract: "Accounts of persons: makes, lists and changes them.",
        discussion: """
            Each person has an account of their own, with a password and a second factor. A cluster operator makes the \
            account and hands the person a code that is good for a day; the person enrols with it, once another operator \
            has approved the account (`shuangma approvals`). Nobody can change their own account. Machines have feeds: see \
            `shuangma feed`.

            A new cluster begins with two operators, whom the key of the cluster makes.

            Examples:
              shuangma staff bootstrap zhang.wei --person 张伟 --organisation "Health Bureau" --keys keys
              shuangma staff bootstrap wang.fang --person 王芳 --organisation "Health Bureau" --keys keys
              shuangma staff enrol zhang.wei
              shuangma login zhang.wei
              shuangma staff add li.na --person 李娜 --role verifier --organisation "Metro" --division 3301
              shuangma staff list
            """,
        subcommands: [
            StaffBootstrapCommand.self, StaffAddCommand.self, StaffEnrolCommand.self, StaffListCommand.self,
            StaffPasswordCommand.self, StaffRolesCommand.self, StaffDisableCommand.self, StaffEnableCommand.self,
            StaffResetCommand.self,
        ])

    /// Prints a code by which a person enrols.
    static func show(_ code: IdentityV1.EnrolmentCode, json: Bool) throws {
        if json { return Terminal.write(try StaffRows.json(code)) }
        let parts = stride(from: 0, to: code.code.count, by: 5).map { start in
            code.code.dropFirst(start).prefix(5)
        }
        if !code.approvalId.isEmpty { ApprovalRows.tellWaiting(code.approvalId) }
        let time = code.approvalId.isEmpty ? "until \(StaffRows.time(code.expiresAt))" : "for 24 h from the approval on"
        Terminal.write(
            """
            enrolment code of \(code.name): \(parts.joined(separator: "-"))
            good \(time), once. Hand it to the person and to nobody else; they run:
              shuangma staff enrol \(code.name)
            """)
    }

    static func show(_ account: IdentityV1.StaffAccount, json: Bool) throws {
        Terminal.write(json ? try StaffRows.json(account) : StaffRows.text(account))
        if !json, !account.approvalId.isEmpty { ApprovalRows.tellWaiting(account.approvalId) }
    }
}

/// `shuangma staff bootstrap`
struct StaffBootstrapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bootstrap",
        abstract: "Makes the accounts of the first two cluster operators, by the cluster's signing key.",
        discussion: """
            It is refused when two enabled cluster operators exist: they make further accounts, and each approves what the \
            other one makes. Until the person has enrolled, it can be run again for the same name: the code before ends.

            Example:
              shuangma staff bootstrap zhang.wei --person 张伟 --organisation "Health Bureau" --keys keys
            """)

    @Argument(help: ArgumentHelp("Name of the account.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Name of the person.", valueName: "name"))
    var person: String

    @Option(help: ArgumentHelp("Whom the person acts for.", valueName: "name"))
    var organisation: String

    @Option(help: ArgumentHelp("Folder of the cluster's keys, with signing.keys.", valueName: "dir"))
    var keys: String

    @OptionGroup var options: AccountOptions

    func run() async throws {
        let token: String
        do {
            let folder = KeyFolder(URL(filePath: keys, directoryHint: .isDirectory))
            token = try OperatorToken.make(
                for: "bootstrap", roles: [.clusterOperator], organisation: "bootstrap", lifetime: 300,
                keys: folder.keys(now: Surroundings.system.now()))
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
        let code = try await options.withoutToken { client, call in
            var call = call
            call.metadata.add("authorization", "Bearer \(token)")
            return try await client.bootstrap(
                .init(name: name, person: person, organisation: organisation), options: call)
        }
        try StaffCommand.show(code, json: options.json)
    }
}

/// `shuangma staff add`
struct StaffAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Makes the account of a person, and prints the code by which the person enrols.",
        discussion: """
            The account can be used once another operator has approved it.

            Example:
              shuangma staff add li.na --person 李娜 --role verifier --organisation "Metro" --division 3301
            """)

    @Argument(help: ArgumentHelp("Name of the account: a-z, 0-9, '.', '-' and '_'.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Name of the person.", valueName: "name"))
    var person: String

    @OptionGroup var scope: ScopeOptions

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let code = try await options.with { client, call in
            try await client.createAccount(.init(name: name, person: person, scope: scope.message), options: call)
        }
        try StaffCommand.show(code, json: options.json)
    }
}

/// `shuangma staff enrol`
struct StaffEnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol",
        abstract: "Takes an account over: sets its password and its second factor.",
        discussion: """
            Asks for the enrolment code and a password of at least 12 characters. Shows the secret for an authenticator \
            app, asks for its six digits, and prints ten recovery codes. Keep them on paper.

            Example:
              shuangma staff enrol li.na
            """)

    @Argument(help: ArgumentHelp("Name of the account.", valueName: "name"))
    var name: String

    @OptionGroup var options: AccountOptions

    func run() async throws {
        let codes = try await options.withoutToken { client, call in
            let code = try Terminal.askSecret("Enrolment code:")
            let password = try Terminal.askSecret("New password, at least 12 characters:")
            guard try Terminal.askSecret("The password again:") == password else {
                throw Failure.wrongUse("the two passwords differ")
            }
            let begun = try await client.beginEnrolment(
                .init(name: name, enrolmentCode: code, password: password), options: call)
            Terminal.note("Add this to an authenticator app, and show it to nobody:\n  \(begun.otpauthUri)")
            return try await confirm(begun.confirmation, client, call)
        }
        if options.json { return Terminal.write(try StaffRows.json(codes)) }
        Terminal.write("Recovery codes, each good once in place of the six digits:")
        for code in codes.recoveryCodes { Terminal.write("  \(code)") }
        Terminal.write("Log in: shuangma login \(name)")
    }

    /// Asks for the six digits until they are right, or the server has had enough.
    private func confirm(
        _ confirmation: String, _ client: IdentityV1.StaffClient, _ call: CallOptions
    ) async throws -> IdentityV1.ConfirmEnrolmentResponse {
        for _ in 0..<4 {
            let code = try Terminal.answer("Six digits that the app shows:")
            do {
                return try await client.confirmEnrolment(
                    .init(name: name, confirmation: confirmation, code: code), options: call)
            } catch let error as RPCError where error.code == .unauthenticated || error.code == .invalidArgument {
                Terminal.note("these digits are not right; wait for the next ones")
            }
        }
        return try await client.confirmEnrolment(
            .init(
                name: name, confirmation: confirmation, code: try Terminal.answer("Six digits that the app shows:")),
            options: call)
    }
}

/// `shuangma staff password`
struct StaffPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Gives your own account another password, and ends its other tokens.",
        discussion: """
            Example:
              shuangma staff password
            """)

    @OptionGroup var options: StaffOptions

    func run() async throws {
        try await options.with { client, call in
            let old = try Terminal.askSecret("Present password:")
            let code = try Terminal.answer("Six digits of the second factor, or a recovery code:")
            let new = try Terminal.askSecret("New password, at least 12 characters:")
            guard try Terminal.askSecret("The new password again:") == new else {
                throw Failure.wrongUse("the two passwords differ")
            }
            _ = try await client.changePassword(.init(password: old, code: code, newPassword: new), options: call)
        }
        Terminal.write(options.json ? "{}" : "the password is changed")
    }
}

/// `shuangma staff list`
struct StaffListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists accounts and feeds, with who changed them last and when.",
        discussion: """
            Example:
              shuangma staff list --json
            """)

    @OptionGroup var options: StaffOptions

    func run() async throws { try await Self.list(options) { _ in true } }

    /// Prints the accounts that are wanted.
    static func list(_ options: StaffOptions, _ isWanted: (IdentityV1.StaffAccount) -> Bool) async throws {
        let accounts = try await options.with { client, call in
            var (accounts, token) = ([IdentityV1.StaffAccount](), "")
            repeat {
                let page = try await client.listAccounts(.init(pageSize: 1_000, pageToken: token), options: call)
                (accounts, token) = (accounts + page.accounts, page.nextPageToken)
            } while !token.isEmpty
            return accounts
        }.filter(isWanted)
        if options.json {
            return Terminal.write(try StaffRows.json(IdentityV1.ListAccountsResponse(accounts: accounts)))
        }
        for account in accounts { Terminal.write(StaffRows.text(account)) }
    }
}

/// `shuangma staff roles`
struct StaffRolesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles",
        abstract: "Replaces roles, organisation and divisions of an account or feed, and ends its tokens.",
        discussion: """
            What takes rights away counts at once; all else once another operator has approved it.

            Example:
              shuangma staff roles li.na --role tracer --role verifier --organisation "Health Bureau" --division 33
            """)

    @Argument(help: ArgumentHelp("Name of the account or feed.", valueName: "name"))
    var name: String

    @OptionGroup var scope: ScopeOptions

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let account = try await options.with { client, call in
            try await client.changeAccount(.init(name: name, scope: scope.message), options: call)
        }
        try StaffCommand.show(account, json: options.json)
    }
}

/// `shuangma staff disable`
struct StaffDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Disables an account or feed, and ends its tokens.",
        discussion: """
            Every process refuses the tokens within a second.

            Example:
              shuangma staff disable li.na
            """)

    @Argument(help: ArgumentHelp("Name of the account or feed.", valueName: "name"))
    var name: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let account = try await options.with { client, call in
            try await client.disableAccount(.init(name: name), options: call)
        }
        try StaffCommand.show(account, json: options.json)
    }
}

/// `shuangma staff enable`
struct StaffEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Enables an account or feed again.",
        discussion: """
            Example:
              shuangma staff enable li.na
            """)

    @Argument(help: ArgumentHelp("Name of the account or feed.", valueName: "name"))
    var name: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let account = try await options.with { client, call in
            try await client.enableAccount(.init(name: name), options: call)
        }
        try StaffCommand.show(account, json: options.json)
    }
}

/// `shuangma staff reset`
struct StaffResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Takes password and second factor of an account away, and prints a code to enrol anew.",
        discussion: """
            For a person who lost one of them. Make sure that it is the person who asks. It counts once another operator has \
            approved it.

            Example:
              shuangma staff reset li.na
            """)

    @Argument(help: ArgumentHelp("Name of the account.", valueName: "name"))
    var name: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let code = try await options.with { client, call in
            try await client.resetAccount(.init(name: name), options: call)
        }
        try StaffCommand.show(code, json: options.json)
    }
}
