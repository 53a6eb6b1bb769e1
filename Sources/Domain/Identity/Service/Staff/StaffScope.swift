import IdentityContracts
import IdentityCore
import RPC
import Reference
import Security
import Values

/// What an account may do, checked.
struct CheckedScope: Sendable {
    /// Organisations of feeds of carriers, as stays name them.
    static let carriers = ["telecom", "mobile", "unicom"]
    /// Most divisions of an account.
    static let divisionsMax = 100

    let message: IdentityV1.StaffScope

    /// - Parameters:
    ///   - isFeed: Whether it is of a machine: those have one role of feeds, and persons have none of them.
    ///   - known: The divisions that there are.
    /// - Throws: ``FieldProblem`` for a field of `scope`.
    init(_ scope: IdentityV1.StaffScope?, isFeed: Bool, in known: Divisions) throws(FieldProblem) {
        guard let scope else { throw FieldProblem(field: "scope", reason: "must be given") }
        let roles = scope.roles.compactMap(StaffRole.init)
        guard !roles.isEmpty, roles.count == scope.roles.count, Set(roles).count == roles.count else {
            throw FieldProblem(field: "scope.roles", reason: "must be one or more known roles, none twice")
        }
        guard roles.allSatisfy({ $0.isOfFeeds == isFeed }) else {
            throw FieldProblem(
                field: "scope.roles", reason: isFeed ? "must be roles of feeds" : "must be roles of persons")
        }
        guard !isFeed || roles.count == 1 else {
            throw FieldProblem(
                field: "scope.roles", reason: "must be one role: a feed delivers one kind of evidence (COL-6)",
                remedy: "make a feed for each role")
        }
        var checked = scope
        checked.organisation = try Self.organisation(scope.organisation, isCarrier: roles.contains(.carrier))
        checked.divisions = try Self.divisions(scope.divisions, in: known)
        message = checked
    }

    private static func organisation(_ text: String, isCarrier: Bool) throws(FieldProblem) -> String {
        let name = try ShownText(text, field: "scope.organisation", charactersMax: 100).text
        guard name != Principal.Staff.anySource else {
            throw FieldProblem(
                field: "scope.organisation", reason: "must name whom the account acts for: '*' is for demonstrations")
        }
        guard !isCarrier || carriers.contains(name) else {
            throw FieldProblem(
                field: "scope.organisation",
                reason: "must be \(carriers.dropLast().joined(separator: ", ")) or \(carriers.last ?? ""): "
                    + "a trip card has stays of these (ID-8)")
        }
        return name
    }

    /// The divisions as scopes are stored: without the zeros that fill codes of provinces and prefectures up.
    private static func divisions(_ texts: [String], in known: Divisions) throws(FieldProblem) -> [String] {
        guard texts.count <= divisionsMax, texts.allSatisfy(isDivision) else {
            throw FieldProblem(
                field: "scope.divisions", reason: "must be at most \(divisionsMax) codes of 2, 4 or 6 digits")
        }
        let scopes = texts.map(Principal.Staff.scope(of:))
        guard scopes.allSatisfy(known.contains(beginning:)) else {
            throw FieldProblem(
                field: "scope.divisions",
                reason: "must be divisions of the table, or the first digits of some (GB/T 2260)")
        }
        return scopes
    }

    /// Lets a caller give this scope who has it within their own divisions.
    ///
    /// - Throws: PERMISSION_DENIED (OUTSIDE_SCOPE).
    static func check(_ scope: IdentityV1.StaffScope?, isWithin caller: Principal.Staff) throws(RPCError) {
        guard self.scope(scope, isWithin: caller) else {
            throw RPCError(.permissionDenied, "this lies outside the divisions that you are responsible for")
                .with(reason: "OUTSIDE_SCOPE")
        }
    }

    /// Whether a scope lies within the divisions of a caller. None, which is everywhere, lies in no division.
    static func scope(_ scope: IdentityV1.StaffScope?, isWithin caller: Principal.Staff) -> Bool {
        if caller.divisions.isEmpty { return true }
        let divisions = scope?.divisions ?? []
        return !divisions.isEmpty && divisions.allSatisfy(caller.covers)
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
