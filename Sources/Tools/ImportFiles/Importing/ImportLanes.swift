import CommonContracts
import Formats
import Foundation

/// Shares the rows of a file out to lanes, and gathers what became of them.
///
/// A lane makes one call after the other, each with one batch, so that rows of one lane keep their order (``RowRoute``).
/// Rows that were read for a lane wait in its queue. When a queue is full, other lanes wait for it: memory is bounded by
/// the queues.
actor ImportLanes<Format: ImportFormat> {
    private var reader: RowReader<Format>
    private var lanes: [LaneQueue<Format.Row>]
    private let batchRows: Int
    private let progress: @Sendable (ImportProgress) -> Void
    private var summary: ImportSummary
    private var log: RejectionLog
    private var superseded = FirstOf<Int>(ImportSummary.maxListed)
    private var notes = FirstOf<ImportNote>(ImportSummary.maxListed)
    private var isAtEnd = false
    private var failure: Interruption.Cause?
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Rows of a batch may take this in the file, so that it stays well below a message's limit of 4 MiB.
    private static var batchBytes: Int { 1 << 20 }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - rejects: File to which refused rows are written; nil for none.
    ///   - lanes: Number of lanes.
    ///   - batchRows: Most rows of a batch.
    /// - Throws: ``ImportFileError`` when the file cannot be read, or the file of refused rows not be made.
    init(
        _ file: URL, _ options: ReadingOptions, rejects: String?, lanes: Int, batchRows: Int,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) throws(ImportFileError) {
        let table = try TableFile(file, of: Format.kind, options)
        summary = ImportSummary(kind: Format.kind, reading: table.reading)
        if let rejects {
            log = RejectionLog(try RejectsFile(path: rejects, of: table, input: file))
        } else {
            log = RejectionLog(nil)
        }
        reader = RowReader(table)
        self.lanes = Array(repeating: LaneQueue(), count: lanes)
        self.batchRows = batchRows
        self.progress = progress
    }

    /// The next batch of a lane; nil at the end of the file, or when the import was stopped.
    ///
    /// The batch before must have been settled.
    func next(_ number: Int) async -> Format.Batch? {
        while failure == nil {
            precondition(lanes[number].sent == 0, "a lane has one call at a time")
            if isReady(number) || isAtEnd { return take(number) }
            if !log.isFull, !lanes.contains(where: isFull) {
                readRow()
            } else if !lanes[number].rows.isEmpty {
                return take(number)
            } else {
                // Another lane has rows, and settles them or stops the import: both wake this one.
                await withCheckedContinuation { waiting.append($0) }
            }
        }
        return nil
    }

    /// Counts what became of the batch that a lane took last.
    ///
    /// - Parameter attempts: How often it was sent, 1 or more.
    func settle(_ number: Int, _ report: CommonV1.ImportReport, attempts: Int) {
        let sent = lanes[number].sent
        if let problem = Self.problem(of: report, sent: sent) {
            stop(.wrongReport(problem))
            return
        }
        summary.rows += sent
        summary.accepted += Int(report.accepted)
        summary.unchanged += Int(report.unchanged)
        summary.superseded += Int(report.superseded)
        summary.waiting += Int(report.waiting)
        for rows in report.waitingFor {
            summary.waitingFor[Hexadecimal.text(rows.approvalId), default: 0] += Int(clamping: rows.rows)
        }
        if !report.importId.isEmpty, summary.importIDs.count < ImportSummary.maxListed {
            summary.importIDs.append(Hexadecimal.text(report.importId))
        }
        summary.noted += Int(clamping: report.noted)
        if attempts > 1 { summary.resent += sent }
        let header = reader.table.header
        for line in report.supersededRows { superseded.add(Int(clamping: line)) }
        for note in report.notes {
            notes.add(
                ImportNote(line: Int(clamping: note.row), field: header.name(ofField: note.field), text: note.note))
        }
        for row in report.rejections {
            let rejection = Rejection(row, header)
            log.add(rejection, fields: lanes[number].fields(ofLine: rejection.line))
        }
        lanes[number].dropSent()
        writeRejections()
        wake()
    }

    /// Ends the import before the end of its file.
    func stop(_ cause: Interruption.Cause) {
        if failure == nil { failure = cause }
        wake()
    }

    /// Whether the import was stopped.
    var isStopped: Bool { failure != nil }

    /// What the import did. Refused rows that waited are written.
    func finish() -> ImportSummary {
        let open = firstOpenLine
        do throws(ImportFileError) {
            try log.finish()
        } catch {
            stop(.file(error))
        }
        summary.rejected = log.count
        summary.rows += clientRejected
        summary.rejections = log.listed
        summary.supersededLines = superseded.elements
        summary.notes = notes.elements
        summary.interruption = failure.map { Interruption(cause: $0, firstOpenLine: open) }
        precondition(
            summary.rows == summary.accepted + summary.unchanged + summary.superseded + summary.rejected
                + summary.waiting,
            "the report adds up")
        return summary
    }

    private var clientRejected = 0

    /// Every row before this line has its outcome.
    private var firstOpenLine: Int {
        lanes.reduce(isAtEnd ? Int.max : reader.line + 1) { min($0, $1.lines.first ?? .max) }
    }

    private func isReady(_ number: Int) -> Bool {
        lanes[number].rows.count >= batchRows || lanes[number].bytes >= Self.batchBytes
    }

    private func isFull(_ lane: LaneQueue<Format.Row>) -> Bool {
        lane.rows.count >= 2 * batchRows || lane.bytes >= 2 * Self.batchBytes
    }

    private func take(_ number: Int) -> Format.Batch? {
        progress(
            ImportProgress(
                rows: reader.count, bytesRead: reader.table.bytesRead, bytesTotal: reader.table.bytesTotal))
        let rows = lanes[number].take(batchRows, maxBytes: Self.batchBytes)
        return rows.isEmpty ? nil : Format.batch(rows)
    }

    private func readRow() {
        do throws(ImportFileError) {
            guard let row = try reader.next() else {
                isAtEnd = true
                wake()
                return
            }
            let record = reader.table.record
            switch row {
            case .message(let message):
                let number = Format.route.call(for: record, reader.table.header, calls: lanes.count)
                lanes[number].add(message, record, keepsRecord: log.keepsFields)
            case .rejected(let rejection):
                clientRejected += 1
                log.add(rejection, fields: log.keepsFields ? reader.fields : [])
                if clientRejected % 1_000 == 0 { writeRejections() }
            }
        } catch {
            stop(.file(error))
        }
    }

    private func writeRejections() {
        do throws(ImportFileError) {
            try log.write(before: firstOpenLine)
        } catch {
            stop(.file(error))
        }
    }

    private func wake() {
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    /// Why a report cannot be about so many rows; nil when it adds up.
    private static func problem(of report: CommonV1.ImportReport, sent: Int) -> String? {
        let numbers =
            "received \(report.received), accepted \(report.accepted), unchanged \(report.unchanged), "
            + "superseded \(report.superseded), rejected \(report.rejected), waiting \(report.waiting)"
        let parts = [report.accepted, report.unchanged, report.superseded, report.rejected, report.waiting]
        guard parts.allSatisfy({ $0 <= UInt64(sent) }), parts.reduce(0, +) == UInt64(sent),
            report.received == UInt64(sent)
        else { return "the server's report does not add up for \(sent) rows: \(numbers)" }
        guard report.waitingFor.allSatisfy({ $0.rows <= UInt64(sent) && $0.approvalId.count == 16 }),
            report.waitingFor.reduce(0, { $0 + $1.rows }) == report.waiting
        else { return "the server's report does not say what rows wait for: \(numbers)" }
        guard report.rejections.count == sent || UInt64(report.rejections.count) == report.rejected,
            UInt64(report.supersededRows.count) == report.superseded
        else { return "the server's report does not name each row that it counts: \(numbers)" }
        return nil
    }
}
