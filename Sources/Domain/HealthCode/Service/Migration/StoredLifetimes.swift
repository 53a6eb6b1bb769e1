import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import StorageClient
import Values
import Wire

/// Keeps stored evidence as long as it holds a colour, or ended what held one (COL-14).
///
/// Nothing is kept shorter than it was.
struct StoredLifetimes: Sendable {
    let store: Store
    let lifetimes: EvidenceLifetimes
    let now: Instant
    let isDryRun: Bool

    /// The most records of one write; each comes with one demand, of which the store takes 64.
    private static let writesMax = 60

    /// Prolongs the evidence about a person.
    ///
    /// - Returns: How many records are kept longer than before.
    func renew(_ person: PartitionKey) async throws -> Int {
        try await store.settling {
            let (tests, exposures, declarations) = try await store.read(
                person, .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.exposures),
                .all(HealthCodeRecordSets.declarations))
            let ends = exposures.map(\.value).filter { $0.cause == .case && !$0.withdrawn }
                .compactMap { $0.until.map { Instant(stored: $0) } }
            let count =
                try await prolong(tests, in: HealthCodeRecordSets.tests, person) { test in
                    guard test.stands else { return nil }
                    return .some(lifetimes.expiry(of: TestEvent(test), caseEnds: ends, now: now))
                }
                + prolong(exposures, in: HealthCodeRecordSets.exposures, person) { exposure in
                    guard !exposure.withdrawn, let event = ExposureEvent(exposure) else { return nil }
                    return .some(lifetimes.expiry(of: event, now: now))
                }
                + prolong(declarations, in: HealthCodeRecordSets.declarations, person) { declaration in
                    guard !declaration.withdrawn else { return nil }
                    return .some(lifetimes.expiry(of: DeclarationEvent(declaration), now: now))
                }
            return count
        }
    }

    /// - Parameter expiry: When a record is no longer kept, nil for never; nil at all for a record that stays as it is.
    private func prolong<Message>(
        _ records: [Versioned<Message>], in set: RecordSet<Message>, _ person: PartitionKey,
        _ expiry: (Message) -> Instant??
    ) async throws -> Int {
        var longer: [(record: Versioned<Message>, expires: GoogleProtobuf.Timestamp?)] = []
        for record in records {
            guard let wanted = expiry(record.value) else { continue }
            let expires = GoogleProtobuf.Timestamp.later(record.expiresAt, wanted.map { .init($0) })
            if expires != record.expiresAt { longer.append((record, expires)) }
        }
        guard !isDryRun else { return longer.count }
        for start in stride(from: 0, to: longer.count, by: Self.writesMax) {
            try await store.write(person) { change in
                for (record, expires) in longer[start..<min(start + Self.writesMax, longer.count)] {
                    change.require(set, key: record.key, version: record.version)
                    try change.put(record.value, in: set, key: record.key, expires: expires)
                }
            }
        }
        return longer.count
    }
}
