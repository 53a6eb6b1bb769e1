import Formats

/// A moment: whole seconds since 1970-01-01T00:00:00Z and nanoseconds after that second.
///
/// Every instant lies in the years 0001 to 9999 of UTC, the range of `google.protobuf.Timestamp`.
public struct Instant: Comparable, Hashable, Sendable {
    /// Seconds since 1970; negative before it.
    public let seconds: Int64
    /// Nanoseconds after the second, 0 to 999,999,999.
    public let nanos: Int32

    /// 0001-01-01T00:00:00Z.
    public static let earliest = Instant(seconds: RFC3339.seconds.lowerBound)
    /// 9999-12-31T23:59:59Z.
    public static let latest = Instant(seconds: RFC3339.seconds.upperBound)

    /// The moment `seconds` after 1970.
    ///
    /// Beyond ``earliest`` and ``latest`` the nearer of them.
    public init(seconds: Int64) {
        self.seconds = min(max(seconds, RFC3339.seconds.lowerBound), RFC3339.seconds.upperBound)
        nanos = 0
    }

    /// A moment from outside, such as a field of a request; nil when either part is out of range.
    public init?(seconds: Int64, nanos: Int32) {
        guard RFC3339.seconds.contains(seconds), (0..<1_000_000_000).contains(nanos) else { return nil }
        self.seconds = seconds
        self.nanos = nanos
    }

    /// Whether `left` is the earlier moment.
    public static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.nanos) < (right.seconds, right.nanos)
    }
}

// MARK: - Arithmetic

extension Instant {
    /// The moment `seconds` later, at most ``latest``.
    public static func + (instant: Self, seconds: Int64) -> Self {
        let (sum, overflow) = instant.seconds.addingReportingOverflow(seconds)
        guard !overflow else { return seconds < 0 ? earliest : latest }
        return Instant(seconds: sum, nanos: instant.nanos) ?? Instant(seconds: sum)
    }

    /// The moment `seconds` earlier, at least ``earliest``.
    public static func - (instant: Self, seconds: Int64) -> Self {
        let (difference, overflow) = instant.seconds.subtractingReportingOverflow(seconds)
        guard !overflow else { return seconds > 0 ? earliest : latest }
        return Instant(seconds: difference, nanos: instant.nanos) ?? Instant(seconds: difference)
    }

    /// Whole seconds from `other` to this moment, rounded down; negative when `other` is later.
    public func seconds(since other: Self) -> Int64 {
        seconds - other.seconds - (nanos < other.nanos ? 1 : 0)
    }
}

// MARK: - Text

extension Instant {
    /// The moment of a written time: RFC 3339, or a local time of China in a spelling that has one meaning.
    ///
    /// ``WrittenTime`` lists the spellings.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` when the text has another form, is ambiguous, or names a day or time that does not exist.
    public init(_ text: some StringProtocol, field: String = "time") throws(FieldProblem) {
        if let (seconds, nanos) = RFC3339.parse(text, .lenient) {
            self.seconds = seconds
            self.nanos = nanos
        } else {
            self = try WrittenTime.instant(text, field: field)
        }
    }

    /// The moment in China time, such as `2022-07-08T09:30:00+08:00`, with a fraction only where there is one.
    ///
    /// The last eight hours of 9999 belong to the year 10000 in China, which RFC 3339 lacks: they are written in UTC.
    public var chinaTimeText: String {
        RFC3339.text(seconds: seconds, nanos: nanos, offsetMinutes: 8 * 60)
            ?? RFC3339.text(seconds: seconds, nanos: nanos) ?? ""
    }
}
