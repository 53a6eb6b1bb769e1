import CommonContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import Security
import Synchronization
import TripCardContracts

/// What the services behind a gateway do in a test, and what they were asked.
final class Sides: Sendable {
    /// What a method does instead of answering.
    enum Fault: Sendable {
        case fails(RPCError)
        /// Answers nothing until its caller gives up.
        case isLate
    }

    /// A call that arrived.
    struct Asked: Sendable {
        let method: String
        let principal: Principal
    }

    private struct State {
        var faults: [String: Fault] = [:]
        var asked: [Asked] = []
        var tripRequests: [TripCardV1.GetTripCardRequest] = []
        var consentCodes: [String] = []
        var phoneKey = Citizens.phoneKey
        var relatives: [IdentityV1.ResolvedRelative] = []
    }

    private let state = Mutex(State())
    /// An element for each call that arrives.
    let arrivals: AsyncStream<Void>
    private let arrival: AsyncStream<Void>.Continuation

    init() { (arrivals, arrival) = AsyncStream.makeStream() }

    /// Calls so far, by the name of their method.
    var methods: [String] { state.withLock { $0.asked.map(\.method).sorted() } }
    /// Who made the call of a method.
    func caller(of method: String) -> Principal? {
        state.withLock { $0.asked.first { $0.method == method }?.principal }
    }
    /// What the trip card was asked.
    var tripRequests: [TripCardV1.GetTripCardRequest] { state.withLock { $0.tripRequests } }
    /// Codes that consents were given with.
    var consentCodes: [String] { state.withLock { $0.consentCodes } }

    /// Makes a method fail, or be late.
    func set(_ fault: Fault, for method: String) { state.withLock { $0.faults[method] = fault } }
    /// Lets the citizen have dependants.
    func set(relatives: [IdentityV1.ResolvedRelative]) { state.withLock { $0.relatives = relatives } }
    /// Lets identity know no phone of the citizen.
    func forgetPhone() { state.withLock { $0.phoneKey = [] } }

    /// Notes a call, and does what was set for its method.
    private func arrive(_ context: CallContext) async throws {
        let fault = state.withLock { state in
            state.asked.append(Asked(method: context.method.name, principal: context.principal))
            return state.faults[context.method.name]
        }
        arrival.yield()
        switch fault {
        case .fails(let error)?: throw error
        case .isLate?:
            // Ends when the task is cancelled, which its caller's deadline does.
            try await Task.sleep(for: .seconds(3600))
        case nil: return
        }
    }
}

extension Sides: IdentityV1.IdentityService {
    func getProfile(_ request: IdentityV1.GetProfileRequest, context: CallContext) async throws -> IdentityV1.Profile {
        try await arrive(context)
        if case .document(let document)? = request.person?.person, document != Citizens.document {
            throw RPCError(.permissionDenied, "citizens may ask for themselves only").with(reason: "NOT_YOURS")
        }
        return Citizens.profile
    }

    func requestConsentCode(
        _ request: IdentityV1.RequestConsentCodeRequest, context: CallContext
    ) async throws -> IdentityV1.RequestConsentCodeResponse {
        try await arrive(context)
        guard request.kind == .tripCard else { throw RPCError.invalidArgument(field: "kind", "must be given") }
        return .init(expiresAt: .init(seconds: 300), nextRequestAt: .init(seconds: 60), handle: "handle")
    }

    func giveConsent(
        _ request: IdentityV1.GiveConsentRequest, context: CallContext
    ) async throws -> IdentityV1.GiveConsentResponse {
        try await arrive(context)
        guard request.kind == .tripCard else { throw RPCError.invalidArgument(field: "kind", "must be given") }
        state.withLock { $0.consentCodes.append("\(request.code) \(request.handle)") }
        return .init(consentUntil: .init(seconds: 2_592_000))
    }

    func revokeConsent(
        _ request: IdentityV1.RevokeConsentRequest, context: CallContext
    ) async throws -> IdentityV1.RevokeConsentResponse {
        try await arrive(context)
        guard request.kind == .tripCard else { throw RPCError.invalidArgument(field: "kind", "must be given") }
        return .init()
    }

