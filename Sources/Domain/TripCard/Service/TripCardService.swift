import IdentityContracts
import Kit
import KitRecords
public import RPC
import Reference
import RiskAreasClient
import RiskAreasCore
import Security
import StorageClient
public import TripCardContracts
import TripCardCore
import TripCardRecords
import Values
import Wire

/// Makes the card of a phone from its stays. ``TripCardServices`` makes the service.
public struct TripCardService: TripCardV1.TripCardService {
    private let store: Store
    private let identity: IdentityV1.DirectoryClient
    private let hash: KeyedHash
    private let riskAreas: RiskAreaIndex
    private let riskCities: RiskCities
    private let reference: ReferenceData
    private let rules: TripRules
    private let limiter: Limiter
    private let queries: UseBudget
    private let surroundings: Surroundings

    init(
        store: Store, identity: IdentityV1.DirectoryClient, hash: KeyedHash, riskAreas: RiskAreaIndex,
        reference: ReferenceData, rules: TripRules, queriesPerHour: Int, surroundings: Surroundings
    ) {
        self.store = store
        self.identity = identity
        self.hash = hash
        self.riskAreas = riskAreas
        riskCities = RiskCities(cityOf: reference.divisions.city)
        self.reference = reference
        self.rules = rules
        limiter = Limiter(in: store, hash: hash, surroundings: surroundings)
        queries = UseBudget("trip-queries", [UseLimit(queriesPerHour, per: 3_600)])
        self.surroundings = surroundings
    }

    /// Uses the code up and makes the card.
    ///
    /// The risk areas come first: a query that could not be answered must not cost the citizen their code.
    public func queryTripCard(
        _ request: TripCardV1.QueryTripCardRequest, context: CallContext
    ) async throws -> TripCardV1.TripCardView {
        let phone = try Phone(request.phone)
        let areas = try riskAreas.book()
        try await count(context)
        let proof = try await identity.verifySmsCode(
            .init(
                phone: phone.number, purpose: .tripCard, code: request.code, handle: request.handle,
                address: context.outsideAddress ?? ""),
            options: context.onward)
        let (holder, stays) = try await store.read(
            PartitionKey(hash.partition(.phone, phone.number)), .record(KitRecordSets.holder),
            .all(TripCardRecordSets.stays), options: context.onward)
        // The code was the former holder's when the number has changed hands in this very moment (TRIP-12).
        guard proof.holderKey == holder?.value.personKey ?? [] else {
            throw RPCError(.unauthenticated, "the number has just changed hands; ask for a new code")
                .with(reason: "SMS_CODE_GONE")
        }
        let documents = try await self.documents(of: holder, options: context.onward)
        return try card(
            of: stays, since: Self.beginning(of: holder, documents), areas, maskedPhone: phone.masked,
            at: Instant(seconds: surroundings.now()))
    }

    /// Counts a query of a caller.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (QUERIES_TOO_MANY) with RetryInfo.
    private func count(_ context: CallContext) async throws {
        guard let caller = context.limitedCaller else { return }
        do {
            try await limiter.take(queries, of: caller, options: context.onward)
        } catch let reached as LimitReached {
            throw reached.error("too many trip cards were queried", reason: "QUERIES_TOO_MANY")
        }
    }

    /// Makes the card from one read of the phone's partition, which holds the consent beside the stays.
    public func getTripCard(
        _ request: TripCardV1.GetTripCardRequest, context: CallContext
    ) async throws -> TripCardV1.GetTripCardResponse {
        let phone = try Self.key(request.phoneKey, field: "phone_key")
        let person = try Self.key(request.personKey, field: "person_key")
        let (stored, holder, stays) = try await store.read(
            phone, .record(KitRecordSets.tripConsents, key: person.bytes), .record(KitRecordSets.holder),
            .all(TripCardRecordSets.stays), options: context.onward)
        let now = Instant(seconds: surroundings.now())
        // A number that passed from one document of a person to another is theirs all along (COL-16).
        let documents = try await self.documents(of: holder, askedBy: person, options: context.onward)
        guard let stored, Self.mayConsent(person, to: holder, documents), let consent = consent(stored, at: now) else {
            throw RPCError(.failedPrecondition, "the citizen has not consented to show this trip card, or not any more")
                .with(reason: "CONSENT_MISSING")
        }
        let card = try card(
            of: stays, since: Self.beginning(of: holder, documents), riskAreas.book(),
            maskedPhone: stored.value.maskedPhone,
            at: now)
        return .init(card: card, consentUntil: .init(consent.until))
    }

