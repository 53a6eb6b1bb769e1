import Security

/// Who makes the call of a cell.
enum MatrixCaller: Hashable, Sendable, CustomStringConvertible {
    /// Nobody known.
    case anonymous
    /// The bearer of a token that has expired.
    case deadToken
    /// A citizen in a session that was ended.
    case loggedOut
    case citizen
    case staff(StaffRole, Scope)
    case service
    case storageNode
    /// A program of the cluster's operators, by its certificate.
    case tool

    /// Where a member of staff or a feed is responsible.
    enum Scope: CaseIterable, Sendable {
        case everywhere
        /// In the division where the other person lives.
        case there
        /// In another division.
        case elsewhere

        var divisions: [String] {
            switch self {
            case .everywhere: []
            case .there: ["3301"]
            case .elsewhere: ["4401"]
            }
        }
    }

    static let all: [MatrixCaller] =
        [.anonymous, .deadToken, .loggedOut, .citizen, .service, .storageNode, .tool]
        + StaffRole.allCases.flatMap { role in Scope.allCases.map { .staff(role, $0) } }

    /// What the caller is to the method table.
    var role: Role {
        switch self {
        case .anonymous, .deadToken: .anonymous
        case .loggedOut, .citizen: .citizen
        case .staff(let role, _): .staff(role)
        case .service: .service
        case .storageNode: .storageNode
        case .tool: .tool
        }
    }

    /// Whether the caller can be asked for themselves.
    var isPerson: Bool { self == .citizen || self == .loggedOut }

    var description: String {
        switch self {
        case .anonymous: "nobody"
        case .deadToken: "a dead token"
        case .loggedOut: "a logged-out citizen"
        case .citizen: "a citizen"
        case .staff(let role, let scope): "\(role.rawValue) \(scope)"
        case .service: "a service"
        case .storageNode: "a storage node"
        case .tool: "a tool"
        }
    }
}

/// Whom the request of a cell names.
enum MatrixSubject: CaseIterable, Sendable {
    /// The caller, or nobody.
    case own
    /// Another registered person, who lives in 330106.
    case other
}

/// How the call of a cell ends, as far as rights decide it.
enum MatrixOutcome: Equatable, CustomStringConvertible {
    /// No right is missing: it succeeds, or fails for what the request holds.
    case passes
    case refused(StatusName, String)
    /// The import succeeds, and refuses the row for a field.
    case refusesRow(String)

    enum StatusName: String {
        case unauthenticated, permissionDenied
    }

    /// Reasons with which rights refuse a call.
    static let reasons: Set = [
        "TOKEN_MISSING", "TOKEN_INVALID", "SESSION_OVER", "ROLE_NOT_ALLOWED", "NOT_YOURS", "OUT_OF_SCOPE",
    ]

    var description: String {
        switch self {
        case .passes: "passes"
        case .refused(let status, let reason): "\(status.rawValue) \(reason)"
        case .refusesRow(let field): "refuses the row for \(field)"
        }
    }
}

/// What must happen in a cell, from the contract's option and the rule of its scope.
struct MatrixExpectation {
    let access: MethodAccess
    let rule: ScopeRule

    func outcome(for caller: MatrixCaller, about subject: MatrixSubject) -> MatrixOutcome {
        if access.isOpen { return .passes }
        switch caller {
        case .anonymous: return .refused(.unauthenticated, "TOKEN_MISSING")
        case .deadToken: return .refused(.unauthenticated, "TOKEN_INVALID")
        default: break
        }
        guard access.roles.contains(caller.role) else { return .refused(.permissionDenied, "ROLE_NOT_ALLOWED") }
        if caller.isPerson {
            if case .person = rule, subject == .other { return .refused(.permissionDenied, "NOT_YOURS") }
            if caller == .loggedOut, access.session == .open { return .refused(.unauthenticated, "SESSION_OVER") }
        }
        if case .everybody = rule, case .staff(_, let scope) = caller, scope != .everywhere {
            return .refused(.permissionDenied, "OUT_OF_SCOPE")
        }
        if case .venue = rule, caller.isPerson { return .refused(.permissionDenied, "NOT_YOURS") }
        guard case .staff(let role, .elsewhere) = caller else { return .passes }
        switch rule {
        case .venue, .venues, .gate: return .refused(.permissionDenied, "OUT_OF_SCOPE")
        case .nobody, .oneself, .rowsFromEverywhere, .accounts, .tokens, .everybody, .evidence, .appeals,
            .cases:
            return .passes
        case .rows(let field): return .refusesRow(field)
        case .person(let full):
            return full.contains(role) ? .refused(.permissionDenied, "OUT_OF_SCOPE") : .passes
        }
    }
}
