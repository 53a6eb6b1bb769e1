/// How many SMS codes may be sent (ID-10).
public struct SmsLimits: Sendable, Equatable {
    /// Seconds between two codes to one phone for one purpose.
    public var pause: Int64 = 60
    /// Codes to one phone within an hour, at least 1.
    public var perHour = 5
    /// Codes to one phone within a day, at least 1.
    public var perDay = 10
    /// Codes asked for from one address within an hour, at least 1.
    public var perHourAndAddress = 20

    /// The limits of ID-10.
    public init() {}
}

/// How SMS codes are sent and used up (ID-10). Times are seconds since 1970.
public enum SmsPolicy {
    /// A code has this many digits.
    public static let digits = 6
    /// Seconds a code is good for.
    public static let lifetime: Int64 = 300
    /// Wrong tries that kill a code.
    public static let wrongTriesMax: UInt32 = 5
    /// The six digits of a random number.
    public static func code(from random: UInt64) -> String {
        let text = String(random % 1_000_000)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// Whether a text has the form of a code.
    public static func hasForm(_ code: String) -> Bool {
        code.utf8.count == digits && code.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    /// Seconds to wait before a phone may be sent another code; nil when it may now.
    ///
    /// - Parameters:
    ///   - sent: When codes were sent to it in the last day, in any order.
    ///   - same: Those of them for the purpose of the new one; nil means all. Only they make it pause: whoever
    ///     has just logged in may prove the phone for the trip card at once.
    public static func wait(
        afterSending sent: [Int64], forSamePurpose same: [Int64]? = nil, limits: SmsLimits = SmsLimits(), now: Int64
    ) -> Int64? {
        let waits = [
            (same ?? sent).max().map { $0 + limits.pause - now },
            window(sent, count: limits.perHour, seconds: 3600, now: now),
            window(sent, count: limits.perDay, seconds: 86400, now: now),
        ]
        return waits.compactMap { $0 }.filter { $0 > 0 }.max()
    }

    /// Seconds until fewer than `count` of the moments lie within the last `seconds`; nil when that is so now.
    static func window(_ moments: [Int64], count: Int, seconds: Int64, now: Int64) -> Int64? {
        let recent = moments.filter { $0 > now - seconds }.sorted(by: >)
        guard recent.count >= count else { return nil }
        return recent[count - 1] + seconds - now
    }

    /// What becomes of a try at a code.
    public enum Verdict: Equatable, Sendable {
        /// Right: the code is used up.
        case accepted
        /// Wrong, and counted.
        case wrong
        /// No code is waiting: none was sent, it lapsed, was used up or killed.
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
