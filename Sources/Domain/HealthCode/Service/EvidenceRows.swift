import Contracts
import HealthCodeCore
import StorageClient
import Wire

extension HealthCodeV1.TestResult: ImportedEvidence {
    func stored(now: Int64) throws -> (
        set: RecordSet<Self>, key: [UInt8], message: Self, expires: GoogleProtobuf.Timestamp?
    ) {
        try FieldRules.check(sampleId, field: "sample_id")
        try FieldRules.check(laboratory, field: "laboratory")
        let sampled = try FieldRules.moment(sampledAt, field: "sampled_at", now: now)
        guard [.negative, .positive].contains(outcome) else {
            throw EvidenceProblem(field: "outcome", reason: "must be NEGATIVE or POSITIVE")
        }
        var message = self
        // Whom it is about is the partition: the document is not kept a second time.
        message.person = nil
        return (
            HealthCodeSets.tests, Array("\(laboratory)\u{1F}\(sampleId)".utf8), message,
            .init(seconds: sampled + EvidenceFile.retention)
        )
    }
}

extension HealthCodeV1.Exposure: ImportedEvidence {
    func stored(now: Int64) throws -> (
        set: RecordSet<Self>, key: [UInt8], message: Self, expires: GoogleProtobuf.Timestamp?
    ) {
        guard let known = Cause(cause), known.isExposure else {
            throw EvidenceProblem(field: "cause", reason: "must be a cause that a feed can report")
        }
        // Lists need a case reference (COL-7).
        try FieldRules.check(evidenceId, field: "evidence_id")
        try FieldRules.check(source, field: "source")
        let began = try FieldRules.moment(from, field: "from", now: now)
        if let until, until.seconds < began {
            throw EvidenceProblem(field: "until", reason: "must not lie before from")
        }
        let lasts = known == .confirmedCase || known.isArea
        let end = until?.seconds ?? (lasts ? nil : began)
        var message = self
        message.person = nil
        return (
            HealthCodeSets.exposures, Array("\(cause.rawValue)\u{1F}\(evidenceId)".utf8), message,
            end.map { .init(seconds: $0 + EvidenceFile.exposureRetention) }
        )
    }
}

extension HealthCodeV1.TakenDeclaration: ImportedEvidence {
    func stored(now: Int64) throws -> (
        set: RecordSet<HealthCodeV1.StoredDeclaration>, key: [UInt8], message: HealthCodeV1.StoredDeclaration,
        expires: GoogleProtobuf.Timestamp?
    ) {
        let taken = try FieldRules.moment(declaredAt, field: "declared_at", now: now)
        let checked: HealthCodeV1.Declaration
        do {
            checked = try DeclarationRules.checked(declaration)
        } catch let problem as EvidenceProblem {
            throw EvidenceProblem(field: "declaration.\(problem.field)", reason: problem.reason)
        }
        let message = HealthCodeV1.StoredDeclaration(declaredAt: .init(seconds: taken), declaration: checked)
        return (
            HealthCodeSets.declarations, SortKey.instant(seconds: taken), message,
            .init(seconds: taken + EvidenceFile.retention)
        )
    }
}

/// What a declaration may hold.
enum DeclarationRules {
    /// - Throws: ``EvidenceProblem``.
    static func checked(_ declaration: HealthCodeV1.Declaration?) throws -> HealthCodeV1.Declaration {
        guard let declaration else { throw EvidenceProblem(field: "declaration", reason: "must be given") }
        let temperature = declaration.temperatureDecicelsius
        guard temperature == 0 || (340...430).contains(temperature) else {
            throw EvidenceProblem(field: "temperature_decicelsius", reason: "must be 0 or 340 to 430")
        }
        guard declaration.symptoms.count <= 16, declaration.symptoms.allSatisfy({ (1...7).contains($0.rawValue) })
        else { throw EvidenceProblem(field: "symptoms", reason: "must be known symptoms, each at most once") }
        guard declaration.division.isEmpty
            || (declaration.division.utf8.count == 6 && UInt32(declaration.division) != nil)
        else { throw EvidenceProblem(field: "division", reason: "must be a division code of 6 digits") }
        return declaration
    }
}

/// Checks that several rows share.
enum FieldRules {
    static func check(_ text: String, field: String) throws {
        guard (1...64).contains(text.count), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { throw EvidenceProblem(field: field, reason: "must be 1 to 64 characters long") }
    }

    /// A moment that lies neither in the future, an hour of clock error allowed, nor before 2019.
    static func moment(_ time: GoogleProtobuf.Timestamp?, field: String, now: Int64) throws -> Int64 {
        guard let time else { throw EvidenceProblem(field: field, reason: "must be given") }
        guard time.seconds >= 1_546_272_000, time.seconds <= now + 3600 else {
            throw EvidenceProblem(field: field, reason: "must lie between 2019 and now")
        }
        return time.seconds
    }
}
