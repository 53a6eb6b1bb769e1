import ArgumentParser
import HealthCodeContracts
import IdentityContracts
import RPC

/// `shuangma approvals`
struct ApprovalsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approvals",
        abstract: "What waits for a second person: lists, shows, approves and rejects it.",
        discussion: """
            A list of contacts, a list of persons of an area that the register does not know, and every right that an operator \
            gives, take effect once another person approves. That person has a role and divisions that cover it. A list that \
            is large for its case or area and day needs a third person, of a higher scope. Nobody approves what they have proposed.

            Examples:
              shuangma approvals list
              shuangma approvals show 5f1c0c1e9d0b4a7e8f2233445566aabb
              shuangma approvals approve 5f1c0c1e9d0b4a7e8f2233445566aabb --revision 2
              shuangma approvals reject 5f1c0c1e9d0b4a7e8f2233445566aabb --reason "the case is another one"

            In a demonstration (`shuangma dev`) approver.token in the data folder is the second person:
              shuangma approvals list --token-file data/approver.token
            """,
        subcommands: [
            ApprovalsListCommand.self, ApprovalsShowCommand.self, ApprovalsApproveCommand.self,
            ApprovalsRejectCommand.self,
        ])

    static func show(_ approval: IdentityV1.Approval, json: Bool) throws {
        Terminal.write(json ? try ApprovalRows.json(approval) : ApprovalRows.text(approval))
    }
}

/// `shuangma approvals list`
struct ApprovalsListCommand: AsyncParsableCommand {
    /// A state as a flag's value.
    enum State: String, ExpressibleByArgument, CaseIterable {
        case proposed, approved, done, rejected, expired

        var message: IdentityV1.ApprovalState {
            switch self {
            case .proposed: .proposed
            case .approved: .approved
            case .done: .done
            case .rejected: .rejected
            case .expired: .expired
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists proposals that you have made or may decide about, the oldest first.",
        discussion: """
            Examples:
              shuangma approvals list
              shuangma approvals list --state done --json
            """)

    @Option(help: ArgumentHelp("proposed, approved, done, rejected or expired.", valueName: "state"))
    var state: State = .proposed

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let approvals = try await options.withChannel { channel, call in
            let client = IdentityV1.ApprovalsClient(channel)
            var (approvals, token) = ([IdentityV1.Approval](), "")
            repeat {
                let page = try await client.listApprovals(
                    .init(state: state.message, pageSize: 1_000, pageToken: token), options: call)
                (approvals, token) = (approvals + page.approvals, page.nextPageToken)
            } while !token.isEmpty
            return approvals
        }
        if options.json {
            return Terminal.write("{\"approvals\":[\(try approvals.map(ApprovalRows.json).joined(separator: ","))]}")
        }
        if approvals.isEmpty { return Terminal.write("there are no proposals of this state for this account") }
        for approval in approvals { Terminal.write(ApprovalRows.line(approval)) }
    }
}

/// Rows of a list.
private struct ShownContacts {
    let contacts: [HealthCodeV1.ListedContact]
    /// Whether these are all that there are.
    let isWhole: Bool
}

/// `shuangma approvals show`
struct ApprovalsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a proposal and what it is to bring about, with the revision that an approval names.",
        discussion: """
            Of a list of contacts it shows the rows: the document with its middle hidden, what the row would do, and where, \
            when and how the person met the case. Of a list of an area it shows the same without a meeting. That you saw a row is in the audit of its person. Auditors see the \
            proposal without rows.

            Examples:
              shuangma approvals show 5f1c0c1e9d0b4a7e8f2233445566aabb
              shuangma approvals show 5f1c0c1e9d0b4a7e8f2233445566aabb --rows 5000 --json
            """)

    @Argument(help: ArgumentHelp("The proposal.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Most rows of a list that are shown, 0 to 100000.", valueName: "n"))
    var rows = 100

    @OptionGroup var options: StaffOptions

    func validate() throws {
        guard (0...100_000).contains(rows) else { throw ValidationError("--rows has to be from 0 to 100000") }
    }

    func run() async throws {
        let id = try PrintedID.bytes(id, shownBy: "approvals list")
        let (approval, listed) = try await options.withChannel { channel, call in
            let approval = try await IdentityV1.ApprovalsClient(channel).getApproval(.init(id: id), options: call)
            var listed: ShownContacts?
            if ApprovalRows.lists.contains(approval.kind), rows > 0 {
                listed = try await contacts(of: id, HealthCodeV1.EvidenceClient(channel), call)
            }
            return (approval, listed)
        }
        if options.json { return Terminal.write(try ApprovalRows.json(approval, listed?.contacts)) }
        Terminal.write(ApprovalRows.text(approval))
        guard let listed else { return }
        let count = listed.contacts.count
        for contact in listed.contacts { Terminal.write(ApprovalRows.line(contact)) }
        if !listed.isWhole {
            Terminal.note("\(count) of \(approval.size) rows; give --rows to see more")
        } else if count < approval.size {
            Terminal.note(
                "\(approval.size - UInt64(count)) of \(approval.size) rows are left out: their persons were erased "
                    + "since, or the rows are kept no longer")
        }
    }

    /// Rows of a list; nil where the account may see the proposal and not its rows.
    private func contacts(
        of id: [UInt8], _ client: HealthCodeV1.EvidenceClient, _ call: CallOptions
    ) async throws -> ShownContacts? {
        var (contacts, token) = ([HealthCodeV1.ListedContact](), "")
        repeat {
            let size = UInt32(min(100, rows - contacts.count))
            do {
                let page = try await client.listContacts(
                    .init(approvalId: id, pageSize: size, pageToken: token), options: call)
                (contacts, token) = (contacts + page.contacts, page.nextPageToken)
            } catch let error as RPCError where error.code == .permissionDenied {
                return nil
            }
        } while !token.isEmpty && contacts.count < rows
        return ShownContacts(contacts: contacts, isWhole: token.isEmpty)
    }
}

