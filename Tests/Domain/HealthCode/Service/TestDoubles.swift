import CommonContracts
import IdentityContracts
import RPC
import RiskAreasContracts
import Synchronization
import Wire

/// Identity, as far as the health code needs it: a document's key is made of its number.
final class TestDirectory: IdentityV1.DirectoryService {
    private let count = Atomic<Int>(0)
    private let sent = Mutex<[IdentityV1.SendNoticeRequest]>([])
    private let failures = Mutex(0)

    /// Notices that were handed over, one and the same as often as it came.
    var notices: [IdentityV1.SendNoticeRequest] { sent.withLock(\.self) }

    /// Lets the answers to the next notices be lost, though they were handed over.
    func loseNotices(_ count: Int) { failures.withLock { $0 = count } }

    /// How often it was called.
    var calls: Int { count.load(ordering: .relaxed) }

    static func key(of number: String) -> [UInt8] {
        Array((Array(number.utf8) + Array(repeating: 0, count: 16)).prefix(16))
    }

    func resolveDocuments(
        _ request: IdentityV1.ResolveDocumentsRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveDocumentsResponse {
        count.add(1, ordering: .relaxed)
        return .init(
            results: request.documents.map { document in
                document == .invalid
                    ? .init(field: "number", reason: "is wrong")
                    : .init(
                        personKey: Self.key(of: document.number), maskedNumber: "***\(document.number.suffix(4))")
            })
    }

    func resolvePerson(
        _ request: IdentityV1.ResolvePersonRequest, context: CallContext
    ) async throws -> IdentityV1.ResolvedPerson { throw RPCError(.unimplemented, "a double") }

    func bindDocument(
        _ request: IdentityV1.BindDocumentRequest, context: CallContext
    ) async throws -> IdentityV1.BindDocumentResponse { throw RPCError(.unimplemented, "a double") }

    func getResidences(
        _ request: IdentityV1.GetResidencesRequest, context: CallContext
    ) async throws -> IdentityV1.GetResidencesResponse {
        // Everybody lives there.
        .init(divisions: request.personKeys.map { _ in "110105" })
    }

    func verifySmsCode(
        _ request: IdentityV1.VerifySmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.VerifySmsCodeResponse { throw RPCError(.unimplemented, "a double") }

    func getPhoneHolder(
        _ request: IdentityV1.GetPhoneHolderRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneHolder { throw RPCError(.unimplemented, "a double") }

    func resolveRelatives(
        _ request: IdentityV1.ResolveRelativesRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveRelativesResponse { throw RPCError(.unimplemented, "a double") }
    func sendNotice(
        _ request: IdentityV1.SendNoticeRequest, context: CallContext
    ) async throws -> IdentityV1.SendNoticeResponse {
        sent.withLock { $0.append(request) }
        let isLost = failures.withLock { left in
            defer { left -= left > 0 ? 1 : 0 }
            return left > 0
        }
        if isLost { throw RPCError(.unavailable, "the answer is lost") }
        return .init(sent: true)
    }
}

/// The risk areas, as far as they are watched: each list that a test publishes is sent as complete news.
final class TestRiskAreas: RiskAreasV1.RiskAreasService {
    private let news: AsyncStream<RiskAreasV1.RiskAreaNews>
    private let publisher: AsyncStream<RiskAreasV1.RiskAreaNews>.Continuation

    init() { (news, publisher) = AsyncStream.makeStream() }

    func publish(_ areas: [RiskAreasV1.RiskArea], asOf: GoogleProtobuf.Timestamp) {
        publisher.yield(.init(areas: areas, isComplete: true, asOf: asOf))
    }

    func watchRiskAreas(
        _ request: RiskAreasV1.WatchRiskAreasRequest, to responses: ResponseStream<RiskAreasV1.RiskAreaNews>,
        context: CallContext
    ) async throws {
        for await item in news { try await responses.send(item) }
    }

    func importRiskAreas(
        _ requests: RequestStream<RiskAreasV1.RiskAreaBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport { throw RPCError(.unimplemented, "a double") }

    func listRiskAreas(
        _ request: RiskAreasV1.ListRiskAreasRequest, context: CallContext
    ) async throws -> RiskAreasV1.ListRiskAreasResponse { throw RPCError(.unimplemented, "a double") }
}
