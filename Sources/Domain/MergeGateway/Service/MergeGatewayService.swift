import CommonContracts
public import GatewayContracts
import GatewayCore
import HealthCodeContracts
import IdentityContracts
import Kit
public import Logging
public import RPC
public import Security
import TripCardContracts
import Values
import Wire

/// Both codes on one page: asks the other services and puts their answers together, each with how it came about.
///
/// It keeps nothing and reads no store. A page costs three calls. What a citizen asks is passed on in the citizen's own
/// name, so that the services that answer check the session in the snapshot they read. A side that fails or is late
/// leaves its part out: it neither hides nor falsifies the others (MRG-3).
///
/// ```swift
/// let gateway = MergeGatewayService(identity: identity, healthCodes: health, tripCards: trips, logger: logger)
/// ```
public struct MergeGatewayService: GatewayV1.MergeGatewayService {
    let identity: IdentityV1.IdentityClient
    let directory: IdentityV1.DirectoryClient
    let healthCodes: HealthCodeV1.HealthCodeClient
    let tripCards: TripCardV1.TripCardClient
    let failures: SideFailures
    let patience: SidePatience
    let surroundings: Surroundings

    /// A gateway before three roles.
    ///
    /// - Parameters:
    ///   - identity: Channel to the identity role.
    ///   - healthCodes: Channel to the health-code role.
    ///   - tripCards: Channel to the trip-card role.
    ///   - logger: Takes a line for each kind of failure of a side, at most every ten seconds.
    ///   - sidePatience: The longest a side may take; a caller with less time shortens it.
    public init(
        identity: any RPCChannel, healthCodes: any RPCChannel, tripCards: any RPCChannel, logger: Logger,
        sidePatience: Duration = .seconds(2), surroundings: Surroundings = .system
    ) {
        self.identity = .init(identity)
        directory = .init(identity)
        self.healthCodes = .init(healthCodes)
        self.tripCards = .init(tripCards)
        failures = SideFailures(logger: logger, now: surroundings.now)
        patience = SidePatience(longest: sidePatience)
        self.surroundings = surroundings
    }

    /// Failures of sides, by side and code, as Prometheus text.
    public var metrics: String { failures.text }

    public func getMergedCode(
        _ request: GatewayV1.GetMergedCodeRequest, context: CallContext
    ) async throws -> GatewayV1.MergedCode {
        if case .citizen(let citizen) = context.principal {
            guard request.includeRelatives else { return try await page(of: citizen, asking: request.person, context) }
            async let relatives = relatives(context)
            var page = try await page(of: citizen, asking: request.person, context)
            (page.relatives, page.relativesState) = try await relatives
            return page
        }
        guard let person = request.person, person.person != nil else {
            throw FieldProblem(field: "person", reason: "must be given")
        }
        return try await page(about: person, context)
    }
}

// MARK: - The consent

extension MergeGatewayService {
    public func requestTripVerification(
        _ request: GatewayV1.RequestTripVerificationRequest, context: CallContext
    ) async throws -> GatewayV1.RequestTripVerificationResponse {
        let sent = try await identity.requestConsentCode(.init(kind: .tripCard), options: context.forwarded)
        return .init(expiresAt: sent.expiresAt, nextRequestAt: sent.nextRequestAt, handle: sent.handle)
    }

    public func verifyTrip(
        _ request: GatewayV1.VerifyTripRequest, context: CallContext
    ) async throws -> GatewayV1.VerifyTripResponse {
        let given = try await identity.giveConsent(
            .init(kind: .tripCard, code: request.code, handle: request.handle), options: context.forwarded)
        return .init(consentUntil: given.consentUntil)
    }

    public func revokeTripConsent(
        _ request: GatewayV1.RevokeTripConsentRequest, context: CallContext
    ) async throws -> GatewayV1.RevokeTripConsentResponse {
        _ = try await identity.revokeConsent(.init(kind: .tripCard), options: context.forwarded)
        return .init()
    }
}
