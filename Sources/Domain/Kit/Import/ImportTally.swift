public import Contracts

/// The running report of an import.
public struct ImportTally: Sendable {
    /// The most rejections that a report lists; all are counted.
    public static let maxListed = 1_000

    /// The report so far.
    public private(set) var report = CommonV1.ImportReport()

    public init() {}

    /// Counts rows that came in.
    public mutating func receive(_ count: Int) { report.received += UInt64(count) }

    /// Counts a row out, for a reason that does not repeat its value.
    public mutating func reject(_ row: UInt64, field: String, reason: String) {
        report.rejected += 1
        guard report.rejections.count < Self.maxListed else { return }
        report.rejections.append(.init(row: row, field: field, reason: reason))
    }

    /// Counts rows that a service stored, or found stored, by itself.
    public mutating func count(accepted: Int, unchanged: Int) {
        report.accepted += UInt64(accepted)
        report.unchanged += UInt64(unchanged)
    }

    mutating func accept() { report.accepted += 1 }
    mutating func keep() { report.unchanged += 1 }
}
