public import HealthCodeContracts
public import HealthCodeCore
public import Kit
public import Reference
public import Values

/// A row of a feed that was found good: the event that it tells, and remarks about it.
public struct CheckedRow<Event: Sendable>: Sendable {
    /// What the row tells, without its person.
    public let event: Event
    /// Remarks about what was accepted.
    public let notes: [FieldNote]
}

/// What rows of evidence may hold, by the row alone and the moment of the import.
///
/// The service, `shuangma derive` and `shuangma check` judge by it. What would be ignored is refused: what is too old to
/// count (COL-14), and what is dated more than 5 minutes ahead (COL-13). A row that is withdrawn is never too old.
public struct EvidenceFeed: Sendable {
    /// How long evidence counts and is kept.
    public let lifetimes: EvidenceLifetimes
    private let divisions: Divisions
    private let declarations: DeclarationRules
    private let time: SourceTime
    private let credential: FeedCredential

    /// The rules at a moment.
    ///
    /// - Parameter credential: Who delivers the rows: it decides about their source and their causes (COL-6).
    public init(reference: ReferenceData, now: Instant, for credential: FeedCredential = .file) {
        self.credential = credential
        lifetimes = EvidenceLifetimes(reference)
        divisions = reference.divisions
        declarations = DeclarationRules(divisions: reference.divisions)
        time = SourceTime(now: now)
    }

    /// The event of a laboratory's row.
    ///
    /// - Throws: ``FieldProblem`` for `row` or a field of it.
    public func event(of test: HealthCodeV1.TestResult?) throws(FieldProblem) -> CheckedRow<TestEvent> {
        guard let test else { throw Self.emptyRow }
        let laboratory = try source(test.laboratory, field: "laboratory")
        let sample = try SourceText.name(test.sampleId, field: "sample_id")
        guard laboratory.text.utf8.count + sample.text.utf8.count < StoreLimits.keyBytes else {
            throw FieldProblem(
                field: "sample_id",
                reason: "and laboratory together must be at most \(StoreLimits.keyBytes - 1) bytes of UTF-8")
        }
        let sampledAt = try time.past(test.sampledAt, field: "sampled_at")
        guard test.outcome == .negative || test.outcome == .positive else {
            throw FieldProblem(field: "outcome", reason: "must be NEGATIVE or POSITIVE")
        }
        let isPositive = test.outcome == .positive
        let order = try time.order(revision: test.revision, issuedAt: test.issuedAt)
        if !isPositive, !test.withdrawn {
            try time.notTooOld(sampledAt, lifetime: lifetimes.tests, field: "sampled_at", kind: "a negative test")
        }
        return CheckedRow(
            event: TestEvent(
                .init(laboratory: laboratory, sample: sample), sampledAt: sampledAt, isPositive: isPositive,
                order: order, isWithdrawn: test.withdrawn),
            notes: [])
    }

    /// The event of a row of contact tracing, a registry or the border.
    ///
    /// - Throws: ``FieldProblem`` for `row` or a field of it.
    public func event(of exposure: HealthCodeV1.Exposure?) throws(FieldProblem) -> CheckedRow<ExposureEvent> {
        guard let exposure else { throw Self.emptyRow }
        guard let cause = Cause(exposure.cause), cause.isExposure else {
            throw FieldProblem(field: "cause", reason: "must be a cause that a feed can report")
        }
        try demandRight(to: cause)
        // Lists need a case reference (COL-7), and how each person met the case (COL-6).
        let evidenceID = try SourceText.name(exposure.evidenceId, field: "evidence_id")
        let source = try source(exposure.source, field: "source")
        let division = exposure.division.isEmpty ? nil : try divisions.accept(exposure.division)
        let from = try time.past(exposure.from, field: "from")
        let until = try end(of: exposure, from: from)
        let order = try time.order(revision: exposure.revision, issuedAt: exposure.issuedAt)
        let isNeeded = cause.needsApproval && !exposure.withdrawn
        let contact = try contact(of: exposure, isNeeded: isNeeded && credential.source != .file)
        let missing = isNeeded && contact == nil ? FieldNote.noContact : nil
        if !exposure.withdrawn { try demandThatCounts(cause, from: from, until: until) }
        return CheckedRow(
            event: ExposureEvent(
                .init(source: source, cause: cause, evidenceID: evidenceID, from: from), until: until,
                division: division?.division, contact: contact, order: order, isWithdrawn: exposure.withdrawn),
            notes: [division?.note, missing].compactMap(\.self))
    }

    /// The event of a declaration that was taken at a counter.
    ///
    /// - Throws: ``FieldProblem`` for `row` or a field of it.
    public func event(
        of taken: HealthCodeV1.TakenDeclaration?
    ) throws(FieldProblem) -> CheckedRow<DeclarationEvent> {
        guard let taken else { throw Self.emptyRow }
        let (content, notes) = try declarations.content(of: taken.declaration)
        let declaredAt = try time.past(taken.declaredAt, field: "declared_at")
        let counter = try SourceText.name(taken.counter, field: "counter")
        let order = try time.order(revision: taken.revision, issuedAt: taken.issuedAt)
        if !taken.withdrawn {
            try time.notTooOld(
                declaredAt, lifetime: lifetimes.declarations, field: "declared_at", kind: "a declaration")
        }
        return CheckedRow(
            event: DeclarationEvent(
                .init(counter: counter, declaredAt: declaredAt, content: content), order: order,
                isWithdrawn: taken.withdrawn),
            notes: notes)
    }

