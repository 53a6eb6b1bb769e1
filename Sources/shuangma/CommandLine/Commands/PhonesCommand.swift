import ArgumentParser
import Formats
import Foundation
import IdentityContracts
import Values

/// `shuangma phones`
struct PhonesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phones",
        abstract: "A citizen's numbers: lists, adds, replaces and removes them.",
        discussion: """
            Each command logs in with a code sent to --phone, and logs out again; codes are got as by `shuangma query`. A \
            number that comes is proved by a code sent to it, and one that is there already by another one.

            Examples:
              shuangma phones list --phone 13800138000 --demo
              shuangma phones add 13900139000 --phone 13800138000 --demo
              shuangma phones primary 13900139000 --phone 13800138000 --demo
              shuangma phones change 13700137000 --phone 13800138000 --demo
              shuangma phones change 13700137000 --lost 13900139000 --phone 13800138000 --demo
              shuangma phones remove 13900139000 --phone 13800138000 --demo

            Exit codes: 0 done; 1 refused; 2 wrong use; 3 the server could not be reached.
            """,
        subcommands: [
            PhonesListCommand.self, PhonesAddCommand.self, PhonesPrimaryCommand.self, PhonesChangeCommand.self,
            PhonesRemoveCommand.self,
        ])
}

/// Whose numbers, and where the codes come from.
struct PhonesOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A number of the citizen, 11 digits.", valueName: "phone"))
    var phone: String

    @Option(help: ArgumentHelp("Server to ask.", valueName: "url"))
    var server: String?

    @Flag(help: "Print the answer as JSON.")
    var json = false

    @OptionGroup var sms: SmsCodeOptions

    @OptionGroup var source: ConfigurationOption

    func validate() throws { try SmsCodeOptions.demand(phone) }

    /// Runs a body with a session of the citizen.
    func with<Result: Sendable>(_ body: @Sendable (CitizenSession) async throws -> Result) async throws -> Result {
        let configuration = try await source.load([(Settings.server, server)])
        return try await Connection.with(configuration) { channel in
            try await body(
                CitizenSession(
                    channel: channel, phone: phone, timeout: configuration.seconds(Settings.timeout), codes: sms.codes))
        }
    }

    func write(_ list: IdentityV1.PhoneList) throws {
        guard !json else { return Terminal.write(try StaffRows.json(list)) }
        for phone in list.phones { Terminal.write(Self.line(phone)) }
    }

    private static func line(_ phone: IdentityV1.PersonPhone) -> String {
        let since = phone.addedAt.map { "added \(StaffRows.time($0))" }
        let words = [
            phone.isPrimary ? "primary" : nil, phone.isOfRegister ? "of the register" : nil, since,
        ].compactMap(\.self)
        return "\(phone.maskedPhone)  \(words.joined(separator: ", "))"
    }

    /// Demands that an argument is a number.
    static func demand(_ number: String) throws {
        do { _ = try Phone(number) } catch { throw ValidationError("the number \(error.reason), not '\(number)'.") }
    }
}

/// The number that a command is about.
struct GivenNumber: ParsableArguments {
    @Argument(help: ArgumentHelp("The number that the command is about, 11 digits.", valueName: "number"))
    var number: String

    func validate() throws { try PhonesOptions.demand(number) }
}

/// `shuangma phones list`
struct PhonesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the citizen's numbers, masked, the primary one first.",
        discussion: """
            Example:
              shuangma phones list --phone 13800138000 --demo
            """)

    @OptionGroup var options: PhonesOptions

    func run() async throws { try options.write(try await options.with { try await $0.phones() }) }
}

/// `shuangma phones add`
struct PhonesAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a number, at most 5 in all. Both numbers are told by SMS.",
        discussion: """
            Example:
              shuangma phones add 13900139000 --phone 13800138000 --demo
            """)

    @OptionGroup var given: GivenNumber

    @OptionGroup var options: PhonesOptions

    func run() async throws {
        let number = given.number
        try options.write(try await options.with { try await $0.addPhone(number) })
    }
}

/// `shuangma phones primary`
struct PhonesPrimaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "primary", abstract: "Makes a number the primary one, which gets the messages.",
        discussion: """
            Example:
              shuangma phones primary 13900139000 --phone 13800138000 --demo
            """)

    @OptionGroup var given: GivenNumber

    @OptionGroup var options: PhonesOptions

    func run() async throws {
        let number = given.number
        try options.write(try await options.with { try await $0.setPrimaryPhone(number) })
    }
}

/// `shuangma phones change`
struct PhonesChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Puts a number in the place of --phone, or of a lost one.",
        discussion: """
            Sessions and consents of the number that goes end at once. A lost number proves nothing: staff look at the \
            document, and decide by `shuangma cases`.

            Examples:
              shuangma phones change 13700137000 --phone 13800138000 --demo
              shuangma phones change 13700137000 --lost 13900139000 --phone 13800138000 --demo
            """)

    @OptionGroup var given: GivenNumber

    @Option(
        help: ArgumentHelp("A number of the citizen that is lost, and goes in place of --phone.", valueName: "phone"))
    var lost: String?

    @OptionGroup var options: PhonesOptions

    func validate() throws {
        if let lost { try PhonesOptions.demand(lost) }
    }

    func run() async throws {
        let (number, lost) = (given.number, lost)
        let answer = try await options.with { try await $0.changePhone(to: number, lost: lost) }
        guard !options.json else { return Terminal.write(try StaffRows.json(answer)) }
        guard answer.caseId.isEmpty else {
            return Terminal.write("\(Hexadecimal.text(answer.caseId)): staff decide by `shuangma cases`")
        }
        Terminal.write("\(try Phone(number).masked) is in the place of \(try Phone(options.phone).masked)")
    }
}

/// `shuangma phones remove`
struct PhonesRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes a number away. The primary one stays.",
        discussion: """
            Example:
              shuangma phones remove 13900139000 --phone 13800138000 --demo
            """)

    @OptionGroup var given: GivenNumber

    @OptionGroup var options: PhonesOptions

    func run() async throws {
        let number = given.number
        try options.write(try await options.with { try await $0.removePhone(number) })
    }
}