/// `shuangma approvals approve`
struct ApprovalsApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approves a proposal as it was seen.",
        discussion: """
            It takes effect within seconds, when enough persons have approved it, and what came of it is shown. Where it has \
            changed since, it is refused: look at it again.

            Example:
              shuangma approvals approve 5f1c0c1e9d0b4a7e8f2233445566aabb --revision 2
            """)

    @Argument(help: ArgumentHelp("The proposal.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Revision that `shuangma approvals show` has shown.", valueName: "number"))
    var revision: UInt64

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try PrintedID.bytes(id, shownBy: "approvals list")
        let approval = try await options.withChannel { channel, call in
            let client = IdentityV1.ApprovalsClient(channel)
            var approval = try await client.approve(.init(id: id, revision: revision), options: call)
            // What follows may take longer than this waits: then `approvals show` tells.
            for _ in 0..<Self.looksMax where approval.state == .approved {
                try await Task.sleep(for: Self.pause)
                approval = try await client.getApproval(.init(id: id), options: call)
            }
            return approval
        }
        try ApprovalsCommand.show(approval, json: options.json)
    }

    /// How often, and after what time, one looks whether an approval has taken effect.
    private static let (looksMax, pause) = (20, Duration.milliseconds(150))
}

/// `shuangma approvals reject`
struct ApprovalsRejectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Rejects a proposal, or takes your own one back.",
        discussion: """
            Whom a list named is told that it was not approved.

            Example:
              shuangma approvals reject 5f1c0c1e9d0b4a7e8f2233445566aabb --reason "the case is another one"
            """)

    @Argument(help: ArgumentHelp("The proposal.", valueName: "id"))
    var id: String

    @Option(
        help: ArgumentHelp(
            "Why, at most 200 characters. It names no citizen; numbers of documents and phones are refused.",
            valueName: "text"))
    var reason: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let id = try PrintedID.bytes(id, shownBy: "approvals list")
        let approval = try await options.withChannel { channel, call in
            try await IdentityV1.ApprovalsClient(channel).reject(.init(id: id, reason: reason), options: call)
        }
        try ApprovalsCommand.show(approval, json: options.json)
    }
}
