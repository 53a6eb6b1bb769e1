import CommonContracts
public import Foundation
import HealthCodeFeed
import IdentityFeed
public import ImportFiles
public import Reference
import RiskAreasFeed
import TracingContracts
import TracingCore
import TripCardFeed
public import Values

/// Says what an import of a file would say, by the rules of the services and without any of them.
///
/// ```swift
/// let summary = try FileJudge(reference: .embedded, now: now).check(.tests, file)
/// ```
public struct FileJudge: Sendable {
    private let now: Instant
    private let people: PersonRules
    private let evidence: EvidenceFeed
    private let stays: StayFeed
    private let areas: AreaFeed

    /// A judge that goes by tables and periods at one moment.
    public init(reference: ReferenceData, now: Instant) {
        self.now = now
        people = PersonRules(reference)
        evidence = EvidenceFeed(reference: reference, now: now)
        stays = StayFeed(reference: reference)
        areas = AreaFeed(reference: reference)
    }

    /// Reads and judges a file.
    ///
    /// - Parameters:
    ///   - reading: How the file is read.
    ///   - rejects: File to which refused rows are written; nil for none.
    ///   - progress: Told from time to time how far the check is.
    /// - Returns: What was found; see ``FileCheck``.
    /// - Throws: ``ImportFileError`` when the file cannot be read, or the file of refused rows not be written.
    public func check(
        _ kind: ImportKind, _ file: URL, reading: ReadingOptions = ReadingOptions(), rejects: String? = nil,
        progress: (ImportProgress) -> Void = { _ in }
    ) throws(ImportFileError) -> ImportSummary {
        func run<Format: ImportFormat>(
            _ format: Format.Type, _ judge: (Format.Row) throws(FieldProblem) -> [FieldNote]
        ) throws(ImportFileError) -> ImportSummary {
            try FileCheck.run(format, file, reading: reading, rejects: rejects, progress: progress, judge: judge)
        }
        return switch kind {
        case .people:
            try run(PeopleFormat.self) { row throws(FieldProblem) in try people.check(row.person, at: now).notes }
        case .stays:
            try run(StaysFormat.self) { row throws(FieldProblem) in try stays.report(of: row.stay, at: now).notes }
        case .tests:
            try run(TestsFormat.self) { row throws(FieldProblem) in
                try evidence.event(of: row.test).notes + person(row.test?.person)
            }
        case .exposures:
            try run(ExposuresFormat.self) { row throws(FieldProblem) in
                try evidence.event(of: row.exposure).notes + person(row.exposure?.person)
            }
        case .declarations:
            try run(DeclarationsFormat.self) { row throws(FieldProblem) in
                try evidence.event(of: row.declaration).notes + person(row.declaration?.person)
            }
        case .riskAreas:
            try run(RiskAreasFormat.self) { row throws(FieldProblem) in try areas.report(of: row.area, at: now).notes }
        case .scans:
            try run(ScansFormat.self) { row throws(FieldProblem) in
                if let scannedAt = row.scannedAt.flatMap(Instant.init) {
                    try CheckInLife.demandOffline(scannedAt, at: now)
                }
                return try person(row.person)
            }
        }
    }

    /// Remarks about whom a row of evidence names.
    private func person(_ reference: CommonV1.PersonRef?) throws(FieldProblem) -> [FieldNote] {
        guard case .document(let document)? = reference?.person else {
            throw FieldProblem(field: "person", reason: "must be given")
        }
        do {
            return try people.document(document, today: ChinaDay(of: now)).notes.map { $0.within("person.document") }
        } catch {
            throw error.within("person")
        }
    }
}
