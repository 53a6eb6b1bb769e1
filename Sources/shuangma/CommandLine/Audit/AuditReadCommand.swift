import ArgumentParser
import AuditContracts
import CommonContracts
import Formats
import Foundation
import RPC

/// `shuangma audit read`
struct AuditReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Shows a chain, or what somebody looked up, as an auditor may see it.",
        discussion: """
            Needs the token of an auditor. That you read is appended to what you read. An auditor of some divisions sees \
            chains and look-ups of persons who live there.

            One of these is chosen: a person by the key of their chain; what an account or feed did that is about no single \
            person, and log-ins that failed in its name; all accounts (log-ins, enrolments, changes); proposals that need \
            another person; log-ins that failed under names of no account; what an account, or all of an organisation, \
            looked up.

            Examples:
              shuangma audit read --staff
              shuangma audit read --approvals --entries 20
              shuangma audit read --account li.na --json
              shuangma audit read --look-ups-by li.na --entries 500
              shuangma audit read --person 4b1d0c1e9d0b4a7e8f2233445566aabb

            Exit codes: 0 shown; 1 refused; 2 wrong use; 3 no server.
            """)

    @Option(help: ArgumentHelp("A person, by the key of their chain, 32 digits.", valueName: "key"))
    var person: String?

    @Option(help: ArgumentHelp("An account or feed.", valueName: "name"))
    var account: String?

    @Flag(help: "All accounts: log-ins, enrolments, and what became of accounts.")
    var staff = false

    @Flag(help: "Proposals that need another person.")
    var approvals = false

    @Flag(help: "Log-ins and enrolments that failed under names of no account.")
    var doors = false

    @Option(help: ArgumentHelp("What an account or feed saw of persons.", valueName: "name"))
    var lookUpsBy: String?

    @Option(help: ArgumentHelp("What all of an organisation saw of persons.", valueName: "name"))
    var lookUpsByOrganisation: String?

    @Option(help: ArgumentHelp("How many entries, the newest first, 1 to 100000.", valueName: "n"))
    var entries = 100

    @OptionGroup var options: StaffOptions

    func validate() throws {
        guard (1...100_000).contains(entries) else { throw ValidationError("--entries has to be from 1 to 100000") }
        guard chosen.count == 1 else {
            throw ValidationError(
                "choose one of --person, --account, --staff, --approvals, --doors, --look-ups-by and "
                    + "--look-ups-by-organisation")
        }
    }

    private var chosen: [AuditV1.ReadTrailRequest.ChainValue] {
        [
            person.map { .person(.init(person: .personKey(PersonKeyText.bytes($0) ?? []))) },
            account.map { .account($0) }, staff ? .staff(true) : nil, approvals ? .approvals(true) : nil,
            doors ? .doors(true) : nil, lookUpsBy.map { .lookUpsBy($0) },
            lookUpsByOrganisation.map { .lookUpsByOrganisation($0) },
        ].compactMap(\.self)
    }

    func run() async throws {
        let found = try await options.withChannel { channel, call in try await fetch(AuditV1.AuditClient(channel), call)
        }
        if options.json {
            return Terminal.write(try StaffRows.json(AuditV1.ReadTrailResponse(entries: found)))
        }
        for entry in found { Terminal.write(Self.text(entry)) }
        if found.isEmpty { Terminal.write("there are no entries") }
    }

    private func fetch(
        _ client: AuditV1.AuditClient, _ options: CallOptions
    ) async throws -> [AuditV1.TrailEntry] {
        var (found, page) = ([AuditV1.TrailEntry](), "")
        repeat {
            let size = UInt32(min(entries - found.count, 1_000))
            let answer = try await client.readTrail(
                .init(pageSize: size, pageToken: page, chain: chosen[0]), options: options)
            (found, page) = (found + answer.entries, answer.nextPageToken)
        } while !page.isEmpty && found.count < entries
        return found
    }

    private static func text(_ entry: AuditV1.TrailEntry) -> String {
        let told = entry.entry ?? .init()
        let actor = told.actor.map {
            [$0.name, $0.organisation, $0.roles.joined(separator: ",")].filter { !$0.isEmpty }.joined(separator: " ")
        }
        return [
            "\(entry.sequence)", StaffRows.time(told.at), told.kind.word, actor ?? "nobody", told.method,
            told.facts.map { "\($0.name)=\($0.text)" }.joined(separator: " "),
            entry.personKey.isEmpty ? "" : "person \(Hexadecimal.text(entry.personKey))",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