    func requestSmsCode(
        _ request: IdentityV1.RequestSmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.RequestSmsCodeResponse { throw Self.notAsked }
    func register(
        _ request: IdentityV1.RegisterRequest, context: CallContext
    ) async throws -> IdentityV1.Registration { throw Self.notAsked }
    func getRegistration(
        _ request: IdentityV1.GetRegistrationRequest, context: CallContext
    ) async throws -> IdentityV1.Registration { throw Self.notAsked }
    func login(_ request: IdentityV1.LoginRequest, context: CallContext) async throws -> IdentityV1.LoginResponse {
        throw Self.notAsked
    }
    func logout(_ request: IdentityV1.LogoutRequest, context: CallContext) async throws -> IdentityV1.LogoutResponse {
        throw Self.notAsked
    }

    func refreshSession(
        _ request: IdentityV1.RefreshSessionRequest, context: CallContext
    ) async throws -> IdentityV1.RefreshSessionResponse { throw Self.notAsked }
    func listSessions(
        _ request: IdentityV1.ListSessionsRequest, context: CallContext
    ) async throws -> IdentityV1.ListSessionsResponse { throw Self.notAsked }
    func revokeSession(
        _ request: IdentityV1.RevokeSessionRequest, context: CallContext
    ) async throws -> IdentityV1.RevokeSessionResponse { throw Self.notAsked }
    func revokeOtherSessions(
        _ request: IdentityV1.RevokeOtherSessionsRequest, context: CallContext
    ) async throws -> IdentityV1.RevokeOtherSessionsResponse { throw Self.notAsked }
    func addRelative(
        _ request: IdentityV1.AddRelativeRequest, context: CallContext
    ) async throws -> IdentityV1.AddRelativeResponse { throw Self.notAsked }
    func confirmRelative(
        _ request: IdentityV1.ConfirmRelativeRequest, context: CallContext
    ) async throws -> IdentityV1.ConfirmRelativeResponse { throw Self.notAsked }
    func listRelatives(
        _ request: IdentityV1.ListRelativesRequest, context: CallContext
    ) async throws -> IdentityV1.ListRelativesResponse { throw Self.notAsked }
    func removeRelative(
        _ request: IdentityV1.RemoveRelativeRequest, context: CallContext
    ) async throws -> IdentityV1.RemoveRelativeResponse { throw Self.notAsked }
    func proposeAlias(
        _ request: IdentityV1.ProposeAliasRequest, context: CallContext
    ) async throws -> IdentityV1.ProposeAliasResponse { throw Self.notAsked }
    func listMyAliases(
        _ request: IdentityV1.ListMyAliasesRequest, context: CallContext
    ) async throws -> IdentityV1.ListMyAliasesResponse { throw Self.notAsked }
    func requestProofCode(
        _ request: IdentityV1.RequestProofCodeRequest, context: CallContext
    ) async throws -> IdentityV1.RequestProofCodeResponse { throw Self.notAsked }
    func exportMyData(
        _ request: IdentityV1.ExportMyDataRequest, context: CallContext
    ) async throws -> IdentityV1.ExportMyDataResponse { throw Self.notAsked }
    func listConsents(
        _ request: IdentityV1.ListConsentsRequest, context: CallContext
    ) async throws -> IdentityV1.ListConsentsResponse { throw Self.notAsked }
    func correctMyData(
        _ request: IdentityV1.CorrectMyDataRequest, context: CallContext
    ) async throws -> IdentityV1.CorrectMyDataResponse { throw Self.notAsked }
    func changePhone(
        _ request: IdentityV1.ChangePhoneRequest, context: CallContext
    ) async throws -> IdentityV1.ChangePhoneResponse { throw Self.notAsked }
    func addPhone(
        _ request: IdentityV1.AddPhoneRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneList { throw Self.notAsked }
    func listPhones(
        _ request: IdentityV1.ListPhonesRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneList { throw Self.notAsked }
    func removePhone(
        _ request: IdentityV1.RemovePhoneRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneList { throw Self.notAsked }
    func setPrimaryPhone(
        _ request: IdentityV1.SetPrimaryPhoneRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneList { throw Self.notAsked }

    static var notAsked: RPCError { RPCError(.unimplemented, "the gateway does not ask this") }
}

/// The directory of the sides.
struct DirectoryDouble: IdentityV1.DirectoryService {
    let sides: Sides

    func resolvePerson(
        _ request: IdentityV1.ResolvePersonRequest, context: CallContext
    ) async throws -> IdentityV1.ResolvedPerson { try await sides.resolve(context) }
    func bindDocument(
        _ request: IdentityV1.BindDocumentRequest, context: CallContext
    ) async throws -> IdentityV1.BindDocumentResponse { throw Sides.notAsked }
    func getResidences(
        _ request: IdentityV1.GetResidencesRequest, context: CallContext
    ) async throws -> IdentityV1.GetResidencesResponse { throw Sides.notAsked }
    func resolveDocuments(
        _ request: IdentityV1.ResolveDocumentsRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveDocumentsResponse { throw Sides.notAsked }
    func verifySmsCode(
        _ request: IdentityV1.VerifySmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.VerifySmsCodeResponse { throw Sides.notAsked }
    func getPhoneHolder(
        _ request: IdentityV1.GetPhoneHolderRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneHolder { throw Sides.notAsked }
    func sendNotice(
        _ request: IdentityV1.SendNoticeRequest, context: CallContext
    ) async throws -> IdentityV1.SendNoticeResponse { throw Sides.notAsked }
    func resolveRelatives(
        _ request: IdentityV1.ResolveRelativesRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveRelativesResponse { try await sides.resolveRelatives(context) }
}

/// The health code of the sides.
struct HealthCodeDouble: HealthCodeV1.HealthCodeService {
    let sides: Sides

    func getHealthCode(
        _ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext
    ) async throws -> HealthCodeV1.HealthStatus { try await sides.health(context) }
    func listNotifications(
        _ request: HealthCodeV1.ListNotificationsRequest, context: CallContext
    ) async throws -> HealthCodeV1.ListNotificationsResponse { throw Sides.notAsked }
    func declare(
        _ request: HealthCodeV1.DeclareRequest, context: CallContext
    ) async throws -> HealthCodeV1.DeclareResponse { throw Sides.notAsked }
    func fileAppeal(
        _ request: HealthCodeV1.FileAppealRequest, context: CallContext
    ) async throws -> HealthCodeV1.Appeal { throw Sides.notAsked }
    func listMyAppeals(
        _ request: HealthCodeV1.ListMyAppealsRequest, context: CallContext
    ) async throws -> HealthCodeV1.ListMyAppealsResponse { throw Sides.notAsked }
    func declareTrip(
        _ request: HealthCodeV1.DeclareTripRequest, context: CallContext
    ) async throws -> HealthCodeV1.DeclareTripResponse { throw Sides.notAsked }
    func getHistory(
        _ request: HealthCodeV1.GetHistoryRequest, context: CallContext
    ) async throws -> HealthCodeV1.GetHistoryResponse { throw Sides.notAsked }
    func watchHealthCode(
        _ request: HealthCodeV1.WatchHealthCodeRequest, to responses: ResponseStream<HealthCodeV1.HealthStatus>,
        context: CallContext
    ) async throws { throw Sides.notAsked }
}

/// The trip card of the sides.
struct TripCardDouble: TripCardV1.TripCardService {
    let sides: Sides

    func getTripCard(
        _ request: TripCardV1.GetTripCardRequest, context: CallContext
    ) async throws -> TripCardV1.GetTripCardResponse { try await sides.trip(request, context) }
    func queryTripCard(
        _ request: TripCardV1.QueryTripCardRequest, context: CallContext
    ) async throws -> TripCardV1.TripCardView { throw Sides.notAsked }
}

extension Sides {
    fileprivate func resolve(_ context: CallContext) async throws -> IdentityV1.ResolvedPerson {
        try await arrive(context)
        let phoneKey = state.withLock { $0.phoneKey }
        return .init(personKey: Citizens.personKey, phoneKey: phoneKey, profile: Citizens.profile)
    }

    fileprivate func resolveRelatives(_ context: CallContext) async throws -> IdentityV1.ResolveRelativesResponse {
        try await arrive(context)
        return .init(relatives: state.withLock { $0.relatives })
    }

    fileprivate func health(_ context: CallContext) async throws -> HealthCodeV1.HealthStatus {
        try await arrive(context)
        return .init(colour: .yellow)
    }

    fileprivate func trip(
        _ request: TripCardV1.GetTripCardRequest, _ context: CallContext
    ) async throws -> TripCardV1.GetTripCardResponse {
        state.withLock { $0.tripRequests.append(request) }
        try await arrive(context)
        return .init(
            card: .init(maskedPhone: "138****8000", colour: .green), consentUntil: .init(seconds: 1_700_000_000))
    }
}
