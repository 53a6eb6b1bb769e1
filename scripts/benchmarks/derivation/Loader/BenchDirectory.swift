import IdentityContracts
import RPC
import Security

/// An identity service that knows where everybody lives and nothing else: what a dry run asks of it.
struct BenchDirectory: IdentityV1.DirectoryService {
    func getResidences(
        _ request: IdentityV1.GetResidencesRequest, context: CallContext
    ) async throws -> IdentityV1.GetResidencesResponse {
        .init(divisions: request.personKeys.map { ["110105", "310115", "330106", "440106"][Int($0[0] % 4)] })
    }

    func resolvePerson(
        _ request: IdentityV1.ResolvePersonRequest, context: CallContext
    ) async throws -> IdentityV1.ResolvedPerson { .init(profile: .init(maskedName: "居*", division: "110105")) }

    func resolveDocuments(
        _ request: IdentityV1.ResolveDocumentsRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveDocumentsResponse { throw Self.unasked }

    func bindDocument(
        _ request: IdentityV1.BindDocumentRequest, context: CallContext
    ) async throws -> IdentityV1.BindDocumentResponse { throw Self.unasked }

    func verifySmsCode(
        _ request: IdentityV1.VerifySmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.VerifySmsCodeResponse { throw Self.unasked }

    func getPhoneHolder(
        _ request: IdentityV1.GetPhoneHolderRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneHolder { throw Self.unasked }

    func sendNotice(
        _ request: IdentityV1.SendNoticeRequest, context: CallContext
    ) async throws -> IdentityV1.SendNoticeResponse { throw Self.unasked }

    func resolveRelatives(
        _ request: IdentityV1.ResolveRelativesRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveRelativesResponse { throw Self.unasked }

    private static let unasked = RPCError(.unimplemented, "the bench asks for residences only")
}

/// Calls as a health authority that is responsible everywhere.
struct BenchAuthority: ServerInterceptor {
    private let staff = Principal.Staff(
        name: "bench", roles: [.healthAuthority], organisation: "bench", token: Surroundings.system.random(16))

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        var context = context
        context.values[PrincipalKey.self] = .staff(staff)
        try await next(call, context)
    }
}
