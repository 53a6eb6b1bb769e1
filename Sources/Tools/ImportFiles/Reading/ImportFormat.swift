public import CommonContracts
public import HealthCodeContracts
public import IdentityContracts
public import RPC
public import RiskAreasContracts
public import TracingContracts
public import TripCardContracts
public import Values
public import Wire

/// How the rows of one kind of file become the messages of its call.
public protocol ImportFormat: SendableMetatype {
    /// Message of a row, with its number.
    associatedtype Row: Sendable
    /// Message of some rows.
    associatedtype Batch: WireMessage

    /// The kind of file.
    static var kind: ImportKind { get }
    /// Columns by which rows go to calls; see ``RowRoute``.
    static var route: RowRoute { get }

    /// The message of a row; `line` is the number that the server repeats when it refuses the row.
    ///
    /// - Throws: ``FieldProblem`` with the name of a column as its field.
    static func row(_ line: UInt64, _ cells: Cells) throws(FieldProblem) -> Row
    /// The message of some rows.
    static func batch(_ rows: [Row]) -> Batch
    /// The method that takes a batch.
    ///
    /// - Parameter venue: Where scans were made, 8 bytes; other kinds have none.
    static func call(on channel: any RPCChannel, venue: [UInt8]) -> ImportCall<Batch>
}

/// Sends a batch and gives the server's report.
public typealias ImportCall<Batch: WireMessage> = (
    _ options: CallOptions, _ batch: Batch
) async throws -> CommonV1.ImportReport

/// A client's method that takes a stream of batches.
public typealias StreamedImport<Batch: WireMessage> = (
    _ options: CallOptions, _ send: @escaping @Sendable (RequestWriter<Batch>) async throws -> Void
) async throws -> CommonV1.ImportReport

extension ImportFormat {
    /// A call of one batch by a method that takes a stream of them.
    static func each(_ method: @escaping StreamedImport<Batch>) -> ImportCall<Batch> {
        { options, batch in try await method(options) { try await $0.send(batch) } }
    }
}

/// Files of people.
public enum PeopleFormat: ImportFormat {
    /// The kind of file.
    public static var kind: ImportKind { .people }
    /// How rows go to calls.
    public static var route: RowRoute { .inOrder }

    /// The message of a row.
    public static func row(_ line: UInt64, _ cells: Cells) throws(FieldProblem) -> IdentityV1.PersonRow {
        IdentityV1.PersonRow(
            row: line,
            person: IdentityV1.Person(
                document: try cells.document(), name: try cells.required(.name), phone: try cells.optional(.phone),
                division: try cells.optional(.division), issuedAt: try cells.optionalMoment(.issuedAt),
                revision: try cells.revision()))
    }

    /// The message of some rows.
    public static func batch(_ rows: [IdentityV1.PersonRow]) -> IdentityV1.PersonBatch { .init(rows: rows) }

    /// The method that takes a batch.
    public static func call(on channel: any RPCChannel, venue: [UInt8]) -> ImportCall<IdentityV1.PersonBatch> {
        each(IdentityV1.RegisterClient(channel).importPeople)
    }
}

/// Files of stays.
public enum StaysFormat: ImportFormat {
    /// The kind of file.
    public static var kind: ImportKind { .stays }
    /// How rows go to calls.
    public static var route: RowRoute { .phone }

    /// The message of a row.
    public static func row(_ line: UInt64, _ cells: Cells) throws(FieldProblem) -> TripCardV1.StayRow {
        TripCardV1.StayRow(
            row: line,
            stay: TripCardV1.Stay(
                phone: try cells.required(.phone), operator: try cells.word(.operator, of: Words.operators),
                division: try cells.optional(.division), country: try cells.country(),
                from: try cells.moment(.from), until: try cells.moment(.until),
                issuedAt: try cells.optionalMoment(.issuedAt), revision: try cells.revision(),
                withdrawn: try cells.isWithdrawn(),
                neighbourDivision: try cells.optional(.neighbourDivision)))
    }

