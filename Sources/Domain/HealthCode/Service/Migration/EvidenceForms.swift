import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import Security
import StorageClient
import Values

/// How stored evidence is keyed, and which of two versions of one event counts.
struct EvidenceForms: Sendable {
    let tests: RecordTransfer<HealthCodeV1.StoredTest>
    let exposures: RecordTransfer<HealthCodeV1.StoredExposure>
    let declarations: RecordTransfer<HealthCodeV1.StoredDeclaration>

    init(_ store: Store, _ hash: KeyedHash, isDryRun: Bool) {
        tests = RecordTransfer(Self.test(hash), in: store, isDryRun: isDryRun)
        exposures = RecordTransfer(Self.exposure(hash), in: store, isDryRun: isDryRun)
        declarations = RecordTransfer(Self.declaration(hash), in: store, isDryRun: isDryRun)
    }

    /// Bytes of the key of a person's own declaration. That of one from a counter is longer, and was shorter before.
    private static let ownKeyBytes = 16

    private static func test(_ hash: KeyedHash) -> RecordForm<HealthCodeV1.StoredTest> {
        RecordForm(
            HealthCodeRecordSets.tests, key: { TestEvent($0.value).identity.recordKey(in: $1, hash) },
            outranks: { version, other in
                // A sample that has left the person comes back by the index of samples only.
                !version.moved && !other.moved && TestEvent(version).counts(before: TestEvent(other))
            })
    }

    private static func exposure(_ hash: KeyedHash) -> RecordForm<HealthCodeV1.StoredExposure> {
        RecordForm(
            HealthCodeRecordSets.exposures,
            key: { ExposureEvent($0.value)?.identity.recordKey(in: $1, hash) ?? $0.key },
            outranks: { version, other in
                guard let event = ExposureEvent(version), let known = ExposureEvent(other) else { return false }
                return event.counts(before: known)
            })
    }

    private static func declaration(_ hash: KeyedHash) -> RecordForm<HealthCodeV1.StoredDeclaration> {
        RecordForm(
            HealthCodeRecordSets.declarations,
            key: { record, person in
                let isOwn = record.key.count == ownKeyBytes
                return isOwn ? record.key : DeclarationEvent(record.value).identity.recordKey(in: person, hash)
            },
            outranks: { DeclarationEvent($0).counts(before: DeclarationEvent($1)) })
    }
}

extension SourcedEvent {
    /// Whether this version counts rather than another one, when nothing tells which of them came later.
    fileprivate func counts(before other: Self) -> Bool {
        order == other.order ? outranksContent(of: other) : order > other.order
    }
}
