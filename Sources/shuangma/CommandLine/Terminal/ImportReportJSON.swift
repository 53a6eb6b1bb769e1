import Foundation
import ImportFiles

/// The report of an import for programs, one JSON object.
struct ImportReportJSON: Encodable {
    private struct Rejected: Encodable {
        let line: Int
        let field: String
        let reason: String
        let shape: String
        let remedy: String
    }

    private struct Noted: Encodable {
        let line: Int
        let field: String
        let note: String
    }

    private struct Reading: Encodable {
        let encoding: String
        let separator: String
        let ignoredColumns: [String]
    }

    private struct Waiting: Encodable {
        let approvalID: String
        let rows: Int

        enum CodingKeys: String, CodingKey {
            case approvalID = "approvalId"
            case rows
        }
    }

    private let kind: String
    private let reading: Reading
    private let dryRun: Bool
    private let complete: Bool
    private let firstOpenLine: Int?
    private let rows: Int
    private let accepted: Int
    private let unchanged: Int
    private let superseded: Int
    private let rejected: Int
    private let waiting: Int
    private let waitingFor: [Waiting]
    private let importIds: [String]
    private let noted: Int
    private let resent: Int
    private let seconds: Double
    private let rejections: [Rejected]
    private let supersededLines: [Int]
    private let notes: [Noted]

    /// The report of an import, or of one that stores nothing.
    init(_ summary: ImportSummary, isDryRun: Bool = false) {
        dryRun = isDryRun
        kind = summary.kind.rawValue
        reading = Reading(
            encoding: summary.reading.encoding.rawValue, separator: String(summary.reading.separator),
            ignoredColumns: summary.reading.ignoredColumns)
        complete = summary.interruption == nil
        firstOpenLine = summary.interruption?.firstOpenLine
        rows = summary.rows
        accepted = summary.accepted
        unchanged = summary.unchanged
        superseded = summary.superseded
        rejected = summary.rejected
        waiting = summary.waiting
        waitingFor = summary.waitingFor.sorted { $0.key < $1.key }.map { Waiting(approvalID: $0.key, rows: $0.value) }
        importIds = summary.importIDs
        noted = summary.noted
        resent = summary.resent
        seconds = (summary.duration.inSeconds * 1000).rounded() / 1000
        rejections = summary.rejections.map {
            Rejected(line: $0.line, field: $0.field, reason: $0.reason, shape: $0.shape, remedy: $0.remedy)
        }
        supersededLines = summary.supersededLines
        notes = summary.notes.map { Noted(line: $0.line, field: $0.field, note: $0.text) }
    }

    /// The object on one line, its keys sorted.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
