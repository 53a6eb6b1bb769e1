import Contracts
import HealthCodeCore
import RPC
import StorageClient
import Wire

/// All stored evidence about a person, read from one snapshot.
struct EvidenceFile: Sendable {
    /// Seconds that declarations and tests are kept: 30 days (RET-1).
    static let retention: Int64 = 30 * 86400
    /// Seconds that an exposure is kept after its end: 60 days, longer than any hold that follows from it.
    static let exposureRetention: Int64 = 60 * 86400

    let declarations: [HealthCodeV1.StoredDeclaration]
    let tests: [HealthCodeV1.TestResult]
    let exposures: [HealthCodeV1.Exposure]

    init(
        _ declarations: [Versioned<HealthCodeV1.StoredDeclaration>], _ tests: [Versioned<HealthCodeV1.TestResult>],
        _ exposures: [Versioned<HealthCodeV1.Exposure>]
    ) {
        self.declarations = declarations.map(\.value)
        self.tests = tests.map(\.value)
        self.exposures = exposures.map(\.value)
    }

    /// The evidence as the rules take it. `areaEnds` tells when an area that was in force was released.
    func evidence(areaEnds: [String: Int64]) -> [Evidence] {
        let declared = declarations.map { stored in
            let declaration = stored.declaration ?? .init()
            let temperature = Int(declaration.temperatureDecicelsius)
            return Evidence.declaration(
                at: stored.declaredAt?.seconds ?? 0, temperature: temperature == 0 ? nil : temperature,
                hasSymptoms: !declaration.symptoms.isEmpty)
        }
        let tested = tests.map { test in
            Evidence.test(sampledAt: test.sampledAt?.seconds ?? 0, isPositive: test.outcome == .positive)
        }
        let exposed = exposures.compactMap { exposure -> Evidence? in
            guard let cause = Cause(exposure.cause), cause.isExposure else { return nil }
            let ends = [exposure.until?.seconds, cause.isArea ? areaEnds[exposure.evidenceId] : nil]
            return .exposure(cause, from: exposure.from?.seconds ?? 0, until: ends.compactMap { $0 }.min())
        }
        return declared + tested + exposed
    }

    /// Whether an area's release may end a hold of this person.
    var namesAreas: Bool {
        exposures.contains { $0.until == nil && (Cause($0.cause)?.isArea ?? false) }
    }

    /// The latest test of the last 14 days.
    func latestTest(now: Int64) -> HealthCodeV1.TestSummary? {
        let recent = tests.filter { ($0.sampledAt?.seconds ?? 0) > now - 14 * 86400 }
        return recent.max { ($0.sampledAt?.seconds ?? 0) < ($1.sampledAt?.seconds ?? 0) }
            .map { .init(sampledAt: $0.sampledAt, outcome: $0.outcome) }
    }
}

extension Cause {
    /// The cause of a contract's value; nil for values that no evidence can have.
    init?(_ cause: HealthCodeV1.Cause) {
        guard let known = Self.byNumber[cause.rawValue] else { return nil }
        self = known
    }

    /// The contract's value.
    var wire: HealthCodeV1.Cause {
        .init(rawValue: Self.byNumber.first { $0.value == self }?.key ?? 0)
    }

    var isArea: Bool { self == .highRiskArea || self == .mediumRiskArea }

    private static let byNumber: [Int32: Cause] = [
        1: .confirmedCase, 2: .closeContact, 3: .secondaryContact, 4: .highRiskArea, 5: .mediumRiskArea,
        6: .leftHighRiskArea, 7: .leftMediumRiskArea, 8: .inbound, 9: .coLocated, 10: .symptom, 11: .noDeclaration,
    ]
}

extension Colour {
    /// The contract's value.
    var wire: HealthCodeV1.Colour {
        switch self {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        case .grey: .grey
        }
    }
}
