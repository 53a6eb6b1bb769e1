public import IdentityContracts
public import RPC
import Values

/// Relatives as holders and dependants see them (ID-9).
extension IdentityService {
    public func addRelative(
        _ request: IdentityV1.AddRelativeRequest, context: CallContext
    ) async throws -> IdentityV1.AddRelativeResponse {
        let today = ChinaDay(of: Instant(seconds: surroundings.now()))
        let document = try people.document(request.document, today: today)
        return .init(
            relative: try await relatives.add(document, try PersonName(request.name), context: context))
    }

    public func confirmRelative(
        _ request: IdentityV1.ConfirmRelativeRequest, context: CallContext
    ) async throws -> IdentityV1.ConfirmRelativeResponse {
        let id = try Self.link(request.relativeId)
        return .init(relative: try await relatives.confirm(id, request.code, context: context))
    }

    public func listRelatives(
        _ request: IdentityV1.ListRelativesRequest, context: CallContext
    ) async throws -> IdentityV1.ListRelativesResponse {
        try await relatives.list(context: context)
    }

    public func removeRelative(
        _ request: IdentityV1.RemoveRelativeRequest, context: CallContext
    ) async throws -> IdentityV1.RemoveRelativeResponse {
        try await relatives.remove(Self.link(request.relativeId), context: context)
        return .init()
    }

    private static func link(_ id: [UInt8]) throws(FieldProblem) -> [UInt8] {
        guard id.count == 16 else { throw FieldProblem(field: "relative_id", reason: "must be 16 bytes long") }
        return id
    }
}
