public import IdentityContracts
import Kit
import KitRecords
public import RPC
import Security
import StorageClient
import Values
import Wire

/// Rights of a citizen about their own data (PIPL, chapter 4).
extension IdentityService {
    public func requestProofCode(
        _ request: IdentityV1.RequestProofCodeRequest, context: CallContext
    ) async throws -> IdentityV1.RequestProofCodeResponse {
        let citizen = try context.citizen
        guard request.purpose.provesRights else { throw FieldProblem(field: "purpose", reason: "must be EXPORT") }
        let phone = try await phoneOfOpenSession(citizen, context.onward)
        let holder = try await people.store.read(
            people.partition(of: phone), .record(KitRecordSets.holder), options: context.onward)
        guard holder?.value.personKey == citizen.personKey else { throw RPCError.notYourNumber }
        let sent = try await codes.send(
            to: phone, purpose: request.purpose, for: .known(citizen.personKey), options: context.onward)
        return .init(
            expiresAt: .init(sent.expiresAt), nextRequestAt: .init(sent.nextRequestAt), handle: sent.handle.text)
    }

    public func exportMyData(
        _ request: IdentityV1.ExportMyDataRequest, context: CallContext
    ) async throws -> IdentityV1.ExportMyDataResponse {
        let citizen = try context.citizen
        let subject = try Subject(of: context, asked: nil)
        guard request.pageToken.isEmpty else {
            guard request.code.isEmpty, request.handle.isEmpty else {
                throw FieldProblem(field: "code", reason: "is for the first page only")
            }
            return try await dataExport.page(request.pageToken, for: subject, context)
        }
        let code = try PresentedCode(request.code, handle: request.handle)
        let phone = try await phoneOfOpenSession(citizen, context.onward)
        try await dataExport.demandRoom(for: subject, options: context.onward)
        try await codes.use(
            code, of: phone, purpose: .export, by: citizen.personKey, at: context.addressBlock,
            now: surroundings.now(), options: context.onward)
        return try await dataExport.begin(for: subject, context)
    }
}

extension IdentityV1.SmsPurpose {
    /// Whether codes of the purpose prove calls about a person's own rights.
    var provesRights: Bool { self == .export }
}
