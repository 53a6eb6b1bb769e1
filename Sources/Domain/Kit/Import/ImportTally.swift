public import CommonContracts
public import Values

/// The running report of an import.
public struct ImportTally: Sendable {
    /// The most rejections, superseded rows and notes that a report lists, each; all are counted.
    public static let maxListed = 1_000
    /// The most rows of one batch.
    public static let maxBatch = 1_000

    /// The report so far.
    public private(set) var report = CommonV1.ImportReport()

    /// A report without rows.
    public init() {}

    /// Counts the rows of a batch in, and those that `check` refuses out.
    ///
    /// - Parameters:
    ///   - number: The caller's number of a row.
    ///   - check: What a good row becomes. It throws what is wrong with another one.
    /// - Returns: What the good rows became, in their order.
    /// - Throws: ``FieldProblem`` for `rows` when there are more than ``maxBatch``.
    public mutating func check<Row, Checked>(
        _ rows: [Row], number: (Row) -> UInt64, by check: (Row) throws(FieldProblem) -> Checked
    ) throws(FieldProblem) -> [Checked] {
        try Self.checkSize(of: rows)
        receive(rows.count)
        var checked: [Checked] = []
        checked.reserveCapacity(rows.count)
        for row in rows {
            do throws(FieldProblem) {
                checked.append(try check(row))
            } catch {
                reject(number(row), error)
            }
        }
        return checked
    }

    /// Counts rows that came in.
    public mutating func receive(_ count: Int) { report.received += UInt64(count) }

    /// Counts a row out.
    public mutating func reject(_ row: UInt64, _ problem: FieldProblem) {
        report.rejected += 1
        guard report.rejections.count < Self.maxListed else { return }
        report.rejections.append(
            .init(
                row: row, field: problem.field, reason: problem.reason, shape: problem.shape ?? "",
                remedy: problem.remedy ?? ""))
    }

    /// Counts a row as stored.
    public mutating func accept() { report.accepted += 1 }

    /// Counts a row as known already with the same content.
    public mutating func keep() { report.unchanged += 1 }

    /// Counts a row out because a newer version of it is known (COL-13).
    public mutating func supersede(_ row: UInt64) {
        report.superseded += 1
        if report.supersededRows.count < Self.maxListed { report.supersededRows.append(row) }
    }

    /// Counts rows that wait for the approval of another person.
    ///
    /// - Parameter approval: The proposal, 16 bytes.
    public mutating func wait(_ rows: Int, for approval: [UInt8]) {
        report.waiting += UInt64(rows)
        if let place = report.waitingFor.firstIndex(where: { $0.approvalId == approval }) {
            report.waitingFor[place].rows += UInt64(rows)
        } else {
            report.waitingFor.append(.init(approvalId: approval, rows: UInt64(rows)))
        }
    }

    /// Adds remarks about a row that was accepted.
    public mutating func note(_ row: UInt64, _ notes: [FieldNote]) {
        report.noted += UInt64(notes.count)
        for note in notes.prefix(Self.maxListed - report.notes.count) {
            report.notes.append(.init(row: row, field: note.field, note: note.text))
        }
    }

    /// Counts rows that a service stored, or found stored, by itself.
    public mutating func count(accepted: Int, unchanged: Int) {
        report.accepted += UInt64(accepted)
        report.unchanged += UInt64(unchanged)
    }

    /// Refuses a batch that is too large.
    ///
    /// - Throws: ``FieldProblem`` for `rows` when there are more than ``maxBatch``.
    public static func checkSize(of rows: [some Any]) throws(FieldProblem) {
        guard rows.count <= maxBatch else {
            throw FieldProblem(field: "rows", reason: "must be at most \(maxBatch) a batch")
        }
    }
}