    /// The message of some rows.
    public static func batch(_ rows: [TripCardV1.StayRow]) -> TripCardV1.StayBatch { .init(rows: rows) }

    /// The method that takes a batch.
    public static func call(on channel: any RPCChannel, venue: [UInt8]) -> ImportCall<TripCardV1.StayBatch> {
        each(TripCardV1.OperatorFeedClient(channel).importStays)
    }
}

/// Files of tests.
public enum TestsFormat: ImportFormat {
    /// The kind of file.
    public static var kind: ImportKind { .tests }
    /// How rows go to calls.
    public static var route: RowRoute { .sample }

    /// The message of a row.
    public static func row(_ line: UInt64, _ cells: Cells) throws(FieldProblem) -> HealthCodeV1.TestRow {
        HealthCodeV1.TestRow(
            row: line,
            test: HealthCodeV1.TestResult(
                person: try cells.person(), sampleId: try cells.required(.sampleID),
                laboratory: try cells.optional(.laboratory), sampledAt: try cells.moment(.sampledAt),
                outcome: try cells.word(.outcome, of: Words.outcomes),
                issuedAt: try cells.optionalMoment(.issuedAt), revision: try cells.revision(),
                withdrawn: try cells.isWithdrawn()))
    }

    /// The message of some rows.
    public static func batch(_ rows: [HealthCodeV1.TestRow]) -> HealthCodeV1.TestBatch { .init(rows: rows) }

    /// The method that takes a batch.
    public static func call(on channel: any RPCChannel, venue: [UInt8]) -> ImportCall<HealthCodeV1.TestBatch> {
        each(HealthCodeV1.EvidenceClient(channel).importTests)
    }
}

/// Files of exposures.
public enum ExposuresFormat: ImportFormat {
    /// The kind of file.
    public static var kind: ImportKind { .exposures }
    /// How rows go to calls: contacts cite cases, which may stand before them in the file.
    public static var route: RowRoute { .inOrder }

    /// The message of a row.
    public static func row(_ line: UInt64, _ cells: Cells) throws(FieldProblem) -> HealthCodeV1.ExposureRow {
        HealthCodeV1.ExposureRow(
            row: line,
            exposure: HealthCodeV1.Exposure(
                person: try cells.person(), cause: try cells.word(.cause, of: Words.causes),
                evidenceId: try cells.required(.evidenceID), from: try cells.moment(.from),
                until: try cells.optionalMoment(.until), division: try cells.optional(.division),
                source: try cells.optional(.source),
                issuedAt: try cells.optionalMoment(.issuedAt), revision: try cells.revision(),
                withdrawn: try cells.isWithdrawn(), contact: try contact(cells)))
    }

    /// How the person met the case; nil when all its cells are empty.
    private static func contact(_ cells: Cells) throws(FieldProblem) -> HealthCodeV1.Contact? {
        let place = try cells.optional(.contactPlace)
        let at = try cells.optionalMoment(.contactAt)
        let way = try cells.optionalWord(.contactWay, of: Words.contactWays)
        guard !place.isEmpty || at != nil || way != nil else { return nil }
        return .init(place: place, at: at, way: way ?? .unspecified)
    }

    /// The message of some rows.
    public static func batch(_ rows: [HealthCodeV1.ExposureRow]) -> HealthCodeV1.ExposureBatch { .init(rows: rows) }

    /// The method that takes a batch.
    public static func call(on channel: any RPCChannel, venue: [UInt8]) -> ImportCall<HealthCodeV1.ExposureBatch> {
        each(HealthCodeV1.EvidenceClient(channel).importExposures)
    }
}

/// Files of declarations.
public enum DeclarationsFormat: ImportFormat {
    /// The kind of file.
    public static var kind: ImportKind { .declarations }
    /// How rows go to calls.
    public static var route: RowRoute { .document }

