import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import RiskAreasCore
import StorageClient
import Values
import Wire

/// All stored evidence about a person, read from one snapshot.
struct EvidenceFile: Sendable {
    let declarations: [HealthCodeV1.StoredDeclaration]
    let tests: [HealthCodeV1.TestResult]
    let exposures: [HealthCodeV1.Exposure]

    /// Reads the evidence, and in the same snapshot that the session is open.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); ``RPCError`` when the store fails.
    init(of subject: Subject, in store: Store, options: CallOptions) async throws {
        let (_, declarations, tests, exposures) = try await store.read(
            subject.partition, subject.openSession, .all(HealthCodeRecordSets.declarations),
            .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.exposures), options: options)
        self.declarations = declarations.map(\.value)
        self.tests = tests.map(\.value)
        self.exposures = exposures.map(\.value)
    }

    /// Whether the release of an area may end a hold of this person.
    func namesAreas(at now: Instant) -> Bool { exposures.contains { $0.isInsideArea(at: now) } }

    /// The evidence as the rules take it. Times count in whole seconds.
    ///
    /// - Parameter areas: Tells when areas were released. An area that it does not know counts as in force.
    func evidence(areas: AreaBook, now: Instant) -> [Evidence] {
        let declared = declarations.map { stored in
            let declaration = stored.declaration ?? .init()
            let temperature = Int(declaration.temperatureDecicelsius)
            return Evidence.declaration(
                at: .second(of: stored.declaredAt), temperature: temperature == 0 ? nil : temperature,
                hasSymptoms: !declaration.symptoms.isEmpty)
        }
        let tested = tests.map { test in
            Evidence.test(sampledAt: .second(of: test.sampledAt), isPositive: test.outcome == .positive)
        }
        let exposed = exposures.compactMap { exposure -> Evidence? in
            guard let cause = Cause(exposure.cause), cause.isExposure else { return nil }
            let released = exposure.isInsideArea(at: now) ? areas[exposure.evidenceId]?.until : nil
            let ends = [exposure.until.map { Instant(seconds: $0.seconds) }, released]
            return .exposure(cause, from: .second(of: exposure.from), until: ends.compactMap { $0 }.min())
        }
        return declared + tested + exposed
    }

    /// The latest test of the last 14 days (COL-15).
    func latestTest(now: Instant) -> HealthCodeV1.TestSummary? {
        let recent = tests.filter { .second(of: $0.sampledAt) > now - 14 * ChinaDay.secondsPerDay }
        return recent.max { .second(of: $0.sampledAt) < .second(of: $1.sampledAt) }
            .map { .init(sampledAt: $0.sampledAt, outcome: $0.outcome) }
    }

    /// When the latest declaration was made; nil without one.
    var declaredAt: GoogleProtobuf.Timestamp? {
        declarations.compactMap(\.declaredAt).max { $0.seconds < $1.seconds }
    }
}

extension HealthCodeV1.Exposure {
    /// Whether the person is inside an area of risk unless that was released.
    fileprivate func isInsideArea(at now: Instant) -> Bool {
        guard let cause = Cause(cause), cause.isArea else { return false }
        return until.map { Instant(seconds: $0.seconds) > now } ?? true
    }
}

extension Instant {
    /// The second of a stored time, which was checked when it came in.
    fileprivate static func second(of time: GoogleProtobuf.Timestamp?) -> Instant {
        Instant(seconds: time?.seconds ?? 0)
    }
}
