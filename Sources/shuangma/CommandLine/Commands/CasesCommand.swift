import ArgumentParser
import IdentityContracts
import RPC

/// `shuangma cases`
struct CasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "What staff have to decide about citizens: lists it, shows it, decides about it.",
        discussion: """
            A case is what no rule decides, such as an application that no register confirms (ID-7). It expires after 14 \
            days unless somebody decides. Health authorities and support see the cases of persons who live in their divisions.

            Examples:
              shuangma cases list
              shuangma cases show 5f1c0c1e9d0b4a7e8f2233445566aabb
              shuangma cases decide 5f1c0c1e9d0b4a7e8f2233445566aabb --accept document-seen --seen-number 123456789 \
            --seen-name "JOHN SMITH" --seen-country USA
              shuangma cases decide 5f1c0c1e9d0b4a7e8f2233445566aabb --reject data-differ
            """,
        subcommands: [CasesListCommand.self, CasesShowCommand.self, CasesDecideCommand.self])
}

/// `shuangma cases list`
struct CasesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists open cases of persons who live in your divisions, the one that expires first, first.",
        discussion: """
            Examples:
              shuangma cases list
              shuangma cases list --kind registration-person --json
            """)

    @Option(help: ArgumentHelp("Only cases of this kind.", valueName: "kind"))
    var kind = ""

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let cases = try await options.withChannel { channel, call in
            let client = IdentityV1.CasesClient(channel)
            var (cases, token) = ([IdentityV1.CaseSummary](), "")
            repeat {
                let page = try await client.listCases(.init(kind: kind, pageToken: token), options: call)
                (cases, token) = (cases + page.cases, page.nextPageToken)
            } while !token.isEmpty
            return cases
        }
        if options.json { return Terminal.write(try StaffRows.json(IdentityV1.ListCasesResponse(cases: cases))) }
        if cases.isEmpty { return Terminal.write("there are no open cases for this account") }
        for summary in cases { Terminal.write(CaseRows.line(summary)) }
    }
}

/// `shuangma cases show`
struct CasesShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a case, its personal data masked, and the reasons that a decision may have.",
        discussion: """
            The person finds the look-up in their trail of audit.

            Example:
              shuangma cases show 5f1c0c1e9d0b4a7e8f2233445566aabb
            """)

    @Argument(help: ArgumentHelp("The case.", valueName: "id"))
    var id: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try PrintedID.bytes(id, shownBy: "cases list")
        let file = try await options.withChannel { channel, call in
            try await IdentityV1.CasesClient(channel).getCase(.init(id: id), options: call)
        }
        Terminal.write(options.json ? try StaffRows.json(file) : CaseRows.text(file))
    }
}

/// `shuangma cases decide`
struct CasesDecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Accepts or rejects a case, with a reason that the citizen is told.",
        discussion: """
            Whoever accepts an application has seen the document, and gives its number and name as they stand on it, and the \
            country of a passport. They are compared with the application, and not kept.

            Examples:
              shuangma cases decide 5f1c0c1e9d0b4a7e8f2233445566aabb --accept document-seen --seen-number 123456789 \
            --seen-name "JOHN SMITH" --seen-country USA
              shuangma cases decide 5f1c0c1e9d0b4a7e8f2233445566aabb --reject proof-missing --note "came without papers"
            """)

    @Argument(help: ArgumentHelp("The case.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Accept it, for this reason of `shuangma cases show`.", valueName: "reason"))
    var accept: String?

    @Option(help: ArgumentHelp("Reject it, for this reason of `shuangma cases show`.", valueName: "reason"))
    var reject: String?

    @Option(help: ArgumentHelp("Number of the document that you have seen.", valueName: "number"))
    var seenNumber = ""

    @Option(help: ArgumentHelp("Name on the document that you have seen.", valueName: "name"))
    var seenName = ""

    @Option(help: ArgumentHelp("Country that issued the passport that you have seen, such as FRA.", valueName: "code"))
    var seenCountry = ""

    @Option(help: ArgumentHelp("For other staff, at most 200 characters. It names no citizen.", valueName: "text"))
    var note = ""

    @OptionGroup var options: StaffOptions

    func run() async throws {
        guard (accept == nil) != (reject == nil), let word = accept ?? reject else {
            throw Failure.wrongUse("name --accept or --reject, with a reason")
        }
        guard let reason = CaseRows.reason(word) else {
            throw Failure.wrongUse("'\(word)' is no reason; `shuangma cases show` lists them")
        }
        let id = try PrintedID.bytes(id, shownBy: "cases list")
        let request = IdentityV1.DecideCaseRequest(
            id: id, accepted: accept != nil, reason: reason, note: note, seenNumber: seenNumber, seenName: seenName,
            seenCountry: seenCountry)
        let file = try await options.withChannel { channel, call in
            try await IdentityV1.CasesClient(channel).decideCase(request, options: call)
        }
        Terminal.write(options.json ? try StaffRows.json(file) : CaseRows.text(file))
    }
}
