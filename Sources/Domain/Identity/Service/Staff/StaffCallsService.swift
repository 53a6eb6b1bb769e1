public import IdentityContracts
import IdentityCore
import Kit
public import RPC
import Security
import Values

/// Keeps the chains of accounts for services that have no store. ``IdentityServices`` makes it.
public struct StaffCallsService: IdentityV1.StaffCallsService {
    let trail: AccountTrail

    public func noteRefusal(
        _ request: IdentityV1.NoteRefusalRequest, context: CallContext
    ) async throws -> IdentityV1.NoteRefusalResponse {
        try StaffNames.check(request.account, field: "account")
        guard request.method.count <= 200 else { throw FieldProblem(field: "method", reason: "at most 200 characters") }
        guard request.reason.count <= 100 else { throw FieldProblem(field: "reason", reason: "at most 100 characters") }
        let staff = Principal.Staff(
            name: request.account, roles: Set(request.roles.compactMap(StaffRole.init)),
            organisation: request.organisation, token: request.token)
        await trail.note(
            refusalOf: staff, StaffCallRefusal(method: request.method, reason: request.reason, judge: .authorizer))
        return .init()
    }
}
