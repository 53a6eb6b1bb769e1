import CommonContracts
import IdentityContracts
import RPC
import RiskAreasContracts
import Synchronization

/// Knows one code, which works once for each time it is sent.
final class SmsCodesDouble: IdentityV1.DirectoryService {
    static let code = "123456"

    private let unused = Mutex(1)
    private let holder = Mutex<[UInt8]>([])
    private let asked = Mutex<[IdentityV1.VerifySmsCodeRequest]>([])

    /// What was to be verified so far.
    var requests: [IdentityV1.VerifySmsCodeRequest] { asked.withLock { $0 } }

    /// Says whose number codes are sent to from now on.
    func send(to person: [UInt8]) { holder.withLock { $0 = person } }

    func verifySmsCode(
        _ request: IdentityV1.VerifySmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.VerifySmsCodeResponse {
        asked.withLock { $0.append(request) }
        guard request.code == Self.code else {
            throw RPCError(.unauthenticated, "wrong").with(reason: "SMS_CODE_WRONG")
        }
        let isUnused = unused.withLock { unused in
            defer { unused = 0 }
            return unused > 0
        }
        guard isUnused else { throw RPCError(.unauthenticated, "gone").with(reason: "SMS_CODE_GONE") }
        return .init(holderKey: holder.withLock { $0 })
    }

    func bindDocument(
        _ request: IdentityV1.BindDocumentRequest, context: CallContext
    ) async throws -> IdentityV1.BindDocumentResponse { throw Self.notAsked }
    func getResidences(
        _ request: IdentityV1.GetResidencesRequest, context: CallContext
    ) async throws -> IdentityV1.GetResidencesResponse { throw Self.notAsked }
    func resolveDocuments(
        _ request: IdentityV1.ResolveDocumentsRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveDocumentsResponse { throw Self.notAsked }
    func resolvePerson(
        _ request: IdentityV1.ResolvePersonRequest, context: CallContext
    ) async throws -> IdentityV1.ResolvedPerson { throw Self.notAsked }
    func getPhoneHolder(
        _ request: IdentityV1.GetPhoneHolderRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneHolder { throw Self.notAsked }
    func resolveRelatives(
        _ request: IdentityV1.ResolveRelativesRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveRelativesResponse { throw Self.notAsked }
    func sendNotice(
        _ request: IdentityV1.SendNoticeRequest, context: CallContext
    ) async throws -> IdentityV1.SendNoticeResponse { throw Self.notAsked }

    private static var notAsked: RPCError { RPCError(.unimplemented, "the trip card does not ask this") }
}

/// Tells followers the areas that a test publishes.
final class RiskAreasDouble: RiskAreasV1.RiskAreasService {
    private let news: AsyncStream<RiskAreasV1.RiskAreaNews>
    private let sender: AsyncStream<RiskAreasV1.RiskAreaNews>.Continuation
    private let known = Mutex<Set<String>>([])

    init() { (news, sender) = AsyncStream.makeStream() }

    /// Replaces all areas: one of high risk in each division, in force since 1970.
    func publish(in divisions: [String], asOf moment: Int64) {
        let gone = known.withLock { known in
            defer { known = Set(divisions) }
            return known.subtracting(divisions)
        }
        let areas = divisions.map {
            RiskAreasV1.RiskArea(areaId: $0, division: $0, name: "小区", level: .high, from: .init(seconds: 0))
        }
        sender.yield(
            .init(areas: areas, removedAreaIds: gone.sorted(), isComplete: true, asOf: .init(seconds: moment)))
    }

    /// Ends the news.
    func end() { sender.finish() }

    func watchRiskAreas(
        _ request: RiskAreasV1.WatchRiskAreasRequest, to responses: ResponseStream<RiskAreasV1.RiskAreaNews>,
        context: CallContext
    ) async throws {
        for await item in news { try await responses.send(item) }
    }

    func importRiskAreas(
        _ requests: RequestStream<RiskAreasV1.RiskAreaBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport { throw Self.notAsked }
    func listRiskAreas(
        _ request: RiskAreasV1.ListRiskAreasRequest, context: CallContext
    ) async throws -> RiskAreasV1.ListRiskAreasResponse { throw Self.notAsked }

    private static var notAsked: RPCError { RPCError(.unimplemented, "the trip card does not ask this") }
}
