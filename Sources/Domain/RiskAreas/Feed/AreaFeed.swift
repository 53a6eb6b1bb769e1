public import Reference
import RiskAreasClient
public import RiskAreasContracts
public import RiskAreasCore
public import Values

/// Judges rows of areas of risk. The service, `shuangma derive` and `shuangma check` all ask it.
///
/// ```swift
/// let feed = AreaFeed(reference: .embedded)
/// let report = try feed.report(of: row.area, at: now)
/// ```
public struct AreaFeed: Sendable {
    /// Most characters of an id, in Unicode scalars.
    public static let idMax = 64
    /// Most characters of a name, in Unicode scalars.
    public static let nameMax = 500
    /// Seconds that the clock of a registry may be ahead of ours (COL-13).
    private static let clockError: Int64 = 300
    /// Seconds by which an area may begin after it is reported: 30 days. Authorities announce levels for the next days.
    private static let aheadMax = 30 * ChinaDay.secondsPerDay
    /// 2019-01-01 in China: no case is older.
    private static let beginning = Instant(seconds: 1_546_272_000)

    private let divisions: Divisions

    /// A judge that goes by the table of divisions.
    public init(reference: ReferenceData) { divisions = reference.divisions }

    /// What a row says.
    ///
    /// - Parameter now: The moment of the import.
    /// - Throws: ``FieldProblem`` for `area` or one of its fields.
    public func report(of area: RiskAreasV1.RiskArea?, at now: Instant) throws(FieldProblem) -> AreaReport {
        guard var area else { throw FieldProblem(field: "area", reason: "must be given") }
        guard (1...Self.idMax).contains(area.areaId.unicodeScalars.count) else {
            throw FieldProblem(field: "area_id", reason: "must be 1 to \(Self.idMax) characters long")
        }
        if let problem = ShownText.problem(of: area.areaId, field: "area_id") { throw problem }
        area.name = try ShownText(Self.inOneLine(area.name), field: "name", charactersMax: Self.nameMax).text
        let note = try divisions.accept(area.division).note
        if area.givenLevel != .unspecified || area.changesAt != nil {
            throw FieldProblem(
                field: area.givenLevel != .unspecified ? "given_level" : "changes_at", reason: "stands in answers only",
                remedy: "leave it out, and write into level what the authority gives")
        }
        let known = try RiskArea(area)
        try Self.demandPast(known.standing.lastCaseAt, field: "last_case_at", at: now)
        try Self.demandPast(known.standing.screenPassedAt, field: "screen_passed_at", at: now)
        guard divisions.city(of: known.division) != nil else {
            throw FieldProblem(
                field: "division", reason: "must belong to a city of China (GB/T 2260)", of: area.division,
                remedy: "write the county or the city")
        }
        guard known.standing.from >= Self.beginning else {
            throw FieldProblem(field: "from", reason: "lies before 2019")
        }
        guard known.standing.from <= now + Self.aheadMax else {
            throw FieldProblem(
                field: "from", reason: "lies more than 30 days ahead",
                remedy: "deliver the area again when it is about to begin")
        }
        if let until = known.standing.until, until < known.standing.from {
            throw FieldProblem(field: "until", reason: "must not lie before from")
        }
        return AreaReport(area: known, notes: note.map { [$0] } ?? [])
    }

    /// Demands that something has happened, since 2019: a time that lies ahead would be no clean day.
    private static func demandPast(_ time: Instant?, field: String, at now: Instant) throws(FieldProblem) {
        guard let time else { return }
        guard time >= beginning else { throw FieldProblem(field: field, reason: "lies before 2019") }
        guard time <= now + clockError else {
            throw FieldProblem(
                field: field, reason: "lies more than \(clockError / 60) minutes ahead",
                remedy: "check the clock and the offset from UTC of the system that writes the time")
        }
    }

    /// A name as cells of spreadsheets have it: line breaks and tabs become a blank, and characters of no width that are
    /// left by copying are dropped. None of them changes what is read; what would, such as direction marks, stays.
    private static func inOneLine(_ name: String) -> String {
        guard name.unicodeScalars.contains(where: { $0.value < 0x20 || ShownText.isHidden($0) }) else { return name }
        var line = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: if line.last != " " { line.append(" ") }
            // Soft hyphen, zero-width space, word joiner, byte order mark
            case 0xAD, 0x200B, 0x2060, 0xFEFF: break
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}

/// A row of areas that may be stored.
public struct AreaReport: Sendable {
    /// The area.
    public let area: RiskArea
    /// Remarks about fields that were accepted.
    public let notes: [FieldNote]
}
