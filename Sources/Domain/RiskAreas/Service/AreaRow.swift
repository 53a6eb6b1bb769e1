import Reference
import RiskAreasClient
import RiskAreasContracts
import RiskAreasCore
import Values

/// Checks a row of an import.
enum AreaRow {
    /// Most characters of an id, in Unicode scalars.
    static let idMax = 64
    /// Most characters of a name, in Unicode scalars.
    static let nameMax = 500

    /// The area of a row, and remarks about what was accepted.
    ///
    /// - Throws: ``FieldProblem`` for `area` or one of its fields.
    static func area(
        _ message: RiskAreasV1.RiskArea?, divisions: Divisions
    ) throws(FieldProblem) -> (area: RiskArea, notes: [FieldNote]) {
        guard let message else { throw FieldProblem(field: "area", reason: "must be given") }
        guard (1...idMax).contains(message.areaId.unicodeScalars.count) else {
            throw FieldProblem(field: "area_id", reason: "must be 1 to \(idMax) characters long")
        }
        guard !message.areaId.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw FieldProblem(field: "area_id", reason: "must not hold control characters")
        }
        guard (1...nameMax).contains(message.name.unicodeScalars.count) else {
            throw FieldProblem(field: "name", reason: "must be 1 to \(nameMax) characters long")
        }
        guard !message.name.unicodeScalars.contains("\0") else {
            throw FieldProblem(field: "name", reason: "must not hold the character U+0000")
        }
        let area = try RiskArea(message)
        let note = try divisions.accept(message.division).note
        guard divisions.city(of: area.division) != nil else {
            throw FieldProblem(
                field: "division", reason: "must belong to a city of China (GB/T 2260)", of: message.division,
                remedy: "write the county or the city")
        }
        if let until = area.until, until < area.from {
            throw FieldProblem(field: "until", reason: "must not lie before from")
        }
        return (area, note.map { [$0] } ?? [])
    }
}
