import ArgumentParser
import Formats
import HealthCodeContracts
import RPC
import Wire

/// `shuangma appeals`
struct AppealsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeals",
        abstract: "Appeals of citizens against holds: lists, shows and answers them (COL-9).",
        discussion: """
            An appeal is answered within 24 hours, or within 4 where a negative test speaks against the hold. A late one comes \
            to the authorities of the province. An answer withdraws evidence or adds some; nothing else changes a colour.

            Examples:
              shuangma appeals list
              shuangma appeals show 5f1c0c1e9d0b4a7e8f2233445566aabb
              shuangma appeals decide 5f1c0c1e9d0b4a7e8f2233445566aabb --withdraw 9f31c04a --answer "samples were mixed up"
              shuangma appeals decide 5f1c0c1e9d0b4a7e8f2233445566aabb --corrected --answer "the list was withdrawn"
              shuangma appeals decide 5f1c0c1e9d0b4a7e8f2233445566aabb --reject --answer "the second test is positive too"
            """,
        subcommands: [AppealsListCommand.self, AppealsShowCommand.self, AppealsDecideCommand.self])
}

/// `shuangma appeals list`
struct AppealsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists open appeals of persons who live in your divisions, the one that is due first, first.",
        discussion: """
            Examples:
              shuangma appeals list
              shuangma appeals list --escalated --json
            """)

    @Flag(help: "Only those that were late, for authorities of a province or more.")
    var escalated = false

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let appeals = try await options.withChannel { channel, call in
            let client = HealthCodeV1.HealthAuthorityClient(channel)
            var (appeals, token) = ([HealthCodeV1.AppealSummary](), "")
            repeat {
                let page = try await client.listAppeals(
                    .init(escalatedOnly: escalated, pageToken: token), options: call)
                (appeals, token) = (appeals + page.appeals, page.nextPageToken)
            } while !token.isEmpty
            return appeals
        }
        if options.json {
            return Terminal.write(try StaffRows.json(HealthCodeV1.ListAppealsResponse(appeals: appeals)))
        }
        if appeals.isEmpty { return Terminal.write("there are no open appeals for this account") }
        for appeal in appeals { Terminal.write(AppealRows.line(appeal)) }
    }
}

/// `shuangma appeals show`
struct AppealsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows an appeal, and the evidence about the person with the marks that --withdraw takes.",
        discussion: """
            The person finds the look-up in their trail of audit.

            Example:
              shuangma appeals show 5f1c0c1e9d0b4a7e8f2233445566aabb
            """)

    @Argument(help: ArgumentHelp("The appeal.", valueName: "id"))
    var id: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try PrintedID.bytes(id, shownBy: "appeals list")
        let file = try await options.withChannel { channel, call in
            try await HealthCodeV1.HealthAuthorityClient(channel).getAppeal(.init(id: id), options: call)
        }
        Terminal.write(options.json ? try StaffRows.json(file) : try AppealRows.text(file))
    }
}

/// `shuangma appeals decide`
struct AppealsDecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Answers an appeal: withdraws evidence, or adds a negative test, or rejects it.",
        discussion: """
            The citizen is told the answer. --withdraw takes the marks that `shuangma appeals show` shows. A piece that was
            corrected since has another mark, and is not withdrawn by the old one. --corrected is for a hold that is gone,
            such as after a recall, which a withdrawal that reaches many persons needs first.

            Examples:
              shuangma appeals decide 5f1c0c1e9d0b4a7e8f2233445566aabb --withdraw 9f31c04a --answer "samples were mixed up"
              shuangma appeals decide 5f1c0c1e9d0b4a7e8f2233445566aabb --add-negative paper-9 \
            --sampled-at 2022-12-01T08:00:00+08:00 --answer "the paper report counts"
              shuangma appeals decide 5f1c0c1e9d0b4a7e8f2233445566aabb --reject --answer "the second test is positive too"
            """)

    @Argument(help: ArgumentHelp("The appeal.", valueName: "id"))
    var id: String

    @Option(
        help: ArgumentHelp("Mark of a piece of evidence that is withdrawn; may be repeated.", valueName: "mark"))
    var withdraw: [String] = []

    @Option(help: ArgumentHelp("Sample of a negative test that is added.", valueName: "sample"))
    var addNegative: String?

    @Option(help: ArgumentHelp("When that sample was taken: RFC 3339.", valueName: "time"))
    var sampledAt: String?

    @Flag(help: "The appeal is accepted, and its hold is gone already.")
    var corrected = false

    @Flag(help: "The appeal is rejected.")
    var reject = false

    @Option(help: ArgumentHelp("The answer to the citizen, at most 500 characters.", valueName: "text"))
    var answer: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let acts = !withdraw.isEmpty || addNegative != nil
        guard [acts, corrected, reject].count(where: { $0 }) == 1 else {
            throw Failure.wrongUse("name --reject, --corrected, or what --withdraw or --add-negative changes")
        }
        let id = try PrintedID.bytes(id, shownBy: "appeals list")
        let test = try test()
        let appeal = try await options.withChannel { channel, call in
            let client = HealthCodeV1.HealthAuthorityClient(channel)
            var names: [HealthCodeV1.EvidenceName] = []
            if !withdraw.isEmpty {
                let file = try await client.getAppeal(.init(id: id), options: call)
                // What an answer has withdrawn has no mark any more when the same command comes again.
                if let appeal = file.appeal, appeal.state == .accepted, appeal.answer == answer { return appeal }
                names = try withdraw.map { try Self.name(of: $0, among: file.evidence) }
            }
            return try await client.decideAppeal(
                .init(id: id, accepted: !reject, answer: answer, withdraw: names, addTest: test), options: call)
        }
        Terminal.write(options.json ? try StaffRows.json(appeal) : AppealRows.text(appeal))
    }

    private static func name(
        of mark: String, among evidence: [HealthCodeV1.HeldEvidence]
    ) throws -> HealthCodeV1.EvidenceName {
        let marked = try evidence.filter { try AppealRows.mark(of: $0) == mark }
        guard marked.count == 1, let name = marked[0].name else {
            throw Failure.wrongUse("no evidence has the mark '\(mark)' now; see `shuangma appeals show`")
        }
        return name
    }

    private func test() throws -> HealthCodeV1.TestResult? {
        guard let addNegative else { return nil }
        guard let sampledAt, let (seconds, nanos) = RFC3339.parse(sampledAt, .lenient) else {
            throw Failure.wrongUse("--sampled-at must be a time such as 2022-12-01T08:00:00+08:00")
        }
        return .init(sampleId: addNegative, sampledAt: .init(seconds: seconds, nanos: nanos), outcome: .negative)
    }
}
