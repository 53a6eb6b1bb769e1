/// How an SMS code looks and when it is accepted (ID-10). Times are seconds since 1970.
public enum SmsPolicy {
    /// A code has this many digits.
    public static let digits = 6
    /// Seconds a code is good for.
    public static let lifetime: Int64 = 300
    /// Wrong tries that end a code.
    public static let wrongTriesMax: UInt32 = 5

    /// The six digits of a random number.
    public static func code(from random: UInt64) -> String {
        let text = String(random % 1_000_000)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// Whether a text has the form of a code: six ASCII digits.
    public static func hasForm(_ code: String) -> Bool {
        code.utf8.count == digits && code.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    /// What becomes of a try at a code.
    public enum Verdict: Equatable, Sendable {
        /// Right: the code is used up.
        case accepted
        /// Wrong, and counted.
        case wrong
        /// No code is waiting: none was sent, it lapsed, was used up or had too many wrong tries.
        case none
    }

    /// Judges a try.
    ///
    /// - Parameters:
    ///   - sentAt: When the code was sent; nil when none is stored.
    ///   - wrongTries: Wrong tries before this one.
    ///   - matches: Whether the digits are right.
    public static func judge(sentAt: Int64?, wrongTries: UInt32, matches: Bool, now: Int64) -> Verdict {
        guard let sentAt, now < sentAt + lifetime, wrongTries < wrongTriesMax else { return .none }
        return matches ? .accepted : .wrong
    }
}
