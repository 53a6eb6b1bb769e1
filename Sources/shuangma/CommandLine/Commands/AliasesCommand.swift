import ArgumentParser
import CommonContracts
import Formats
import IdentityContracts
import RPC
import Values

/// `shuangma aliases`
struct AliasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aliases",
        abstract:
            "Several documents of one person, such as a renewed passport: shows them, asks for a change (COL-16).",
        discussion: """
            What is asked for becomes a case. Another account decides about it by `shuangma cases decide`, with the original \
            of the other document in hand. Joined documents count as one person's: evidence under either holds for both.

            Examples:
              shuangma aliases list --type resident-id --number 11010519491231002X
              shuangma aliases join --type resident-id --number 11010519491231002X --other-type passport \
            --other-country FRA --other-number 15AA00001 --other-name "ZHANG XIAOSAN"
              shuangma aliases part --type resident-id --number 11010519491231002X --other-type passport \
            --other-country FRA --other-number 15AA00001
            """,
        subcommands: [AliasesListCommand.self, AliasesJoinCommand.self, AliasesPartCommand.self])
}

/// A document of the person.
struct AliasDocument: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "resident-id, hmt-residence-permit, hm-travel-permit, taiwan-travel-permit, foreign-permanent-resident-id or "
                + "passport.", valueName: "type"))
    var type = "resident-id"

    @Option(help: ArgumentHelp("Number of the document.", valueName: "number"))
    var number: String

    @Option(help: ArgumentHelp("Country that issued a passport, ISO 3166-1 alpha-3.", valueName: "code"))
    var country = ""

    /// The document of the request.
    func document() throws -> CommonV1.Document { try .init(word: type, country: country, number: number) }
}

/// Another document.
struct OtherDocument: ParsableArguments {
    @Option(help: ArgumentHelp("The other document: a type as of --type.", valueName: "type"))
    var otherType = "passport"

    @Option(help: ArgumentHelp("Number of the other document.", valueName: "number"))
    var otherNumber: String

    @Option(help: ArgumentHelp("Country that issued the other document, if it is a passport.", valueName: "code"))
    var otherCountry = ""

    /// The document of the request.
    func document() throws -> CommonV1.Document {
        try .init(word: otherType, country: otherCountry, number: otherNumber)
    }
}

/// `shuangma aliases list`
struct AliasesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the other documents of a person who lives in your divisions, their numbers masked.",
        discussion: """
            The person finds the look-up in their trail of audit.

            Example:
              shuangma aliases list --type resident-id --number 11010519491231002X
            """)

    @OptionGroup var own: AliasDocument
    @OptionGroup var options: StaffOptions

    func run() async throws {
        let request = IdentityV1.ListAliasesRequest(document: try own.document())
        let response = try await options.withChannel { channel, call in
            try await IdentityV1.AliasesClient(channel).listAliases(request, options: call)
        }
        if options.json { return Terminal.write(try StaffRows.json(response)) }
        if response.aliases.isEmpty { return Terminal.write("no other document is known") }
        for alias in response.aliases { Terminal.write(Self.line(alias)) }
    }

    private static func line(_ alias: IdentityV1.Alias) -> String {
        let state =
            switch alias.state {
            case .asked: "asked"
            case .joined: "joined"
            case .parted: "apart"
            default: "\(alias.state.rawValue)"
            }
        let kind = Document.Kind(rawValue: UInt8(clamping: alias.type.rawValue))?.word ?? ""
        return [
            alias.maskedDocumentNumber.isEmpty ? "erased" : "\(kind) \(alias.country) \(alias.maskedDocumentNumber)",
            state,
            "since \(StaffRows.time(alias.at))", Hexadecimal.text(alias.caseId),
        ].joined(separator: "  ")
    }
}

/// `shuangma aliases join`
struct AliasesJoinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Asks that two documents be joined as one person's. Both holders are told.",
        discussion: """
            Prints the case that another account decides about.

            Example:
              shuangma aliases join --type hm-travel-permit --number H12345678 --other-type hmt-residence-permit \
            --other-number 810000199408230021 --other-name 陈小明
            """)

    @OptionGroup var own: AliasDocument
    @OptionGroup var other: OtherDocument

    @Option(help: ArgumentHelp("Name as it stands on the other document.", valueName: "name"))
    var otherName: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let request = IdentityV1.FileAliasRequest(
            document: try own.document(), other: try other.document(), otherName: otherName)
        let response = try await options.withChannel { channel, call in
            try await IdentityV1.AliasesClient(channel).fileAlias(request, options: call)
        }
        try options.write(response)
    }
}

/// `shuangma aliases part`
struct AliasesPartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "part",
        abstract: "Asks that two joined documents be taken apart: each has its own evidence again.",
        discussion: """
            Prints the case that another account decides about.

            Example:
              shuangma aliases part --type hm-travel-permit --number H12345678 --other-type hmt-residence-permit \
            --other-number 810000199408230021
            """)

    @OptionGroup var own: AliasDocument
    @OptionGroup var other: OtherDocument
    @OptionGroup var options: StaffOptions

    func run() async throws {
        let request = IdentityV1.UndoAliasRequest(document: try own.document(), other: try other.document())
        let response = try await options.withChannel { channel, call in
            try await IdentityV1.AliasesClient(channel).undoAlias(request, options: call)
        }
        try options.write(response)
    }
}

extension StaffOptions {
    /// Prints the case that was opened, or is open.
    fileprivate func write(_ response: IdentityV1.FileAliasResponse) throws {
        let id = Hexadecimal.text(response.caseId)
        Terminal.write(
            json ? try StaffRows.json(response) : "\(id): another account decides by `shuangma cases decide`")
    }
}
