public import Values

/// When contacts of a case count: from 2 days before its first sign until its end (TRC-1).
///
/// A case may have fallen ill before anything here tells so. Hence a contact before the window is remarked, and one after the
/// end of the case is refused.
public struct ContactWindow: Hashable, Sendable {
    /// Where a contact lies.
    public enum Place: Hashable, Sendable {
        /// Before the first sign that is known, less 2 days.
        case before
        /// Within the window.
        case within
        /// After the case had ended.
        case after
    }

    /// Seconds before the first sign (TRC-1).
    private static let ahead = 2 * Hold.day
    /// Seconds before the registry's beginning of a case in which a sign is taken for one of this case: the longest
    /// incubation that is reckoned with, as in the 14 days of observation.
    private static let signsBefore = 14 * Hold.day

    /// Its beginning.
    public let begins: Instant
    /// Its end; nil while the case lasts.
    public let ends: Instant?

    /// The window of a case.
    ///
    /// - Parameters:
    ///   - from: When it began, as the registry says.
    ///   - until: When it ended; nil while it lasts.
    ///   - evidence: Tests and declarations of the person.
    ///   - fever: Lowest temperature that is fever, in tenths of a degree Celsius.
    public init(from: Instant, until: Instant?, evidence: some Sequence<Evidence>, feverFrom fever: Int) {
        let signs = evidence.compactMap { item -> Instant? in
            switch item {
            case .test(let at, let isPositive): isPositive ? at : nil
            case .declaration(let at, let temperature, let hasSymptoms):
                hasSymptoms || (temperature ?? 0) >= fever ? at : nil
            case .exposure: nil
            }
        }
        begins = ((signs.filter { $0 >= from - Self.signsBefore } + [from]).min() ?? from) - Self.ahead
        ends = until
    }

    private init(begins: Instant, ends: Instant?) { (self.begins, self.ends) = (begins, ends) }

    /// The time in which either counts: several persons may be cases of one number.
    public func joined(with other: ContactWindow) -> ContactWindow {
        let end = ends.flatMap { end in other.ends.map { max(end, $0) } }
        return ContactWindow(begins: min(begins, other.begins), ends: end)
    }

    /// Where a contact lies.
    public func place(of contact: Instant) -> Place {
        if contact < begins { return .before }
        return ends.map { contact > $0 } ?? false ? .after : .within
    }
}
