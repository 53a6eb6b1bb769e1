import Assembly
import HealthCodeFeed
import RPC
import Security
import Values

/// The page that shows who may call what, `docs/access.md`.
struct AccessPage {
    let methods: [MethodDescriptor]

    /// The page as Markdown.
    var text: String {
        """
        # Who may call what

        This page is generated from the contracts in `proto/` and the rules of scope in `Tests/Scenarios/Access`. A test
        compares it with them, and calls every method as every caller: nobody, a dead token, a citizen in an open and in an
        ended session, each role of staff and each feed (responsible everywhere, for the person's division, for another one),
        a service, a storage node, and a tool of operators.

        ## Answers

        | caller | answer |
        |---|---|
        | without a token | UNAUTHENTICATED, `TOKEN_MISSING` |
        | with a token that is expired, forged or of another cluster | UNAUTHENTICATED, `TOKEN_INVALID` |
        | with a token of staff or a feed that was ended: by a log-out, an operator, or a change of its account \
        | UNAUTHENTICATED, `TOKEN_REVOKED` |
        | with a token of staff or a feed, while the process does not know which were ended | UNAVAILABLE, \
        `REVOKED_TOKENS_NOT_KNOWN` |
        | in a session that was ended | UNAUTHENTICATED, `SESSION_OVER` |
        | with a role that the method does not name | PERMISSION_DENIED, `ROLE_NOT_ALLOWED` |
        | a citizen who asks for somebody else | PERMISSION_DENIED, `NOT_YOURS` |
        | staff who ask for a person outside their divisions, registered or not | PERMISSION_DENIED, `OUT_OF_SCOPE` |
        | staff who ask for an account, or a token of one, outside their divisions | PERMISSION_DENIED, `OUTSIDE_SCOPE` |
        | a cluster operator of some divisions who copies, restores or compares shards, a health authority of some \
        divisions who proposes, tries or takes back rules | PERMISSION_DENIED, `OUT_OF_SCOPE` |
        | a feed with a row outside its divisions, of another source, or of a cause that is not its own | the row is refused \
        by field; the others are stored |

        Methods for anyone take a dead token for none.

        ## Methods

        | method | who | about whom |
        |---|---|---|
        \(methods.map(row).joined(separator: "\n"))

        ## Causes of exposures (COL-6)

        | cause | feed |
        |---|---|
        \(Values.Cause.allCases.map(row).joined(separator: "\n"))

        The source of evidence is the organisation of the credential. A row may leave it out. A row that names another
        source is refused.

        """
    }

    private func row(_ method: MethodDescriptor) -> String {
        let access = ServiceContracts.access[method.path]
        let rule = ScopeRule.all[method.path]
        return
            "| `\(method.path.dropFirst())` | \(access.map(who) ?? "nobody") | \(rule.map { whom($0, access) } ?? "") |"
    }

    private func row(_ cause: Values.Cause) -> String {
        "| \(cause.rawValue) | \(cause.feed?.rawValue ?? "none: it follows from declarations") |"
    }

    /// What the callers of a method see of a person whom they name.
    private func persons(_ full: Set<StaffRole>, seenBy roles: Set<Role>) -> String {
        let whole = full.filter { roles.contains(.staff($0)) }.map(\.rawValue).sorted().joined(separator: ", ")
        return [
            roles.contains(.citizen) ? "citizens: themselves" : nil,
            whole.isEmpty ? nil : "\(whole): persons of their divisions",
            roles.contains(.staff(.verifier)) ? "verifier: anybody, as a gate sees them" : nil,
        ].compactMap(\.self).joined(separator: "; ")
    }

    private func who(_ access: MethodAccess) -> String {
        if access.isOpen { return "anyone" }
        let order: [Role] =
            [.citizen, .service, .storageNode, .tool, .demonstration] + StaffRole.allCases.map(Role.staff)
        return order.filter(access.roles.contains).map { role in
            switch role {
            case .anonymous: "anyone"
            case .citizen: access.session == .open ? "citizen in an open session" : "citizen"
            case .service: "service"
            case .storageNode: "storage node"
            case .tool: "tool"
            case .demonstration: "nobody; in `shuangma dev` anyone"
            case .staff(let role): role.rawValue
            }
        }.joined(separator: ", ")
    }

    private func whom(_ rule: ScopeRule, _ access: MethodAccess?) -> String {
        switch rule {
        case .nobody: "–"
        case .oneself: "the caller"
        case .person(let full): persons(full, seenBy: access?.roles ?? [])
        case .rows(let field): "rows of its divisions (`\(field)`)"
        case .rowsFromEverywhere: "rows of its organisation, wherever the person lives"
        case .accounts: "accounts and feeds within the caller's divisions"
        case .tokens: "the caller; cluster-operator: accounts within their divisions, and auditor, to list"
        case .venue: "citizens: venues of their own; staff: venues of their divisions"
        case .venues: "citizens: venues of their own; staff: those of a division of theirs"
        case .gate: "persons at a venue of its divisions, as a gate sees them"
        case .evidence:
            "evidence of the caller's organisation; health-authority: of persons who all live in its divisions"
        case .appeals: "appeals of persons of its divisions"
        case .cases: "cases of persons of its divisions"
        case .everybody: "everybody: callers who are responsible everywhere"
        }
    }
}
