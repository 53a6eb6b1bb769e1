import ArgumentParser
import IdentityContracts
import Values

/// `shuangma consents`
struct ConsentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consents",
        abstract: "A citizen's consents: lists and withdraws them.",
        discussion: """
            Logs in with a code sent to --phone, and logs out again; codes are got as by `shuangma query`.

            Examples:
              shuangma consents list --phone 13800138000 --demo
              shuangma consents revoke 13900139000 --phone 13800138000 --demo

            Exit codes: 0 done; 1 refused; 2 wrong use; 3 the server could not be reached.
            """,
        subcommands: [ConsentsListCommand.self, ConsentsRevokeCommand.self])
}

/// `shuangma consents list`
struct ConsentsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the consents in force, of all the citizen's numbers.",
        discussion: """
            Example:
              shuangma consents list --phone 13800138000 --demo
            """)

    @OptionGroup var options: PhonesOptions

    func run() async throws {
        let list = try await options.with { citizen in
            try await citizen.loggedIn {
                try await IdentityV1.IdentityClient(citizen.channel).listConsents(.init(), options: $0)
            }
        }
        guard !options.json else { return Terminal.write(try StaffRows.json(list)) }
        if list.consents.isEmpty { return Terminal.write("no consent is in force") }
        for consent in list.consents {
            Terminal.write(
                "trip card of \(consent.maskedPhone)  given \(StaffRows.time(consent.givenAt)), "
                    + "until \(StaffRows.time(consent.until))")
        }
    }
}

/// `shuangma consents revoke`
struct ConsentsRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Withdraws the consent to show the trip card of a number.",
        discussion: """
            From then on the trip card of that number is shown to nobody without another code.

            Example:
              shuangma consents revoke 13900139000 --phone 13800138000 --demo
            """)

    @OptionGroup var given: GivenNumber

    @OptionGroup var options: PhonesOptions

    func run() async throws {
        let masked = try Phone(given.number).masked
        try await options.with { citizen in
            try await citizen.loggedIn { call in
                let client = IdentityV1.IdentityClient(citizen.channel)
                let list = try await client.listConsents(.init(), options: call).consents
                guard let consent = list.first(where: { $0.maskedPhone == masked }) else {
                    throw Failure.refused("no consent for this number is in force")
                }
                _ = try await client.revokeConsent(
                    .init(kind: consent.kind, phoneId: consent.phoneId), options: call)
            }
        }
        Terminal.write("withdrawn for \(masked)")
    }
}
