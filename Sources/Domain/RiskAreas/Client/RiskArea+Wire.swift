public import RiskAreasContracts
public import RiskAreasCore
public import Values
import Wire

extension RiskArea {
    /// The area of a contract's value.
    ///
    /// It checks what the type demands. What the authority may import is the business of the import.
    ///
    /// - Throws: ``FieldProblem`` for `division`, `level`, `from` or `until`.
    public init(_ message: RiskAreasV1.RiskArea) throws(FieldProblem) {
        guard let level = RiskLevel(rawValue: Int(message.level.rawValue)) else {
            throw FieldProblem(field: "level", reason: "must be LOW, MEDIUM or HIGH")
        }
        guard let from = message.from else { throw FieldProblem(field: "from", reason: "must be given") }
        self.init(
            id: message.areaId, division: try Division(message.division), name: message.name, level: level,
            from: try Self.instant(from, "from"),
            until: try message.until.map { until throws(FieldProblem) in try Self.instant(until, "until") })
    }

    private static func instant(
        _ timestamp: GoogleProtobuf.Timestamp, _ field: String
    ) throws(FieldProblem) -> Instant {
        guard let instant = Instant(seconds: timestamp.seconds, nanos: timestamp.nanos) else {
            throw FieldProblem(field: field, reason: "must lie in the years 0001 to 9999")
        }
        return instant
    }
}

extension RiskAreasV1.RiskArea {
    /// The contract's value of an area.
    public init(_ area: RiskArea) {
        self.init(
            areaId: area.id, division: area.division.description, name: area.name,
            level: RiskAreasV1.RiskLevel(rawValue: Int32(area.level.rawValue)),
            from: GoogleProtobuf.Timestamp(seconds: area.from.seconds, nanos: area.from.nanos),
            until: area.until.map { GoogleProtobuf.Timestamp(seconds: $0.seconds, nanos: $0.nanos) })
    }
}