    private static let emptyRow = FieldProblem(field: "row", reason: "is empty")
}

// MARK: - Rights

extension EvidenceFeed {
    /// The source of a row: the credential's, which the row may name (COL-6).
    ///
    /// - Throws: ``FieldProblem`` for `field`.
    private func source(_ text: String, field: String) throws(FieldProblem) -> SourceName {
        switch credential.source {
        case .file where text.isEmpty: return SourceName("")
        case .file, .named: return try SourceText.name(text, field: field)
        case .own(let organisation):
            guard let own = try? SourceText.name(organisation, field: field) else {
                throw .noSource(field, "no name of a source")
            }
            if text.isEmpty { return own }
            guard try SourceText.name(text, field: field) == own else { throw .otherSource(field) }
            return own
        }
    }

    private func demandRight(to cause: Cause) throws(FieldProblem) {
        guard let feed = cause.feed, !credential.roles.contains(feed) else { return }
        throw FieldProblem(
            field: "cause", reason: "is not this credential's to report (COL-6)",
            remedy: "deliver the row with a credential of the role \(feed.rawValue)")
    }
}

// MARK: - Exposures

extension FieldNote {
    /// A contact in a file that no credential delivers. Nobody turns red by a file, and an import refuses the row.
    static let noContact = FieldNote(
        field: "contact", text: "is missing: an import asks where, when and how the person met the case (COL-6)")
}

extension FieldNote {
    /// `from` alone decides how long the hold lasts, whatever the contact says.
    static let otherDay = FieldNote(
        field: "from", text: "lies more than a day away from contact_at: the hold counts from `from`")
}

extension EvidenceFeed {
    /// A remark about an exposure whose beginning is not the time of the contact; nil where it is, to a day.
    public static func note(on contact: ContactEdge, from: Instant) -> FieldNote? {
        from > contact.at + Self.day || from < contact.at - Self.day ? .otherDay : nil
    }

    private static let day: Int64 = 86_400

    /// Most characters of the place of a contact.
    private static let placeMax = 100

    /// How the person met the case.
    private func contact(
        of exposure: HealthCodeV1.Exposure, isNeeded: Bool
    ) throws(FieldProblem) -> ContactEdge? {
        guard let contact = exposure.contact else {
            guard isNeeded else { return nil }
            throw FieldProblem(
                field: "contact", reason: "must tell where, when and how the person met the case (COL-6)",
                remedy: "fill in contact_place, contact_at and contact_way")
        }
        do throws(FieldProblem) {
            let place = try ShownText(contact.place, field: "place", charactersMax: Self.placeMax).text
            let at = try time.past(contact.at, field: "at")
            if !exposure.withdrawn {
                try time.notTooOld(at, lifetime: lifetimes.exposures, field: "at", kind: "such a contact")
            }
            guard let way = ContactEdge.Way(rawValue: UInt32(bitPattern: contact.way.rawValue)) else {
                throw FieldProblem(field: "way", reason: "must be a known way to meet a case")
            }
            return ContactEdge(place: place, at: at, way: way)
        } catch {
            throw error.within("contact")
        }
    }

    /// The end of an exposure, which may lie ahead.
    private func end(of exposure: HealthCodeV1.Exposure, from: Instant) throws(FieldProblem) -> Instant? {
        guard exposure.until != nil else { return nil }
        let until = try SourceTime.any(exposure.until, field: "until")
        guard until >= from else { throw FieldProblem(field: "until", reason: "must not lie before from") }
        guard until + lifetimes.exposures <= StoreLimits.expiry.upperBound else {
            throw FieldProblem(field: "until", reason: "lies too far in the future")
        }
        return until
    }

    /// Refuses what is over so long that it holds nothing. What lasts is never too old before its end.
    private func demandThatCounts(_ cause: Cause, from: Instant, until: Instant?) throws(FieldProblem) {
        guard cause.lasts else {
            try time.notTooOld(from, lifetime: lifetimes.exposures, field: "from", kind: "such an exposure")
            return
        }
        guard let until else { return }
        // A row that tells only the end of what is kept as open cannot end it any more: it has to be taken back.
        try time.notTooOld(
            until, lifetime: lifetimes.exposures, field: "until", kind: cause.isArea ? "an area" : "a case",
            remedy: "withdraw the row if it was sent before without its end, else leave it out")
    }
}

extension EvidenceLifetimes {
    /// The lifetimes that the reference data give (RET-1).
    public init(_ reference: ReferenceData) {
        let retention = reference.retention
        self.init(
            tests: retention.tests, exposures: retention.exposures, declarations: retention.declarations,
            feverFrom: reference.ruleProfiles.all.map(\.feverTemperature).min()
                ?? reference.ruleProfiles.default
                .feverTemperature)
    }
}
