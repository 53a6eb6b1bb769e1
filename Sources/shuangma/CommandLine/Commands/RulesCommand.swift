import ArgumentParser
import Foundation
import HealthCodeContracts
import HealthCodeFeed
import RPC
import Reference
import Values
import Wire

/// `shuangma rules`
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Rules of the health code: checks, lists, tries, proposes and explains them.",
        discussion: """
            A file of rules is one profile in the form of rule-profiles.json: what it changes in the profile that it \
            inherits. Start from `shuangma reference export DIR rule-profiles.json`.

            Examples:
              shuangma rules lint shorter.json --compare 2022-9th
              shuangma rules dry-run shorter.json
              shuangma rules propose shorter.json --from 2022-12-05T00:00:00+08:00
              shuangma approvals list                        another person finds and approves it
              shuangma rules list
              shuangma rules roll-back 2022-12a --reason "too many turn red"
              shuangma rules explain resident-id 11010519491231002X --at 2022-12-01T12:00:00+08:00
            """,
        subcommands: [
            RulesLintCommand.self, RulesListCommand.self, RulesDryRunCommand.self, RulesProposeCommand.self,
            RulesRollBackCommand.self, RulesExplainCommand.self,
        ])

    /// The overlay in a file.
    static func overlay(_ path: String) throws -> HealthCodeV1.RuleOverlay {
        guard case .overlay(let overlay) = try file(path) else {
            throw Failure.wrongUse("'\(path)' holds several profiles; a proposal is one of them in a file of its own")
        }
        return HealthCodeV1.RuleOverlay(overlay)
    }

    /// What a file of rules holds.
    static func file(_ path: String) throws -> RuleFile {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Failure.wrongUse("'\(path)' cannot be read")
        }
        do throws(ReferenceProblems) {
            return try RuleFile(reading: bytes, name: URL(filePath: path).lastPathComponent)
        } catch {
            throw Failure.wrongUse("\(error)")
        }
    }

    /// The moment of an option.
    static func moment(_ text: String, of option: String) throws -> GoogleProtobuf.Timestamp {
        do throws(FieldProblem) {
            let moment = try Instant(text, field: option)
            return GoogleProtobuf.Timestamp(seconds: moment.seconds, nanos: moment.nanos)
        } catch {
            throw Failure.wrongUse("\(option) \(error.reason); it takes a time such as 2022-12-01T12:00:00+08:00")
        }
    }
}

/// `shuangma rules list`
struct RulesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists which rules were, are and will be in force.",
        discussion: """
            Examples:
              shuangma rules list
              shuangma rules list --json
            """)

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let answer = try await options.withChannel { channel, call in
            try await HealthCodeV1.HealthAuthorityClient(channel).listProfiles(.init(), options: call)
        }
        if options.json { return Terminal.write(try StaffRows.json(answer)) }
        for version in answer.versions { Terminal.write(RuleRows.line(version)) }
    }
}

/// `shuangma rules propose`
struct RulesProposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Proposes that other rules come into force.",
        discussion: """
            The rules are checked first. Another person approves them with `shuangma approvals`; they come into force at \
            --from, and at the earliest 90 s after that. Everybody whose colour changes is told.

            Examples:
              shuangma rules propose shorter.json --from 2022-12-05T00:00:00+08:00
              shuangma rules propose shorter.json
            """)

    @Argument(help: ArgumentHelp("File with one profile.", valueName: "file"), completion: .file())
    var file: String

    @Option(help: ArgumentHelp("When they come into force (default: as soon as approved).", valueName: "time"))
    var from: String?

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let request = HealthCodeV1.ProposeProfileRequest(
            overlay: try RulesCommand.overlay(file), from: try from.map { try RulesCommand.moment($0, of: "--from") })
        let answer = try await options.withChannel { channel, call in
            try await HealthCodeV1.HealthAuthorityClient(channel).proposeProfile(request, options: call)
        }
        if options.json { return Terminal.write(try StaffRows.json(answer)) }
        for difference in answer.differences { Terminal.write(difference) }
        ApprovalRows.tellWaiting(answer.approvalId)
        Terminal.note("comes into force at --from, and at the earliest 90 s after the approval")
    }
}

/// `shuangma rules roll-back`
struct RulesRollBackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roll-back",
        abstract: "Takes the latest switch of the rules back.",
        discussion: """
            The rules before it come into force again 90 s later. One person may do so once for each switch, within 3 days: \
            two persons had approved the rules before it. A switch that is still to come is cancelled.

            Example:
              shuangma rules roll-back 2022-12a --reason "too many turn red"
            """)

    @Argument(help: ArgumentHelp("Version that came into force last, or comes next.", valueName: "version"))
    var version: String

    @Option(help: ArgumentHelp("Why, at most 200 characters. It names no citizen.", valueName: "text"))
    var reason: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let answer = try await options.withChannel { channel, call in
            try await HealthCodeV1.HealthAuthorityClient(channel).rollBack(
                .init(version: version, reason: reason), options: call)
        }
        Terminal.write(options.json ? try StaffRows.json(answer) : RuleRows.line(answer))
    }
}
