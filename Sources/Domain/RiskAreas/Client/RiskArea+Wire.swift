public import RiskAreasContracts
public import RiskAreasCore
public import Values
import Wire

extension RiskArea {
    /// The area of a contract's value: of an answer, or as it is stored.
    ///
    /// It checks what the type demands. What the authority may import is the business of the import.
    ///
    /// - Throws: ``FieldProblem`` for `division`, `level`, `from` or `until`.
    public init(_ message: RiskAreasV1.RiskArea) throws(FieldProblem) {
        let given = message.givenLevel == .unspecified ? message.level : message.givenLevel
        guard let level = RiskLevel(rawValue: Int(given.rawValue)) else {
            throw FieldProblem(field: "level", reason: "must be LOW, MEDIUM or HIGH")
        }
        guard let from = try Self.instant(message.from, "from") else {
            throw FieldProblem(field: "from", reason: "must be given")
        }
        self.init(
            id: message.areaId, division: try Division(message.division), name: message.name,
            standing: AreaStanding(
                level: level, from: from, until: try Self.instant(message.until, "until"),
                lastCaseAt: try Self.instant(message.lastCaseAt, "last_case_at"),
                screenPassedAt: try Self.instant(message.screenPassedAt, "screen_passed_at")))
    }

    private static func instant(
        _ timestamp: GoogleProtobuf.Timestamp?, _ field: String
    ) throws(FieldProblem) -> Instant? {
        guard let timestamp else { return nil }
        guard let instant = Instant(seconds: timestamp.seconds, nanos: timestamp.nanos) else {
            throw FieldProblem(field: field, reason: "must lie in the years 0001 to 9999")
        }
        return instant
    }
}

extension RiskAreasV1.RiskArea {
    /// The contract's value of an area as the register gave it, for the store.
    public init(_ area: RiskArea) {
        let standing = area.standing
        self.init(
            areaId: area.id, division: area.division.description, name: area.name, level: .init(standing.level),
            from: GoogleProtobuf.Timestamp(standing.from), until: standing.until.map { .init($0) },
            lastCaseAt: standing.lastCaseAt.map { .init($0) }, screenPassedAt: standing.screenPassedAt.map { .init($0) }
        )
    }

    /// The contract's value of an area at a moment, for answers.
    public init(_ area: RiskArea, under rules: AreaRules, at moment: Instant) {
        self.init(area)
        givenLevel = level
        level = .init(rules.level(of: area.standing, at: moment))
        changesAt = rules.nextChange(of: area.standing, after: moment).map { .init($0) }
    }
}

extension RiskAreasV1.RiskLevel {
    fileprivate init(_ level: RiskLevel) { self.init(rawValue: Int32(level.rawValue)) }
}

extension GoogleProtobuf.Timestamp {
    fileprivate init(_ instant: Instant) { self.init(seconds: instant.seconds, nanos: instant.nanos) }
}