    /// The message of a row.
    public static func row(_ line: UInt64, _ cells: Cells) throws(FieldProblem) -> HealthCodeV1.DeclarationRow {
        let declaration = HealthCodeV1.Declaration(
            temperatureDecicelsius: try cells.temperature(.temperature),
            symptoms: try cells.words(.symptoms, of: Words.symptoms, none: .unspecified),
            division: try cells.optional(.division))
        return HealthCodeV1.DeclarationRow(
            row: line,
            declaration: HealthCodeV1.TakenDeclaration(
                person: try cells.person(), declaration: declaration, declaredAt: try cells.moment(.declaredAt),
                counter: try cells.required(.counter),
                issuedAt: try cells.optionalMoment(.issuedAt), revision: try cells.revision(),
                withdrawn: try cells.isWithdrawn()))
    }

    /// The message of some rows.
    public static func batch(_ rows: [HealthCodeV1.DeclarationRow]) -> HealthCodeV1.DeclarationBatch {
        .init(rows: rows)
    }

    /// The method that takes a batch.
    public static func call(on channel: any RPCChannel, venue: [UInt8]) -> ImportCall<HealthCodeV1.DeclarationBatch> {
        each(HealthCodeV1.EvidenceClient(channel).importDeclarations)
    }
}

/// Files of areas of risk.
public enum RiskAreasFormat: ImportFormat {
    /// The kind of file.
    public static var kind: ImportKind { .riskAreas }
    /// How rows go to calls.
    public static var route: RowRoute { .inOrder }

    /// The message of a row.
    public static func row(_ line: UInt64, _ cells: Cells) throws(FieldProblem) -> RiskAreasV1.RiskAreaRow {
        RiskAreasV1.RiskAreaRow(
            row: line,
            area: RiskAreasV1.RiskArea(
                areaId: try cells.required(.areaID), division: try cells.required(.division),
                name: try cells.required(.name), level: try cells.word(.level, of: Words.levels),
                from: try cells.moment(.from), until: try cells.optionalMoment(.until),
                lastCaseAt: try cells.optionalMoment(.lastCaseAt),
                screenPassedAt: try cells.optionalMoment(.screenPassedAt)))
    }

    /// The message of some rows.
    public static func batch(_ rows: [RiskAreasV1.RiskAreaRow]) -> RiskAreasV1.RiskAreaBatch { .init(rows: rows) }

    /// The method that takes a batch.
    public static func call(on channel: any RPCChannel, venue: [UInt8]) -> ImportCall<RiskAreasV1.RiskAreaBatch> {
        each(RiskAreasV1.RiskAreasClient(channel).importRiskAreas)
    }
}

/// Files of scans.
public enum ScansFormat: ImportFormat {
    /// The kind of file.
    public static var kind: ImportKind { .scans }
    /// How rows go to calls.
    public static var route: RowRoute { .document }

    /// The message of a row.
    public static func row(_ line: UInt64, _ cells: Cells) throws(FieldProblem) -> TracingV1.OfflineScan {
        TracingV1.OfflineScan(
            row: line, person: try cells.person(), scannedAt: try cells.moment(.scannedAt),
            direction: try cells.optionalWord(.direction, of: Words.directions) ?? .unspecified,
            result: try cells.word(.result, of: Words.scanResults))
    }

    /// The message of some rows; the call adds the venue.
    public static func batch(_ rows: [TracingV1.OfflineScan]) -> TracingV1.SubmitOfflineScansRequest {
        .init(rows: rows)
    }

    /// The method that takes a batch.
    public static func call(
        on channel: any RPCChannel, venue: [UInt8]
    ) -> ImportCall<TracingV1.SubmitOfflineScansRequest> {
        let client = TracingV1.VenuesClient(channel)
        return { options, batch in
            try await client.submitOfflineScans(.init(venueId: venue, rows: batch.rows), options: options)
        }
    }
}
