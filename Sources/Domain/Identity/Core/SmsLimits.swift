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

// MARK: - Waits

extension SmsLimits {
    /// Seconds for which a code that was sent counts for its phone: a day.
    public static let memoryOfPhone: Int64 = 86_400
    /// Seconds for which a code that was asked for counts for an address: an hour.
    public static let memoryOfAddress: Int64 = 3_600

    /// Seconds to wait before a phone may be sent another code; nil when it may be sent one now.
    ///
    /// - Parameters:
    ///   - sent: When codes were sent to it for any purpose, in any order, in seconds since 1970.
    ///   - same: Those of them for the purpose of the new one. Only they make it pause: a person who has just logged in
    ///     may prove the phone for the trip card at once.
    ///   - now: Seconds since 1970.
    public func wait(afterSending sent: [Int64], forSamePurpose same: [Int64], now: Int64) -> Int64? {
        let waits = [
            same.max().map { $0 + pause - now },
            Self.wait(until: perHour, of: sent, within: 3_600, now: now),
            Self.wait(until: perDay, of: sent, within: 86_400, now: now),
        ]
        return waits.compactMap { $0 }.filter { $0 > 0 }.max()
    }

    /// Seconds to wait before an address may ask for another code; nil when it may ask now.
    ///
    /// - Parameters:
    ///   - asked: When it asked for codes, in any order, in seconds since 1970.
    ///   - now: Seconds since 1970.
    public func wait(afterAsking asked: [Int64], now: Int64) -> Int64? {
        Self.wait(until: perHourAndAddress, of: asked, within: 3_600, now: now)
    }

    /// Seconds until fewer than `count` of the moments lie within the last `seconds`; nil when that is so now.
    private static func wait(until count: Int, of moments: [Int64], within seconds: Int64, now: Int64) -> Int64? {
        let recent = moments.filter { $0 > now - seconds }.sorted(by: >)
        guard recent.count >= count else { return nil }
        return recent[count - 1] + seconds - now
    }
}
