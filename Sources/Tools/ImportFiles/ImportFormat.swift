import Contracts
import RPC
import Wire

/// How the rows of one kind become the messages of its call.
protocol ImportFormat: SendableMetatype {
    associatedtype Row: Sendable
    associatedtype Batch: WireMessage

    /// The message of a row; `line` is what the server repeats when it refuses it.
    static func row(_ line: UInt64, _ cells: Cells) throws(CellProblem) -> Row
    static func batch(_ rows: [Row]) -> Batch
    static func call(
        _ channel: any RPCChannel, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Batch>) async throws -> Void
    ) async throws -> CommonV1.ImportReport
}

enum PeopleFormat: ImportFormat {
    static func row(_ line: UInt64, _ cells: Cells) throws(CellProblem) -> IdentityV1.PersonRow {
        IdentityV1.PersonRow(
            row: line,
            person: IdentityV1.Person(
                document: try cells.document(), name: try cells.required("name"), phone: try cells.optional("phone"),
                division: try cells.optional("division")))
    }

    static func batch(_ rows: [IdentityV1.PersonRow]) -> IdentityV1.PersonBatch { .init(rows: rows) }

    static func call(
        _ channel: any RPCChannel, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<IdentityV1.PersonBatch>) async throws -> Void
    ) async throws -> CommonV1.ImportReport {
        try await IdentityV1.IdentityClient(channel).importPeople(options: options, send)
    }
}

enum StaysFormat: ImportFormat {
    static func row(_ line: UInt64, _ cells: Cells) throws(CellProblem) -> TripCardV1.StayRow {
        TripCardV1.StayRow(
            row: line,
            stay: TripCardV1.Stay(
                phone: try cells.required("phone"), operator: try cells.word("operator", of: Words.operators),
                division: try cells.optional("division"), country: try cells.optional("country").uppercased(),
                from: try cells.moment("from"), until: try cells.moment("until")))
    }

    static func batch(_ rows: [TripCardV1.StayRow]) -> TripCardV1.StayBatch { .init(rows: rows) }

    static func call(
        _ channel: any RPCChannel, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<TripCardV1.StayBatch>) async throws -> Void
    ) async throws -> CommonV1.ImportReport {
        try await TripCardV1.TripCardClient(channel).importStays(options: options, send)
    }
}

enum TestsFormat: ImportFormat {
    static func row(_ line: UInt64, _ cells: Cells) throws(CellProblem) -> HealthCodeV1.TestRow {
        HealthCodeV1.TestRow(
            row: line,
            test: HealthCodeV1.TestResult(
                person: try cells.person(), sampleId: try cells.required("sample_id"),
                laboratory: try cells.required("laboratory"), sampledAt: try cells.moment("sampled_at"),
                outcome: try cells.word("outcome", of: Words.outcomes)))
    }

    static func batch(_ rows: [HealthCodeV1.TestRow]) -> HealthCodeV1.TestBatch { .init(rows: rows) }

    static func call(
        _ channel: any RPCChannel, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.TestBatch>) async throws -> Void
    ) async throws -> CommonV1.ImportReport {
        try await HealthCodeV1.HealthCodeClient(channel).importTests(options: options, send)
    }
}

enum ExposuresFormat: ImportFormat {
    static func row(_ line: UInt64, _ cells: Cells) throws(CellProblem) -> HealthCodeV1.ExposureRow {
        HealthCodeV1.ExposureRow(
            row: line,
            exposure: HealthCodeV1.Exposure(
                person: try cells.person(), cause: try cells.word("cause", of: Words.causes),
                evidenceId: try cells.required("evidence_id"), from: try cells.moment("from"),
                until: try cells.optionalMoment("until"), division: try cells.optional("division"),
                source: try cells.required("source")))
    }

    static func batch(_ rows: [HealthCodeV1.ExposureRow]) -> HealthCodeV1.ExposureBatch { .init(rows: rows) }

    static func call(
        _ channel: any RPCChannel, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.ExposureBatch>) async throws -> Void
    ) async throws -> CommonV1.ImportReport {
        try await HealthCodeV1.HealthCodeClient(channel).importExposures(options: options, send)
    }
}

enum DeclarationsFormat: ImportFormat {
    static func row(_ line: UInt64, _ cells: Cells) throws(CellProblem) -> HealthCodeV1.DeclarationRow {
        let declaration = HealthCodeV1.Declaration(
            temperatureDecicelsius: try cells.temperature("temperature"),
            symptoms: try cells.words("symptoms", of: Words.symptoms), division: try cells.optional("division"),
            abroadRecently: try cells.yesOrNo("abroad_recently"))
        return HealthCodeV1.DeclarationRow(
            row: line,
            declaration: HealthCodeV1.TakenDeclaration(
                person: try cells.person(), declaration: declaration, declaredAt: try cells.moment("declared_at"),
                counter: try cells.required("counter")))
    }

    static func batch(_ rows: [HealthCodeV1.DeclarationRow]) -> HealthCodeV1.DeclarationBatch { .init(rows: rows) }

    static func call(
        _ channel: any RPCChannel, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.DeclarationBatch>) async throws -> Void
    ) async throws -> CommonV1.ImportReport {
        try await HealthCodeV1.HealthCodeClient(channel).importDeclarations(options: options, send)
    }
}

enum RiskAreasFormat: ImportFormat {
    static func row(_ line: UInt64, _ cells: Cells) throws(CellProblem) -> TripCardV1.RiskAreaRow {
        TripCardV1.RiskAreaRow(
            row: line,
            area: TripCardV1.RiskArea(
                areaId: try cells.required("area_id"), division: try cells.required("division"),
                name: try cells.required("name"), level: try cells.word("level", of: Words.levels),
                from: try cells.moment("from"), until: try cells.optionalMoment("until")))
    }

    static func batch(_ rows: [TripCardV1.RiskAreaRow]) -> TripCardV1.RiskAreaBatch { .init(rows: rows) }

    static func call(
        _ channel: any RPCChannel, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<TripCardV1.RiskAreaBatch>) async throws -> Void
    ) async throws -> CommonV1.ImportReport {
        try await TripCardV1.TripCardClient(channel).importRiskAreas(options: options, send)
    }
}