    /// A stored consent; nil unless it holds at a moment (MRG-1).
    private func consent(_ stored: Versioned<KitV1.StoredTripConsent>, at moment: Instant) -> TripConsent? {
        let consent = TripConsent(
            givenAt: Instant(seconds: stored.value.givenAt), lifetime: reference.retention.consents,
            expiry: stored.expiresAt.flatMap(Instant.init))
        return consent.holds(at: moment) ? consent : nil
    }

    private func card(
        of stays: [Versioned<TripCardV1.StoredStay>], since beginning: Instant?, _ areas: AreaBook,
        maskedPhone: String, at moment: Instant
    ) throws -> TripCardV1.TripCardView {
        let today = ChinaDay(of: moment)
        // Versions tell the sequence of arrival; keys do not.
        let arrived = stays.sorted { $0.version < $1.version }
        let events = try arrived.map { try StayEvent($0.value, cityOf: reference.divisions.city) }
        let card = TripCard(
            of: events.stays, since: beginning, on: today,
            riskCities: riskCities.cities(of: areas.riskDivisions(at: today.start)), rules: rules)
        return .init(card, maskedPhone: maskedPhone, computedAt: moment, names: reference.name)
    }

    /// The documents of the person who holds a phone (COL-16). It reads them only where they change the card: when another
    /// document asks, or the number has passed from another one since the oldest stay that is kept.
    private func documents(
        of holder: Versioned<KitV1.StoredHolder>?, askedBy person: PartitionKey? = nil, options: CallOptions
    ) async throws -> Set<[UInt8]> {
        guard let holder = holder?.value, !holder.personKey.isEmpty else { return [] }
        let isOther = person.map { $0.bytes != holder.personKey } ?? false
        let hasPassed =
            holder.since > surroundings.now() - reference.retention.stays
            && holder.claims.contains { $0.personKey != holder.personKey }
        guard isOther || hasPassed else { return [holder.personKey] }
        let documents = try await LinkedDocuments.partitions(
            of: PartitionKey(holder.personKey), in: store, options: options)
        return Set(documents.map(\.bytes))
    }

    /// Since when a phone has its holder, under whichever document; nil when nobody else is known to have held it before
    /// (TRIP-12).
    static func beginning(
        of holder: Versioned<KitV1.StoredHolder>?, _ documents: Set<[UInt8]>
    ) -> Instant? {
        guard let holder = holder?.value, holder.since > 0 else { return nil }
        // With a single document it is as the record says, also where older claims are not kept.
        guard documents.count > 1 else { return Instant(seconds: holder.since) }
        let other = holder.claims.lastIndex { !documents.contains($0.personKey) }
        guard let first = holder.claims[(other.map { $0 + 1 } ?? 0)...].first else {
            return Instant(seconds: holder.since)
        }
        // A number that nobody vouches for may have been somebody else's until it was proved.
        return other == nil && !first.proved ? nil : Instant(seconds: first.at)
    }

    /// Whether a person may show the card of a phone: not once the register has taken it from them (MRG-2). A
    /// phone that the register never named is its user's.
    private static func mayConsent(
        _ person: PartitionKey, to holder: Versioned<KitV1.StoredHolder>?, _ documents: Set<[UInt8]>
    ) -> Bool {
        holder.map { $0.value.personKey == person.bytes || documents.contains(person.bytes) } ?? true
    }

    private static func key(_ bytes: [UInt8], field: String) throws(FieldProblem) -> PartitionKey {
        guard let key = try? PartitionKey(bytes) else {
            throw FieldProblem(field: field, reason: "must be \(PartitionKey.length) bytes long")
        }
        return key
    }
}
