import ArgumentParser
import CommonContracts
import Formats
import HealthCodeContracts
import HealthCodeFeed
import RPC
import Security
import Values
import Wire

/// `shuangma evidence`
struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Withdraws evidence, and tells whose colour that changes (COL-10).",
        discussion: """
            The source that gave evidence withdraws it, or a health authority in whose divisions all the persons live. \
            Everything that was derived from it follows. A recall that reaches more persons than health.recallPersons, \
            together with those that the account has made on the day, waits for another person: `shuangma approvals`.

            Examples:
              shuangma evidence withdraw --sample S-17 --reason "samples were mixed up" --reference QA-17
              shuangma evidence withdraw --import 5f1c0c1e9d0b4a7e8f2233445566aabb --dry-run --reason … --reference …
              shuangma evidence recall 0b4a7e8f2233445566aabb5f1c0c1e9d
              shuangma evidence changes 0b4a7e8f2233445566aabb5f1c0c1e9d
            """,
        subcommands: [EvidenceWithdrawCommand.self, EvidenceRecallCommand.self, EvidenceChangesCommand.self])
}

/// `shuangma evidence withdraw`
struct EvidenceWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Withdraws one piece of evidence, an import, or what a feed delivered on one day.",
        discussion: """
            Name one of: --sample (a test), --cause with --evidence-id, --from and --document (an exposure), --counter with \
            --from and --document (a declaration), --import (its report names the id), or --day (a feed's imports).

            The command waits until the recall is done, and shows how far it is. What waits for another person is told.

            Examples:
              shuangma evidence withdraw --sample S-17 --reason "samples were mixed up" --reference QA-17
              shuangma evidence withdraw --day 2022-12-01 --source lab-1 --dry-run --reason "a bad reagent" --reference QA-18
              shuangma evidence withdraw --cause case --evidence-id 330100-0815 --from 2022-11-30T08:00:00+08:00 \
            --document-type resident-id --document 11010519491231002X --reason "the test was wrong" --reference R-1

            Exit codes: 0 done or waiting; 1 refused; 2 wrong use; 3 the server could not be reached or failed.
            """)

    @Option(help: ArgumentHelp("A laboratory's number of a sample.", valueName: "id"))
    var sample: String?

    @Option(
        help: ArgumentHelp("Cause of an exposure, such as case or close-contact.", valueName: "cause"),
        transform: Cause.exposure(named:))
    var cause: Cause?

    @Option(help: ArgumentHelp("Case or area that an exposure cites.", valueName: "id"))
    var evidenceID: String?

    @Option(help: ArgumentHelp("When an exposure began, or a declaration was made: RFC 3339.", valueName: "time"))
    var from: String?

    @Option(help: ArgumentHelp("Counter that took a declaration.", valueName: "name"))
    var counter: String?

    @Option(name: .customLong("import"), help: ArgumentHelp("Id of an import.", valueName: "id"))
    var importID: String?

    @Option(help: ArgumentHelp("Day on which the imports of a feed began, in China.", valueName: "yyyy-mm-dd"))
    var day: String?

    @Option(
        help: ArgumentHelp("Laboratory or source (default: the organisation of the token).", valueName: "name"))
    var source = ""

    @OptionGroup var person: DocumentOptions

    @Option(help: ArgumentHelp("Why, at most 200 characters. It names no citizen.", valueName: "text"))
    var reason: String

    @Option(help: ArgumentHelp("What it refers to, such as the number of a report.", valueName: "text"))
    var reference: String

    @Flag(help: "Withdraw nothing; tell who would change.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Names the recall, so that the same command again changes nothing (default: a new name).", valueName: "key")
    )
    var idempotencyKey: String?

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let request = HealthCodeV1.WithdrawEvidenceRequest(
            reason: reason, reference: reference, dryRun: dryRun,
            idempotencyKey: idempotencyKey ?? Hexadecimal.text(Surroundings.system.random(16)),
            evidence: try evidence())
        let recall = try await options.withChannel { channel, call in
            let client = HealthCodeV1.EvidenceClient(channel)
            let recall = try await client.withdrawEvidence(request, options: call)
            return try await RecallRows.wait(for: recall, client, call)
        }
        try RecallRows.show(recall, json: options.json)
    }

    private func evidence() throws -> HealthCodeV1.WithdrawEvidenceRequest.EvidenceValue {
        let named = [sample, cause?.rawValue, counter, importID, day].filter { $0 != nil }.count
        guard named == 1 else {
            throw Failure.wrongUse("name one of --sample, --cause, --counter, --import and --day")
        }
        if let sample { return .test(.init(laboratory: source, sampleId: sample)) }
        if let importID { return .importId(try PrintedID.bytes(importID, shownBy: "import")) }
        if let day {
            guard let date = ChinaDay(day) else { throw Failure.wrongUse("--day must be a day such as 2022-12-01") }
            return .feedDay(.init(organisation: source, day: .init(date)))
        }
        let person = try person.person()
        guard let from, let (seconds, nanos) = RFC3339.parse(from, .lenient) else {
            throw Failure.wrongUse("--from must be a time such as 2022-12-01T08:00:00+08:00")
        }
        let moment = GoogleProtobuf.Timestamp(seconds: seconds, nanos: nanos)
        if let counter { return .declaration(.init(person: person, counter: counter, declaredAt: moment)) }
        guard let cause, let evidenceID else { throw Failure.wrongUse("an exposure needs --evidence-id") }
        return .exposure(
            .init(person: person, source: source, cause: cause.wire, evidenceId: evidenceID, from: moment))
    }
}

/// `shuangma evidence recall`
struct EvidenceRecallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Shows how far a recall is, and how many persons it changes.",
        discussion: """
            Example:
              shuangma evidence recall 0b4a7e8f2233445566aabb5f1c0c1e9d
            """)

    @Argument(help: ArgumentHelp("The recall.", valueName: "id"))
    var id: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try PrintedID.bytes(id, shownBy: "evidence withdraw")
        let recall = try await options.withChannel { channel, call in
            try await HealthCodeV1.EvidenceClient(channel).getRecall(.init(id: id), options: call)
        }
        try RecallRows.show(recall, json: options.json)
    }
}

/// `shuangma evidence changes`
struct EvidenceChangesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "Lists persons of your divisions whose colour a recall changes, masked.",
        discussion: """
            Each of them finds the look-up in their trail of audit.

            Example:
              shuangma evidence changes 0b4a7e8f2233445566aabb5f1c0c1e9d
            """)

    @Argument(help: ArgumentHelp("The recall.", valueName: "id"))
    var id: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try PrintedID.bytes(id, shownBy: "evidence withdraw")
        let persons = try await options.withChannel { channel, call in
            let client = HealthCodeV1.EvidenceClient(channel)
            var (persons, token) = ([HealthCodeV1.RecalledPerson](), "")
            repeat {
                let page = try await client.listRecallChanges(.init(id: id, pageToken: token), options: call)
                (persons, token) = (persons + page.persons, page.nextPageToken)
            } while !token.isEmpty
            return persons
        }
        if options.json {
            return Terminal.write(try StaffRows.json(HealthCodeV1.ListRecallChangesResponse(persons: persons)))
        }
        for person in persons { Terminal.write(RecallRows.line(person)) }
    }
}
