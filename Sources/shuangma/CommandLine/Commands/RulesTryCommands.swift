import ArgumentParser
import CommonContracts
import Formats
import HealthCodeContracts
import RPC
import Values
import Wire

/// `shuangma rules dry-run`
struct RulesDryRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dry-run",
        abstract: "Counts what other rules would change now, without any effect.",
        discussion: """
            Everybody is derived by the rules in force and by the others. The rules are a file, a version that is known, or \
            what a proposal waits with. The persons of the sample see that they were looked at.

            Examples:
              shuangma rules dry-run shorter.json
              shuangma rules dry-run --version 2021 --sample 5
              shuangma rules dry-run --proposal 5f1c0c1e9d0b4a7e8f2233445566aabb --json
            """)

    @Argument(help: ArgumentHelp("File with one profile.", valueName: "file"), completion: .file())
    var file: String?

    @Option(help: ArgumentHelp("A version that is known.", valueName: "version"))
    var version: String?

    @Option(help: ArgumentHelp("A proposal of `shuangma approvals list`.", valueName: "id"))
    var proposal: String?

    @Option(help: ArgumentHelp("Most persons of the sample, 1 to 20.", valueName: "number"))
    var sample: UInt32 = 10

    @OptionGroup var options: StaffOptions

    func validate() throws {
        guard (1...20).contains(sample) else { throw ValidationError("--sample has to be from 1 to 20") }
    }

    func run() async throws {
        let rules: HealthCodeV1.DryRunRequest.RulesValue
        switch (file, version, proposal) {
        case (let file?, nil, nil): rules = .overlay(try RulesCommand.overlay(file))
        case (nil, let version?, nil): rules = .version(version)
        case (nil, nil, let proposal?): rules = .approvalId(try PrintedID.bytes(proposal, shownBy: "approvals list"))
        default: throw Failure.wrongUse("name the rules by a file, by --version or by --proposal")
        }
        let result = try await options.withChannel { channel, call in
            var found: HealthCodeV1.DryRunResult?
            let client = HealthCodeV1.HealthAuthorityClient(channel)
            for try await news in client.dryRun(.init(sampleSize: sample, rules: rules), options: call) {
                Terminal.note("\(news.persons) persons, \(news.slicesDone) of 16 slices")
                found = news.result ?? found
            }
            return found
        }
        guard let result else { throw Failure.unavailable("the dry run ended without a result") }
        Terminal.write(options.json ? try StaffRows.json(result) : RuleRows.text(result))
    }
}

/// `shuangma rules explain`
struct RulesExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells why a person had a colour at a moment.",
        discussion: """
            The colour is derived by the rules then in force over the evidence that is kept; beyond that the ledger of \
            colours tells it. The person sees that they were looked up.

            Examples:
              shuangma rules explain resident-id 11010519491231002X
              shuangma rules explain passport C01X00T47 --country DEU --at 2022-12-01T12:00:00+08:00 --json
            """)

    @Argument(help: ArgumentHelp("Type of the document, in the words of import files.", valueName: "type"))
    var type: String

    @Argument(help: ArgumentHelp("Number of the document.", valueName: "number"))
    var number: String

    @Option(help: ArgumentHelp("Issuing country of a passport, ISO 3166-1 alpha-3.", valueName: "country"))
    var country = ""

    @Option(help: ArgumentHelp("The moment (default: now).", valueName: "time"))
    var at: String?

    @OptionGroup var options: StaffOptions

    func run() async throws {
        guard let kind = Document.Kind(word: type) else {
            let known = Document.Kind.allCases.map(\.word).joined(separator: ", ")
            throw Failure.wrongUse("'\(type)' is none of \(known)")
        }
        let document = CommonV1.Document(
            type: .init(rawValue: Int32(kind.rawValue)), country: country, number: number)
        let request = HealthCodeV1.ExplainRequest(
            person: .init(person: .document(document)), at: try at.map { try RulesCommand.moment($0, of: "--at") })
        let answer = try await options.withChannel { channel, call in
            try await HealthCodeV1.HealthAuthorityClient(channel).explain(request, options: call)
        }
        Terminal.write(options.json ? try StaffRows.json(answer) : RuleRows.text(answer))
    }
}
