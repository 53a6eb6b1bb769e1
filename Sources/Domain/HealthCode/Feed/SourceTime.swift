import HealthCodeCore
import Kit
import Values
import Wire

/// Reads the times that a source gives (COL-13, COL-14).
struct SourceTime {
    /// The moment of the import.
    let now: Instant

    /// Seconds that the clock of a source may be ahead of ours (COL-13).
    static let clockError: Int64 = 300
    /// 2019-01-01 in China: no evidence is older.
    private static let beginning = Instant(seconds: 1_546_272_000)

    /// A time that any calendar has.
    ///
    /// - Throws: ``FieldProblem`` for `field`.
    static func any(_ time: GoogleProtobuf.Timestamp?, field: String) throws(FieldProblem) -> Instant {
        guard let time else { throw FieldProblem(field: field, reason: "must be given") }
        guard let instant = Instant(time) else { throw FieldProblem(field: field, reason: "is no valid time") }
        return instant
    }

    /// When evidence came about: from 2019 on, and at most 5 minutes ahead.
    ///
    /// - Throws: ``FieldProblem`` for `field`.
    func past(_ time: GoogleProtobuf.Timestamp?, field: String) throws(FieldProblem) -> Instant {
        let moment = try Self.any(time, field: field)
        guard moment >= Self.beginning else {
            throw FieldProblem(field: field, reason: "lies before 2019")
        }
        return try notAhead(moment, field: field)
    }

    /// The source's order of a row.
    ///
    /// - Throws: ``FieldProblem`` for `issued_at`.
    func order(revision: UInt64, issuedAt: GoogleProtobuf.Timestamp?) throws(FieldProblem) -> SourceOrder {
        guard issuedAt != nil else { return SourceOrder(revision: revision, issuedAt: nil) }
        let moment = try notAhead(Self.any(issuedAt, field: "issued_at"), field: "issued_at")
        return SourceOrder(revision: revision, issuedAt: moment)
    }

    /// Demands that a time is not older than evidence of its kind is kept.
    ///
    /// - Parameters:
    ///   - lifetime: Seconds for which such evidence counts.
    ///   - kind: What is too old, such as `a negative test`.
    /// - Throws: ``FieldProblem`` for `field`.
    func notTooOld(
        _ moment: Instant, lifetime: Int64, field: String, kind: String, remedy: String? = nil
    ) throws(FieldProblem) {
        guard moment < now - lifetime else { return }
        throw FieldProblem(
            field: field,
            reason: "lies more than \(lifetime / ChinaDay.secondsPerDay) days back: \(kind) counts for nothing by then",
            remedy: remedy ?? "leave the row out")
    }

    private func notAhead(_ moment: Instant, field: String) throws(FieldProblem) -> Instant {
        guard moment > now + Self.clockError else { return moment }
        throw FieldProblem(
            field: field, reason: "lies more than \(Self.clockError / 60) minutes ahead",
            remedy: "check the clock and the offset from UTC of the system that writes the time")
    }
}
