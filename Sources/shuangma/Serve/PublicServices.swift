import Contracts
import RPC
import Security

// The gateway's port is the one that citizens, gates and importers know. What other services answer it passes on as it
// came, in the name of who calls: the gateway's authorizer has refused what the method table refuses, and the service's
// own decides again.

/// Identity, as the public reaches it.
struct PublicIdentity: IdentityV1.IdentityService {
    let identity: IdentityV1.IdentityClient

    func requestSmsCode(
        _ request: IdentityV1.RequestSmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.RequestSmsCodeResponse {
        try await identity.requestSmsCode(request, options: context.forwarded)
    }

    func verifySmsCode(
        _ request: IdentityV1.VerifySmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.VerifySmsCodeResponse {
        try await identity.verifySmsCode(request, options: context.forwarded)
    }

    func login(_ request: IdentityV1.LoginRequest, context: CallContext) async throws -> IdentityV1.LoginResponse {
        try await identity.login(request, options: context.forwarded)
    }

    func logout(_ request: IdentityV1.LogoutRequest, context: CallContext) async throws -> IdentityV1.LogoutResponse {
        try await identity.logout(request, options: context.forwarded)
    }

    func getProfile(
        _ request: IdentityV1.GetProfileRequest, context: CallContext
    ) async throws -> IdentityV1.Profile {
        try await identity.getProfile(request, options: context.forwarded)
    }

    func getPhoneOwner(
        _ request: IdentityV1.GetPhoneOwnerRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneOwner {
        try await identity.getPhoneOwner(request, options: context.forwarded)
    }

    func resolveDocuments(
        _ request: IdentityV1.ResolveDocumentsRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveDocumentsResponse {
        try await identity.resolveDocuments(request, options: context.forwarded)
    }

    func importPeople(
        _ requests: RequestStream<IdentityV1.PersonBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        try await identity.importPeople(options: context.forwarded) { try await requests.forward(to: $0) }
    }
}

/// The outbox of a demonstration, as the public reaches it.
struct PublicOutbox: IdentityV1.OutboxService {
    let outbox: IdentityV1.OutboxClient

    func listMessages(
        _ request: IdentityV1.ListMessagesRequest, context: CallContext
    ) async throws -> IdentityV1.ListMessagesResponse {
        try await outbox.listMessages(request, options: context.forwarded)
    }
}

/// Health codes, as the public reaches them.
struct PublicHealthCode: HealthCodeV1.HealthCodeService {
    let healthCodes: HealthCodeV1.HealthCodeClient

    func declare(
        _ request: HealthCodeV1.DeclareRequest, context: CallContext
    ) async throws -> HealthCodeV1.DeclareResponse {
        try await healthCodes.declare(request, options: context.forwarded)
    }

    func getHealthCode(
        _ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext
    ) async throws -> HealthCodeV1.HealthStatus {
        try await healthCodes.getHealthCode(request, options: context.forwarded)
    }

    func importTests(
        _ requests: RequestStream<HealthCodeV1.TestBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        try await healthCodes.importTests(options: context.forwarded) { try await requests.forward(to: $0) }
    }

    func importExposures(
        _ requests: RequestStream<HealthCodeV1.ExposureBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        try await healthCodes.importExposures(options: context.forwarded) { try await requests.forward(to: $0) }
    }

    func importDeclarations(
        _ requests: RequestStream<HealthCodeV1.DeclarationBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        try await healthCodes.importDeclarations(options: context.forwarded) { try await requests.forward(to: $0) }
    }
}

/// Trip cards, as the public reaches them.
struct PublicTripCard: TripCardV1.TripCardService {
    let tripCards: TripCardV1.TripCardClient

    func queryTripCard(
        _ request: TripCardV1.QueryTripCardRequest, context: CallContext
    ) async throws -> TripCardV1.TripCardView {
        try await tripCards.queryTripCard(request, options: context.forwarded)
    }

    func getTripCard(
        _ request: TripCardV1.GetTripCardRequest, context: CallContext
    ) async throws -> TripCardV1.TripCardView {
        try await tripCards.getTripCard(request, options: context.forwarded)
    }

    func importStays(
        _ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        try await tripCards.importStays(options: context.forwarded) { try await requests.forward(to: $0) }
    }

    func importRiskAreas(
        _ requests: RequestStream<TripCardV1.RiskAreaBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        try await tripCards.importRiskAreas(options: context.forwarded) { try await requests.forward(to: $0) }
    }

    func listRiskAreas(
        _ request: TripCardV1.ListRiskAreasRequest, context: CallContext
    ) async throws -> TripCardV1.ListRiskAreasResponse {
        try await tripCards.listRiskAreas(request, options: context.forwarded)
    }
}

extension RequestStream {
    /// Sends every message on, each when the one before it has been taken.
    fileprivate func forward(to writer: RequestWriter<Message>) async throws {
        for try await message in self { try await writer.send(message) }
    }
}
