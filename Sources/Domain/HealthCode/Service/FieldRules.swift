import Kit
import Values
import Wire

/// Checks that the fields of several messages share.
enum FieldRules {
    /// 2019-01-01 in China: no evidence is older.
    private static let beginning = Instant(seconds: 1_546_272_000)
    /// Seconds that the clock of a laboratory or registry may be ahead of ours.
    static let feedClockError: Int64 = 3600

    /// A name or number of 1 to 64 characters, none of them a control character.
    static func text(_ text: String, field: String) throws(FieldProblem) -> String {
        let scalars = text.unicodeScalars
        guard (1...64).contains(scalars.count), scalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw FieldProblem(
                field: field, reason: "must be 1 to 64 characters long, none of them a control character")
        }
        return text
    }

    /// A time that any calendar has.
    static func time(_ time: GoogleProtobuf.Timestamp?, field: String) throws(FieldProblem) -> Instant {
        guard let time else { throw FieldProblem(field: field, reason: "must be given") }
        guard let instant = Instant(time) else { throw FieldProblem(field: field, reason: "is no valid time") }
        return instant
    }

    /// When evidence of a feed came about: from 2019 on and not in the future, an hour of clock error allowed.
    static func past(
        _ time: GoogleProtobuf.Timestamp?, field: String, now: Instant
    ) throws(FieldProblem) -> Instant {
        let moment = try Self.time(time, field: field)
        guard moment >= beginning, moment <= now + feedClockError else {
            throw FieldProblem(field: field, reason: "must lie between 2019 and now")
        }
        return moment
    }

    /// Sort key of evidence that its feed identifies by two texts without control characters.
    ///
    /// - Throws: ``FieldProblem`` for `field` when the store has no room for both.
    static func key(_ first: String, _ second: String, field: String) throws(FieldProblem) -> [UInt8] {
        let key = Array("\(first)\u{1F}\(second)".utf8)
        guard key.count <= StoreLimits.keyBytes else {
            throw FieldProblem(field: field, reason: "is too long in UTF-8, with what it is identified by")
        }
        return key
    }
}
