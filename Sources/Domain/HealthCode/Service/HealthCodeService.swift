public import Contracts
import HealthCodeCore
public import RPC
public import Security
public import StorageClient
import Wire

/// Evidence about persons, and the colour derived from it whenever somebody asks (COL-1).
public struct HealthCodeService: HealthCodeV1.HealthCodeService {
    private let store: Store
    private let identity: IdentityV1.IdentityClient
    private let tripCards: TripCardV1.TripCardClient
    private let profile: RuleProfile
    private let surroundings: Surroundings

    /// - Parameters:
    ///   - identity: Channel to the identity service: it knows documents.
    ///   - tripCards: Channel to the trip card service: it knows the areas of risk.
    ///   - rules: Version of the rules, such as `2022-9th`. Throws when it is not known.
    public init(
        store: Store, identity: any RPCChannel, tripCards: any RPCChannel, rules: String = "2022-9th",
        surroundings: Surroundings = .system
    ) throws {
        guard let profile = RuleProfile.named(rules) else {
            throw RPCError.invalidArgument(field: "rules", "is no known version of the rules")
        }
        self.store = store
        self.identity = .init(identity)
        self.tripCards = .init(tripCards)
        self.profile = profile
        self.surroundings = surroundings
    }

    public func declare(
        _ request: HealthCodeV1.DeclareRequest, context: CallContext
    ) async throws -> HealthCodeV1.DeclareResponse {
        guard case .citizen(let citizen) = context.principal else {
            throw RPCError(.permissionDenied, "only citizens declare, for themselves")
        }
        let declaration = try DeclarationRules.checked(request.declaration)
        let idempotency = Array(request.idempotencyKey.utf8)
        guard (1...64).contains(idempotency.count) else {
            throw RPCError.invalidArgument(field: "idempotency_key", "must be 1 to 64 bytes long")
        }
        let person = try PartitionKey(citizen.personKey)
        let now = surroundings.now()
        let declaredAt = GoogleProtobuf.Timestamp(seconds: now)
        let stored = HealthCodeV1.StoredDeclaration(declaredAt: declaredAt, declaration: declaration)
        do {
            try await store.write(person, idempotency: idempotency, options: context.onward) { change in
                change.requirePresent(HealthCodeSets.sessions, key: citizen.session)
                try change.put(
                    stored, in: HealthCodeSets.declarations,
                    key: SortKey.instant(seconds: now) + surroundings.random(4),
                    expires: .init(seconds: now + EvidenceFile.retention))
            }
        } catch is PreconditionFailed {
            throw Self.sessionOver
        }
        return .init(declaredAt: declaredAt, status: try await status(of: person, session: nil, context))
    }

    public func getHealthCode(
        _ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext
    ) async throws -> HealthCodeV1.HealthStatus {
        let asked = try await personKey(request.person, context)
        let person = try PartitionKey(try context.principal.personKey(asked: asked))
        if case .citizen(let citizen) = context.principal {
            return try await status(of: person, session: citizen.session, context)
        }
        return try await status(of: person, session: nil, context)
    }

    public func importTests(
        _ requests: RequestStream<HealthCodeV1.TestBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var load = evidenceImport(context)
        for try await batch in requests {
            try await load.take(batch.rows.map { ($0.row, $0.test) }, as: HealthCodeV1.TestResult.self)
        }
        return load.tally.report
    }

    public func importExposures(
        _ requests: RequestStream<HealthCodeV1.ExposureBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var load = evidenceImport(context)
        for try await batch in requests {
            try await load.take(batch.rows.map { ($0.row, $0.exposure) }, as: HealthCodeV1.Exposure.self)
        }
        return load.tally.report
    }

    public func importDeclarations(
        _ requests: RequestStream<HealthCodeV1.DeclarationBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var load = evidenceImport(context)
        for try await batch in requests {
            try await load.take(batch.rows.map { ($0.row, $0.declaration) }, as: HealthCodeV1.TakenDeclaration.self)
        }
        return load.tally.report
    }

    private func evidenceImport(_ context: CallContext) -> EvidenceImport {
        EvidenceImport(store: store, identity: identity, options: context.onward, now: surroundings.now())
    }

    private func personKey(_ person: CommonV1.PersonRef?, _ context: CallContext) async throws -> [UInt8]? {
        switch person?.person {
        case nil: return nil
        case .personKey(let key)?: return key
        case .document(let document)?:
            let resolved = try await identity.resolveDocuments(.init(documents: [document]), options: context.onward)
            guard let result = resolved.results.first, result.field.isEmpty else {
                let result = resolved.results.first
                throw RPCError.invalidArgument(field: result?.field ?? "document", result?.reason ?? "is not valid")
            }
            return result.personKey
        }
    }

    static var sessionOver: RPCError {
        RPCError(.unauthenticated, "the session is over; log in again").with(reason: "SESSION_OVER")
    }

    private func status(
        of person: PartitionKey, session: [UInt8]?, _ context: CallContext
    ) async throws -> HealthCodeV1.HealthStatus {
        // A citizen's session is read along, so that a call after a logout finds it gone.
        let (declarations, tests, exposures, open) = try await store.read(
            person, .all(HealthCodeSets.declarations), .all(HealthCodeSets.tests), .all(HealthCodeSets.exposures),
            session.map { .record(HealthCodeSets.sessions, key: $0) } ?? .constant(nil), options: context.onward)
        if session != nil, open == nil { throw Self.sessionOver }
        let file = EvidenceFile(declarations, tests, exposures)
        let areaEnds = file.namesAreas ? try await releasedAreas(file, context) : [:]
        let now = surroundings.now()
        let code = HealthCode(evidence: file.evidence(areaEnds: areaEnds), profile: profile, now: now)
        return HealthCodeV1.HealthStatus(
            colour: code.colour.wire, reasons: code.reasons.map(Self.message), computedAt: .init(seconds: now),
            changesAt: code.changesAt.map { .init(seconds: $0) }, latestTest: file.latestTest(now: now),
            declaredAt: file.declarations.compactMap(\.declaredAt).max { $0.seconds < $1.seconds },
            rulesVersion: profile.version)
    }

    /// When areas that this person's evidence names were released: those that are known and no longer in force.
    private func releasedAreas(_ file: EvidenceFile, _ context: CallContext) async throws -> [String: Int64] {
        let known = try await tripCards.listRiskAreas(.init(includeReleased: true), options: context.onward)
        return known.areas.reduce(into: [:]) { ends, area in ends[area.areaId] = area.until?.seconds }
    }

    private static func message(_ reason: HealthCode.Reason) -> HealthCodeV1.Reason {
        let text = ReasonText.of(reason.cause)
        return .init(
            cause: reason.cause.wire, colour: reason.colour.wire, since: .init(seconds: reason.since),
            earliestEnd: reason.earliestEnd.map { .init(seconds: $0) },
            negativeTestsNeeded: UInt32(reason.negativesNeeded), textZh: text.zh, textEn: text.en)
    }
}
