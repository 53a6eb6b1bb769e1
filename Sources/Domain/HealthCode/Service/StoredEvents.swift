import Crypto
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import Security
import StorageClient
import Values
import Wire

// Events as they are stored. A stored record was checked when it came in; a time that is none reads as 1970.

/// What a version of evidence comes with, beside what its source says.
struct Provenance: Sendable {
    /// The import that brings it, 16 bytes; empty for a person's own.
    var importID: [UInt8] = []
    /// The recall that withdraws it, 16 bytes; empty where none does (COL-10).
    var recallID: [UInt8] = []
    /// When it is stored.
    let at: Instant
}

// MARK: - Tests

extension TestEvent {
    /// The stored version.
    init(_ stored: HealthCodeV1.StoredTest) {
        self.init(
            .init(laboratory: SourceName(stored.laboratory), sample: SourceName(stored.sampleId)),
            sampledAt: Instant(stored: stored.sampledAt), isPositive: stored.outcome == .positive,
            order: SourceOrder(revision: stored.revision, issuedAt: stored.issuedAt.map { Instant(stored: $0) }),
            isWithdrawn: stored.withdrawn, isRecalled: !stored.recallId.isEmpty)
    }
}

extension HealthCodeV1.StoredTest {
    /// The record of a version.
    init(_ event: TestEvent, _ provenance: Provenance) {
        self.init(
            sampleId: event.identity.sample.text, laboratory: event.identity.laboratory.text,
            sampledAt: .init(event.sampledAt), outcome: event.outcome, issuedAt: event.order.issuedAt.map { .init($0) },
            revision: event.order.revision, withdrawn: event.isWithdrawn, importId: provenance.importID,
            recallId: event.isRecalled ? provenance.recallID : [],
            withdrawnAt: event.isWithdrawn ? provenance.at.seconds : 0)
    }

    /// Whether it counts.
    var stands: Bool { !withdrawn && !moved }
}

extension TestEvent {
    /// The contract's value of the outcome.
    fileprivate var outcome: HealthCodeV1.TestOutcome { isPositive ? .positive : .negative }
}

extension TestEvent.Identity {
    /// Sort key of a test: the keyed hash of laboratory and sample.
    func recordKey(in person: PartitionKey, _ hash: KeyedHash) -> [UInt8] {
        hash.sortKey(Array("\(laboratory.text)\u{1F}\(sample.text)".utf8), in: person.bytes)
    }
}

/// Key of a person, with the order of its bytes.
struct OwnerKey: Hashable, Comparable, Sendable {
    let bytes: [UInt8]

    static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

extension HealthCodeV1.StoredSampleOwner {
    /// The record of a version.
    init(_ test: PlacedTest<OwnerKey>) {
        let event = test.event
        self.init(
            personKey: test.person.bytes, sampledAt: .init(event.sampledAt), outcome: event.outcome,
            issuedAt: event.order.issuedAt.map { .init($0) }, revision: event.order.revision,
            withdrawn: event.isWithdrawn, recalled: event.isRecalled)
    }

    /// The version of a sample.
    func test(_ identity: TestEvent.Identity) -> PlacedTest<OwnerKey> {
        PlacedTest(
            TestEvent(
                identity, sampledAt: Instant(stored: sampledAt), isPositive: outcome == .positive,
                order: SourceOrder(revision: revision, issuedAt: issuedAt.map { Instant(stored: $0) }),
                isWithdrawn: withdrawn, isRecalled: recalled),
            of: OwnerKey(bytes: personKey))
    }
}

// MARK: - Exposures

extension ExposureEvent {
    /// The stored version; nil for a cause that this version does not know.
    init?(_ stored: HealthCodeV1.StoredExposure) {
        guard let cause = Cause(stored.cause), cause.isExposure else { return nil }
        self.init(
            .init(
                source: SourceName(stored.source), cause: cause, evidenceID: SourceName(stored.evidenceId),
                from: Instant(stored: stored.from)),
            until: stored.until.map { Instant(stored: $0) },
            division: stored.division.isEmpty ? nil : try? Division(stored.division),
            contact: stored.contact.flatMap(ContactEdge.init),
            order: SourceOrder(revision: stored.revision, issuedAt: stored.issuedAt.map { Instant(stored: $0) }),
            isWithdrawn: stored.withdrawn, isRecalled: !stored.recallId.isEmpty)
    }
}

extension ContactEdge {
    /// The stored edge; nil for a way that this version does not know.
    init?(_ stored: HealthCodeV1.StoredContact) {
        guard let way = Way(rawValue: stored.way) else { return nil }
        self.init(place: stored.place, at: Instant(stored: stored.at), way: way)
    }
}

extension HealthCodeV1.StoredExposure {
    /// The record of a version.
    ///
    /// - Parameters:
    ///   - provenance: nil for a row that is not stored as evidence yet.
    ///   - approval: The proposal that brings it, 16 bytes; empty where none was needed.
    init(_ event: ExposureEvent, _ provenance: Provenance? = nil, approval: [UInt8] = []) {
        self.init(
            cause: event.identity.cause.wire, evidenceId: event.identity.evidenceID.text,
            from: .init(event.identity.from), until: event.until.map { .init($0) },
            division: event.division?.description ?? "", source: event.identity.source.text,
            issuedAt: event.order.issuedAt.map { .init($0) }, revision: event.order.revision,
            withdrawn: event.isWithdrawn,
            contact: event.contact.map { .init(place: $0.place, at: .init($0.at), way: $0.way.rawValue) },
            approvalId: approval, importId: provenance?.importID ?? [],
            recallId: event.isRecalled ? provenance?.recallID ?? [] : [],
            withdrawnAt: event.isWithdrawn ? provenance?.at.seconds ?? 0 : 0)
    }

