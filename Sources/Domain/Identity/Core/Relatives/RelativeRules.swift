public import Values

/// How relatives are linked (亲友代办, ID-9).
public enum RelativeRules {
    /// Most dependants of a holder.
    public static let dependantsMax = 8
    /// Most holders of a dependant.
    public static let holdersMax = 3
    /// Age in years until which name and document make a link.
    public static let childUntil = 16
    /// Age in years from which they do so again.
    public static let elderFrom = 60
    /// Seconds before the 16th birthday within which the child may confirm a link, and after it within which the link keeps
    /// its place: 30 days.
    public static let grace: Int64 = 30 * ChinaDay.secondsPerDay
    /// Seconds for which a holder whose link was ended by the dependant needs the dependant's code: a year.
    public static let refused: Int64 = 365 * ChinaDay.secondsPerDay
    /// Most tries of a link's code.
    public static let triesMax: UInt32 = 5
    /// Calls of one holder that ask for links.
    public static let asked = [UseLimit(10, per: 3_600), UseLimit(20, per: ChinaDay.secondsPerDay)]

    /// What a link needs.
    public enum Way: Equatable, Sendable {
        /// Name and document. A child's link lapses at a moment.
        case document(lapses: Instant?)
        /// A code that the dependant gets by SMS.
        case code
    }

    /// What a link to somebody needs.
    ///
    /// - Parameter birth: Day of birth by the document; nil when it tells none.
    public static func way(birth: ChinaDay?, at now: Instant) -> Way {
        guard let birth else { return .code }
        if let end = birth.birthday(childUntil), now < end.start { return .document(lapses: end.start) }
        guard let from = birth.birthday(elderFrom), from.start <= now else { return .code }
        return .document(lapses: nil)
    }

    /// Whether the dependant of a link may confirm it with a code.
    ///
    /// - Parameters:
    ///   - lapsesAt: Seconds since 1970; 0 when the link does not lapse.
    ///   - now: Seconds since 1970.
    public static func mayConfirm(lapsesAt: Int64, at now: Int64) -> Bool { lapsesAt != 0 && lapsesAt - grace <= now }

    /// Whether a link shows codes now.
    ///
    /// - Parameters:
    ///   - lapsesAt: Seconds since 1970; 0 when the link does not lapse.
    ///   - now: Seconds since 1970.
    public static func isInForce(lapsesAt: Int64, at now: Int64) -> Bool { lapsesAt == 0 || now < lapsesAt }

    /// When a link is gone that nobody has confirmed, seconds since 1970; nil when it does not lapse.
    public static func goneAt(lapsesAt: Int64) -> Int64? { lapsesAt == 0 ? nil : lapsesAt + grace }
}
