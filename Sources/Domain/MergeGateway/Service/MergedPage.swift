import CommonContracts
import GatewayContracts
import GatewayCore
import HealthCodeContracts
import IdentityContracts
import Kit
import RPC
import Security
import TripCardContracts
import Values
import Wire

// MARK: - Pages

extension MergeGatewayService {
    /// The page of a citizen, from three calls at once.
    ///
    /// Identity and health code check the session. The trip card does not, so that its answer counts only beside one of
    /// theirs.
    func page(
        of citizen: Principal.Citizen, asking person: CommonV1.PersonRef?, _ context: CallContext
    ) async throws -> GatewayV1.MergedCode {
        if case .personKey(let asked)? = person?.person { _ = try context.principal.personKey(asked: asked) }
        let deadline = sideDeadline(context)
        let inOwnName = context.forwarded.with(deadline)
        let onward = context.onward.with(deadline)
        async let profile = part(of: .identity, callers: Self.checked) {
            try await identity.getProfile(.init(person: person), options: inOwnName)
        }
        async let trip = trip(ofPhone: citizen.phoneKey, for: citizen.personKey, onward)
        let health = try await part(of: .healthCode, callers: Self.checked) {
            try await healthCodes.getHealthCode(.init(person: person), options: inOwnName)
        }
        return try await merged(profile: profile, health: health, trip: trip)
    }

    /// The page about whom a member of staff names, from one call and then two at once: only identity knows the phone, and
    /// where the person lives, by which the look-up is judged.
    ///
    /// Identity is asked in the name of the member of staff, and notes the look-up in the person's chain (MRG-9). While it
    /// is down, a person named by key still gets a health code, unless the look-up depends on the residence. Then the health
    /// code is asked in that name, and notes the look-up.
    func page(about person: CommonV1.PersonRef, _ context: CallContext) async throws -> GatewayV1.MergedCode {
        let lookUp = LookUp(by: context, full: [.healthAuthority])
        let resolved = try await resolved(person, context)
        if resolved.value == nil, lookUp.dependsOnResidence { throw Self.noSideAnswered }
        let sight = try lookUp.sight(ofResidence: resolved.value?.profile?.division)
        guard let personKey = resolved.value?.personKey ?? person.key else { throw Self.noSideAnswered }
        let deadline = sideDeadline(context)
        let onward = context.onward.with(deadline)
        let asking = resolved.value == nil ? context.forwarded.with(deadline) : onward
        async let trip = trip(of: resolved.value, onward)
        let health = try await part(of: .healthCode, callers: Self.checked) {
            try await healthCodes.getHealthCode(
                .init(person: .init(person: .personKey(personKey)), forGate: sight == .gate), options: asking)
        }
        let page = try await merged(profile: resolved.map { $0.profile ?? .init() }, health: health, trip: trip)
        return page.shown(to: sight)
    }

    /// Whom a look-up is about.
    private func resolved(
        _ person: CommonV1.PersonRef, _ context: CallContext
    ) async throws -> Part<IdentityV1.ResolvedPerson> {
        let options = context.forwarded.with(sideDeadline(context))
        return try await part(of: .identity, callers: Self.checked) {
            try await directory.resolvePerson(.init(person: person), options: options)
        }
    }

    /// The page of three parts.
    ///
    /// - Throws: UNAVAILABLE when neither side answered that knows the session or the person.
    private func merged(
        profile: Part<IdentityV1.Profile>, health: Part<HealthCodeV1.HealthStatus>,
        trip: Part<TripCardV1.GetTripCardResponse>
    ) throws -> GatewayV1.MergedCode {
        guard profile.value != nil || health.value != nil else { throw Self.noSideAnswered }
        return GatewayV1.MergedCode(
            profile: profile.value, health: health.value, healthState: health.state, trip: trip.value?.card,
            tripState: trip.state, computedAt: .init(seconds: surroundings.now()),
            tripConsentUntil: trip.value?.consentUntil, profileState: profile.state)
    }