    /// Whether it counts: neither it nor the case that it cites was withdrawn.
    var stands: Bool { !withdrawn && !caseWithdrawn }
}

extension ExposureEvent.Identity {
    /// Sort key of an exposure: the keyed hash of its name.
    func recordKey(in person: PartitionKey, _ hash: KeyedHash) -> [UInt8] {
        hash.sortKey(name, in: person.bytes)
    }

    /// Tells it from other exposures: its beginning (12 bytes) and the hash of source, cause and evidence id (16 bytes).
    var name: [UInt8] {
        SortKey.instant(seconds: from.seconds, nanos: from.nanos)
            + EvidenceHash.of(source.text, "\(cause.wire.rawValue)", evidenceID.text)
    }
}

// MARK: - Declarations

extension DeclarationEvent {
    /// The stored version.
    init(_ stored: HealthCodeV1.StoredDeclaration) {
        self.init(
            .init(
                counter: SourceName(stored.counter), declaredAt: Instant(stored: stored.declaredAt),
                content: Content(stored: stored.declaration ?? .init())),
            order: SourceOrder(revision: stored.revision, issuedAt: stored.issuedAt.map { Instant(stored: $0) }),
            isWithdrawn: stored.withdrawn, isRecalled: !stored.recallId.isEmpty)
    }
}

extension DeclarationEvent.Content {
    /// What a record says. What this version of the program does not know of it counts for nothing.
    init(stored declaration: HealthCodeV1.Declaration) {
        let temperature = Int(declaration.temperatureDecicelsius)
        self.init(
            temperature: temperature == 0 ? nil : temperature,
            symptoms: Set(
                declaration.symptoms.compactMap { DeclarationEvent.Symptom(rawValue: $0.rawValue) }),
            division: declaration.division.isEmpty ? nil : try? Division(declaration.division))
    }
}

extension HealthCodeV1.StoredDeclaration {
    /// The record of a version.
    init(_ event: DeclarationEvent, _ provenance: Provenance) {
        self.init(
            declaredAt: .init(event.identity.declaredAt), declaration: .init(event.identity.content),
            counter: event.identity.counter.text, issuedAt: event.order.issuedAt.map { .init($0) },
            revision: event.order.revision, withdrawn: event.isWithdrawn, importId: provenance.importID,
            recallId: event.isRecalled ? provenance.recallID : [],
            withdrawnAt: event.isWithdrawn ? provenance.at.seconds : 0)
    }
}

extension DeclarationEvent.Identity {
    /// Sort key of a declaration that a counter took: its moment and the keyed hash of counter and content.
    func recordKey(in person: PartitionKey, _ hash: KeyedHash) -> [UInt8] {
        let symptoms = content.symptoms.map { "\($0.rawValue)" }.joined(separator: " ")
        let content = EvidenceHash.of(
            counter.text, "\(content.temperature ?? 0)", symptoms, content.division?.description ?? "")
        return SortKey.instant(seconds: declaredAt.seconds, nanos: declaredAt.nanos)
            + hash.sortKey(content, in: person.bytes)
    }
}

// MARK: - Parts

/// Hashes of what evidence is known by: names of any length make a short key.
private enum EvidenceHash {
    /// The first 16 bytes of the SHA-256 of texts, each with its length.
    static func of(_ texts: String...) -> [UInt8] {
        var hash = SHA256()
        for text in texts {
            hash.update(data: SortKey.big(UInt32(text.utf8.count)))
            hash.update(data: Array(text.utf8))
        }
        return Array(hash.finalize().prefix(16))
    }
}

extension Instant {
    /// The moment of a stored time.
    init(stored time: GoogleProtobuf.Timestamp?) { self = time.flatMap { Instant($0) } ?? Instant(seconds: 0) }
}
