public import Contracts
import MergeGatewayCore
public import RPC
public import Security
public import StorageClient
import Wire

/// Both codes on one page: asks the other services and puts their answers together, each with how it came about.
///
/// A side that fails or is late leaves its part out and says so; it neither hides nor falsifies the other (MRG-3).
public struct MergeGatewayService: GatewayV1.MergeGatewayService {
    /// The longest a side may take to answer a page.
    static let sidePatience = Duration.milliseconds(2000)

    private let store: Store
    private let identity: IdentityV1.IdentityClient
    private let healthCodes: HealthCodeV1.HealthCodeClient
    private let tripCards: TripCardV1.TripCardClient
    private let hash: KeyedHash
    private let surroundings: Surroundings

    public init(
        store: Store, identity: any RPCChannel, healthCodes: any RPCChannel, tripCards: any RPCChannel,
        keys: ClusterKeys, surroundings: Surroundings = .system
    ) {
        self.store = store
        self.identity = .init(identity)
        self.healthCodes = .init(healthCodes)
        self.tripCards = .init(tripCards)
        hash = KeyedHash(keys)
        self.surroundings = surroundings
    }

    public func getMergedCode(
        _ request: GatewayV1.GetMergedCodeRequest, context: CallContext
    ) async throws -> GatewayV1.MergedCode {
        let person = try await personKey(request.person, context)
        let sides = sideOptions(context)
        async let health = part(of: "health") {
            try await healthCodes.getHealthCode(.init(person: .init(person: .personKey(person))), options: sides)
        }
        async let profile = part(of: "identity") {
            try await identity.getProfile(.init(person: .init(person: .personKey(person))), options: sides)
        }
        let now = surroundings.now()
        let consent = try await consent(of: person, context)
        let trip = try await trip(consent, now: now, sides)
        let (healthPart, profilePart) = try await (health, profile)
        return GatewayV1.MergedCode(
            profile: profilePart.value, health: healthPart.value, healthState: healthPart.state.wire,
            trip: trip.value, tripState: trip.state.wire, computedAt: .init(seconds: now),
            tripConsentUntil: consent.map { .init(seconds: TripConsent(givenAt: $0.givenAt).until) },
            profileState: profilePart.state.wire)
    }

    public func requestTripVerification(
        _ request: GatewayV1.RequestTripVerificationRequest, context: CallContext
    ) async throws -> GatewayV1.RequestTripVerificationResponse {
        let (citizen, session) = try await session(context)
        let phone = request.phone.isEmpty ? session.phone : request.phone
        try await requireOwner(of: phone, citizen, context)
        let sent = try await identity.requestSmsCode(.init(phone: phone, purpose: .tripCard), options: context.onward)
        return .init(expiresAt: sent.expiresAt, nextRequestAt: sent.nextRequestAt)
    }

    public func verifyTrip(
        _ request: GatewayV1.VerifyTripRequest, context: CallContext
    ) async throws -> GatewayV1.VerifyTripResponse {
        let (citizen, session) = try await session(context)
        let phone = request.phone.isEmpty ? session.phone : request.phone
        try await requireOwner(of: phone, citizen, context)
        _ = try await identity.verifySmsCode(
            .init(phone: phone, purpose: .tripCard, code: request.code), options: context.onward)
        let consent = TripConsent(givenAt: surroundings.now())
        let until = GoogleProtobuf.Timestamp(seconds: consent.until)
        try await store.write(PartitionKey(citizen.personKey), options: context.onward) { change in
            try change.put(
                GatewayV1.StoredTripConsent(
                    givenAt: consent.givenAt, phoneKey: hash.partition(.phone, phone),
                    maskedPhone: phone.prefix(3) + "****" + phone.suffix(4)),
                in: MergeGatewaySets.tripConsent, expires: until)
        }
        return .init(consentUntil: until)
    }

    public func revokeTripConsent(
        _ request: GatewayV1.RevokeTripConsentRequest, context: CallContext
    ) async throws -> GatewayV1.RevokeTripConsentResponse {
        let (citizen, _) = try await session(context)
        try await store.write(PartitionKey(citizen.personKey), options: context.onward) { change in
            change.delete(MergeGatewaySets.tripConsent)
        }
        return .init()
    }
}

