public import Reference
import RiskAreasClient
public import RiskAreasContracts
public import RiskAreasCore
public import Values

/// Judges rows of areas of risk. The service, `shuangma derive` and `shuangma check` all ask it.
///
/// ```swift
/// let feed = AreaFeed(reference: .embedded)
/// let report = try feed.report(of: row.area)
/// ```
public struct AreaFeed: Sendable {
    /// Most characters of an id, in Unicode scalars.
    public static let idMax = 64
    /// Most characters of a name, in Unicode scalars.
    public static let nameMax = 500

    private let divisions: Divisions

    /// A judge that goes by the table of divisions.
    public init(reference: ReferenceData) { divisions = reference.divisions }

    /// What a row says.
    ///
    /// - Throws: ``FieldProblem`` for `area` or one of its fields.
    public func report(of area: RiskAreasV1.RiskArea?) throws(FieldProblem) -> AreaReport {
        guard let area else { throw FieldProblem(field: "area", reason: "must be given") }
        guard (1...Self.idMax).contains(area.areaId.unicodeScalars.count) else {
            throw FieldProblem(field: "area_id", reason: "must be 1 to \(Self.idMax) characters long")
        }
        guard !area.areaId.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw FieldProblem(field: "area_id", reason: "must not hold control characters")
        }
        guard (1...Self.nameMax).contains(area.name.unicodeScalars.count) else {
            throw FieldProblem(field: "name", reason: "must be 1 to \(Self.nameMax) characters long")
        }
        guard !area.name.unicodeScalars.contains("\0") else {
            throw FieldProblem(field: "name", reason: "must not hold the character U+0000")
        }
        let note = try divisions.accept(area.division).note
        let known = try RiskArea(area)
        guard divisions.city(of: known.division) != nil else {
            throw FieldProblem(
                field: "division", reason: "must belong to a city of China (GB/T 2260)", of: area.division,
                remedy: "write the county or the city")
        }
        if let until = known.until, until < known.from {
            throw FieldProblem(field: "until", reason: "must not lie before from")
        }
        return AreaReport(area: known, notes: note.map { [$0] } ?? [])
    }
}

/// A row of areas that may be stored.
public struct AreaReport: Sendable {
    /// The area.
    public let area: RiskArea
    /// Remarks about fields that were accepted.
    public let notes: [FieldNote]
}