    private static var noSideAnswered: RPCError {
        RPCError(.unavailable, "neither identity nor the health code answered; try again")
    }
}

// MARK: - Sides

extension MergeGatewayService {
    /// Codes with which a side that checks the caller tells what only the caller can mend.
    static let checked: Set<StatusCode> = [.notFound, .invalidArgument, .unauthenticated, .permissionDenied]

    /// Asks a side. Errors that are the caller's to know end the page. Any other failure leaves the part out.
    func part<Value: Sendable>(
        of side: Side, callers: Set<StatusCode>, _ ask: () async throws -> Value
    ) async throws -> Part<Value> {
        do {
            return Part(answer: try await ask())
        } catch let error as RPCError where callers.contains(error.code) || error.endsLookUps {
            throw error
        } catch {
            return missing(side, error)
        }
    }

    /// Asks for the card of a phone, on the service's own account.
    func trip(
        ofPhone phoneKey: [UInt8], for personKey: [UInt8], _ options: CallOptions
    ) async -> Part<TripCardV1.GetTripCardResponse> {
        do {
            return Part(
                answer: try await tripCards.getTripCard(
                    .init(phoneKey: phoneKey, personKey: personKey), options: options))
        } catch let error as RPCError where error.lacksConsent {
            return .verificationRequired
        } catch {
            return missing(.tripCard, error)
        }
    }

    /// Asks for the card of a person, unless identity knows no phone of theirs or did not answer.
    private func trip(
        of person: IdentityV1.ResolvedPerson?, _ options: CallOptions
    ) async -> Part<TripCardV1.GetTripCardResponse> {
        guard let person else { return .unavailable }
        guard !person.phoneKey.isEmpty else { return .verificationRequired }
        return await trip(ofPhone: person.phoneKey, for: person.personKey, options)
    }

    /// The part of a side that failed. A caller who left is no failure of the side.
    private func missing<Value>(_ side: Side, _ error: any Error) -> Part<Value> {
        if !Task.isCancelled { failures.record(error, of: side) }
        return Part(answer: nil)
    }

    func sideDeadline(_ context: CallContext) -> Deadline {
        .after(patience.wait(remaining: context.deadline?.remaining))
    }
}

// MARK: - Contract values

extension CallOptions {
    /// The same options with another deadline.
    func with(_ deadline: Deadline) -> CallOptions {
        var options = self
        options.deadline = deadline
        return options
    }
}

extension GatewayV1.MergedCode {
    /// As much of it as may be shown. The health code of a gate came as one.
    fileprivate func shown(to sight: LookUp.Sight) -> GatewayV1.MergedCode {
        guard sight == .gate else { return self }
        var page = self
        page.profile = profile?.shown(to: sight)
        page.trip = trip.map {
            TripCardV1.TripCardView(
                colour: $0.colour, dataAsOf: $0.dataAsOf, insufficientData: $0.insufficientData,
                computedAt: $0.computedAt)
        }
        page.tripConsentUntil = nil
        return page
    }
}

extension CommonV1.PersonRef {
    /// The key of 16 bytes, when that is what names the person.
    fileprivate var key: [UInt8]? {
        if case .personKey(let key)? = person, key.count == 16 { key } else { nil }
    }
}

extension RPCError {
    /// The caller has looked too many persons up: no part of another one is shown.
    fileprivate var endsLookUps: Bool {
        code == .resourceExhausted && detail(GoogleRPC.ErrorInfo.self)?.reason == LookUpLimit.reason
    }

    /// The citizen has not consented to show the trip card, or not any more.
    fileprivate var lacksConsent: Bool {
        code == .failedPrecondition && detail(GoogleRPC.ErrorInfo.self)?.reason == "CONSENT_MISSING"
    }
}

extension Part {
    /// The contract's value of how the part came about.
    var state: GatewayV1.PartState {
        switch self {
        case .fresh: .fresh
        case .stale: .stale
        case .unavailable: .unavailable
        case .verificationRequired: .verificationRequired
        }
    }
}
