public import IdentityContracts
public import RPC
public import Security

/// What a look-up may show of a person, by who asks and where the person lives.
///
/// Citizens see themselves, and services of the cluster everything. Staff with a role that looks persons up see those who
/// live in their divisions. A verifier checks whoever stands at the gate, wherever they live, and sees what a gate needs.
///
/// ```swift
/// let sight = try LookUp(by: context, full: [.healthAuthority]).sight(ofResidence: person.division)
/// ```
public struct LookUp: Sendable {
    /// How much of a person is shown.
    public enum Sight: String, Sendable {
        case everything
        /// Masked name and number, colours, the last negative test.
        case gate
        /// Masked number, and what a list of contacts says.
        case list
    }

    private let staff: Principal.Staff?
    private let full: Set<StaffRole>

    /// A look-up by the caller.
    ///
    /// - Parameter full: The roles that see everything of the persons in their divisions.
    public init(by context: CallContext, full: Set<StaffRole>) {
        if case .staff(let staff) = context.principal { self.staff = staff } else { staff = nil }
        self.full = full
    }

    /// Whether the answer depends on where the person lives.
    public var dependsOnResidence: Bool { staff.map { isFull($0) && !$0.divisions.isEmpty } ?? false }

    /// What may be shown of a person.
    ///
    /// - Parameter residence: Division of six digits; empty or nil where none is known, or the person is not registered.
    /// - Throws: PERMISSION_DENIED (OUT_OF_SCOPE), the same whether or not the person is registered.
    public func sight(ofResidence residence: String?) throws -> Sight {
        guard let staff else { return .everything }
        let known = residence.flatMap { $0.isEmpty ? nil : $0 }
        if isFull(staff), staff.covers(known) { return .everything }
        if staff.roles.contains(.verifier) { return .gate }
        throw RPCError(.permissionDenied, "this person does not live in the divisions of this account")
            .with(reason: "OUT_OF_SCOPE")
    }

    private func isFull(_ staff: Principal.Staff) -> Bool { !full.isDisjoint(with: staff.roles) }
}

extension IdentityV1.Profile {
    /// As much of it as may be shown.
    public func shown(to sight: LookUp.Sight) -> IdentityV1.Profile {
        switch sight {
        case .everything: self
        case .gate, .list:
            IdentityV1.Profile(
                maskedName: maskedName, maskedDocumentNumber: maskedDocumentNumber, documentType: documentType,
                documentCheckRequired: documentCheckRequired)
        }
    }
}