// MARK: - Sides

extension MergeGatewayService {
    /// Asks a side. What only the caller can mend is the caller's to know; any other failure leaves the part out.
    private func part<Value: Sendable>(
        of side: String, _ ask: @Sendable () async throws -> Value
    ) async throws -> Part<Value> {
        do {
            return .merge(answer: try await ask(), lastKnown: nil)
        } catch let error as RPCError where [.notFound, .invalidArgument, .unauthenticated].contains(error.code) {
            throw error
        } catch {
            return .merge(answer: nil, lastKnown: nil)
        }
    }

    private func trip(
        _ consent: GatewayV1.StoredTripConsent?, now: Int64, _ options: CallOptions
    ) async throws -> Part<TripCardV1.TripCardView> {
        guard let consent, TripConsent(givenAt: consent.givenAt).holds(at: now) else { return .verificationRequired }
        return try await part(of: "trip") {
            var view = try await tripCards.getTripCard(.init(holder: .phoneKey(consent.phoneKey)), options: options)
            view.maskedPhone = consent.maskedPhone
            return view
        }
    }

    /// A side's deadline: the caller's, but never so late that the other side's answer would be lost with it.
    private func sideOptions(_ context: CallContext) -> CallOptions {
        var options = context.onward
        let patience = min(Self.sidePatience, (context.deadline?.remaining ?? .seconds(60)) * 0.8)
        options.deadline = .after(patience)
        return options
    }
}

// MARK: - Persons and sessions

extension MergeGatewayService {
    /// The person a page is about: the citizen's own, or whom an operator names.
    private func personKey(_ person: CommonV1.PersonRef?, _ context: CallContext) async throws -> [UInt8] {
        guard case .document? = person?.person else {
            var asked: [UInt8]?
            if case .personKey(let key)? = person?.person { asked = key }
            return try context.principal.personKey(asked: asked)
        }
        let profile = try await identity.getProfile(.init(person: person), options: context.onward)
        return try context.principal.personKey(asked: profile.personKey)
    }

    /// The consent of a person; for a citizen's own page the session must still be open.
    private func consent(
        of person: [UInt8], _ context: CallContext
    ) async throws -> GatewayV1.StoredTripConsent? {
        let partition = try PartitionKey(person)
        guard case .citizen(let citizen) = context.principal else {
            return try await store.read(
                partition, .record(MergeGatewaySets.tripConsent), options: context.onward)?.value
        }
        let (consent, session) = try await store.read(
            partition, .record(MergeGatewaySets.tripConsent),
            .record(MergeGatewaySets.sessions, key: citizen.session), options: context.onward)
        guard session != nil else { throw Self.sessionOver }
        return consent?.value
    }

    private func session(
        _ context: CallContext
    ) async throws -> (Principal.Citizen, IdentityV1.StoredSession) {
        guard case .citizen(let citizen) = context.principal else {
            throw RPCError(.permissionDenied, "only a citizen has a trip card to verify")
        }
        let stored = try await store.read(
            PartitionKey(citizen.personKey), .record(MergeGatewaySets.sessions, key: citizen.session),
            options: context.onward)
        guard let stored else { throw Self.sessionOver }
        return (citizen, stored.value)
    }

    private static var sessionOver: RPCError {
        RPCError(.unauthenticated, "the session is over; log in again").with(reason: "SESSION_OVER")
    }

    /// The number must be registered to the account's holder (MRG-2).
    private func requireOwner(of phone: String, _ citizen: Principal.Citizen, _ context: CallContext) async throws {
        let owner = try await identity.getPhoneOwner(.init(phone: phone), options: context.onward)
        guard owner.personKeys.contains(citizen.personKey) else {
            throw RPCError(.permissionDenied, "this number is registered to somebody else").with(reason: "NOT_YOUR_NUMBER")
        }
    }
}

extension PartState {
    /// The contract's value.
    var wire: GatewayV1.PartState {
        switch self {
        case .fresh: .fresh
        case .stale: .stale
        case .unavailable: .unavailable
        case .verificationRequired: .verificationRequired
        }
    }
}
