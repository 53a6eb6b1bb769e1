import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import StorageClient
import Values

/// How stored evidence is keyed, and which of two versions of one event counts.
struct EvidenceForms: Sendable {
    let tests: RecordTransfer<HealthCodeV1.StoredTest>
    let exposures: RecordTransfer<HealthCodeV1.StoredExposure>
    let declarations: RecordTransfer<HealthCodeV1.StoredDeclaration>

    init(_ store: Store, isDryRun: Bool) {
        tests = RecordTransfer(Self.test, in: store, isDryRun: isDryRun)
        exposures = RecordTransfer(Self.exposure, in: store, isDryRun: isDryRun)
        declarations = RecordTransfer(Self.declaration, in: store, isDryRun: isDryRun)
    }

    /// Bytes of the key that a declaration from a counter had before: its moment alone.
    private static let momentBytes = 12

    private static let test = RecordForm(
        HealthCodeRecordSets.tests, key: { TestEvent($0.value).identity.recordKey },
        outranks: { version, other in
            // A sample that has left the person comes back by the index of samples only.
            !version.moved && !other.moved && TestEvent(version).counts(before: TestEvent(other))
        })

    private static let exposure = RecordForm(
        HealthCodeRecordSets.exposures, key: { ExposureEvent($0.value)?.identity.recordKey ?? $0.key },
        outranks: { version, other in
            guard let event = ExposureEvent(version), let known = ExposureEvent(other) else { return false }
            return event.counts(before: known)
        })

    private static let declaration = RecordForm(
        HealthCodeRecordSets.declarations,
        key: { $0.key.count == momentBytes ? DeclarationEvent($0.value).identity.recordKey : $0.key },
        outranks: { DeclarationEvent($0).counts(before: DeclarationEvent($1)) })
}

extension SourcedEvent {
    /// Whether this version counts rather than another one, when nothing tells which of them came later.
    fileprivate func counts(before other: Self) -> Bool {
        order == other.order ? outranksContent(of: other) : order > other.order
    }
}
