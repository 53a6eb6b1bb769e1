import IdentityContracts
import IdentityCore
import RPC
import Security
import Values

/// What an account may do, checked.
struct CheckedScope: Sendable {
    /// Most divisions of an account.
    static let divisionsMax = 100

    let message: IdentityV1.StaffScope

    /// - Parameter isFeed: Whether it is of a machine: those have roles of feeds only, and persons have none of them.
    /// - Throws: ``FieldProblem`` for a field of `scope`.
    init(_ scope: IdentityV1.StaffScope?, isFeed: Bool) throws(FieldProblem) {
        guard let scope else { throw FieldProblem(field: "scope", reason: "must be given") }
        let roles = scope.roles.compactMap(StaffRole.init)
        guard !roles.isEmpty, roles.count == scope.roles.count, Set(roles).count == roles.count else {
            throw FieldProblem(field: "scope.roles", reason: "must be one or more known roles, none twice")
        }
        guard roles.allSatisfy({ $0.isOfFeeds == isFeed }) else {
            throw FieldProblem(
                field: "scope.roles", reason: isFeed ? "must be roles of feeds" : "must be roles of persons")
        }
        var checked = scope
        checked.organisation = try ShownText(
            scope.organisation, field: "scope.organisation", charactersMax: 100
        ).text
        guard scope.divisions.count <= Self.divisionsMax, scope.divisions.allSatisfy(Self.isDivision) else {
            throw FieldProblem(
                field: "scope.divisions", reason: "must be at most \(Self.divisionsMax) codes of 2, 4 or 6 digits")
        }
        message = checked
    }

    /// Lets a caller give this scope who has it within their own divisions.
    ///
    /// - Throws: PERMISSION_DENIED (OUTSIDE_SCOPE).
    static func check(_ scope: IdentityV1.StaffScope?, isWithin caller: Principal.Staff) throws(RPCError) {
        if caller.divisions.isEmpty { return }
        let divisions = scope?.divisions ?? []
        guard !divisions.isEmpty, divisions.allSatisfy(caller.covers) else {
            throw RPCError(.permissionDenied, "this lies outside the divisions that you are responsible for")
                .with(reason: "OUTSIDE_SCOPE")
        }
    }

    private static func isDivision(_ text: String) -> Bool {
        [2, 4, 6].contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension StaffRole {
    /// Roles by their numbers in the contract.
    private static let numbers: [(StaffRole, IdentityV1.StaffRole)] = [
        (.laboratory, .laboratory), (.caseRegistry, .caseRegistry), (.border, .border),
        (.areaRegistry, .areaRegistry), (.carrier, .carrier), (.populationRegister, .populationRegister),
        (.healthAuthority, .healthAuthority), (.tracer, .tracer), (.verifier, .verifier), (.auditor, .auditor),
        (.support, .support), (.clusterOperator, .clusterOperator),
    ]

    /// The role of a contract's value; nil for none that is known.
    init?(_ role: IdentityV1.StaffRole) {
        guard let found = Self.numbers.first(where: { $0.1 == role }) else { return nil }
        self = found.0
    }

    /// Whether machines have it, and persons do not.
    var isOfFeeds: Bool {
        switch self {
        case .laboratory, .caseRegistry, .border, .areaRegistry, .carrier, .populationRegister: true
        case .healthAuthority, .tracer, .verifier, .auditor, .support, .clusterOperator: false
        }
    }
}

extension CallContext {
    /// The member of staff, or the feed, that makes the call.
    ///
    /// - Throws: PERMISSION_DENIED (ROLE_NOT_ALLOWED) for other callers.
    var staff: Principal.Staff {
        get throws(RPCError) {
            guard case .staff(let staff) = principal else {
                throw RPCError(.permissionDenied, "only staff may call this method").with(reason: "ROLE_NOT_ALLOWED")
            }
            return staff
        }
    }
}
