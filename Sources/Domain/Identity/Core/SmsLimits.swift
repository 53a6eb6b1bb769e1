public import Values

/// How many SMS codes may be sent, and how many wrong ones may be tried (ID-10).
public struct SmsLimits: Sendable, Equatable {
    /// Seconds between two codes that one requester has sent to one phone for one purpose.
    public var pause: Int64 = 60
    /// Codes to one phone within an hour, at least 1: for all strangers together, and for each known device.
    public var perHour = 5
    /// Codes to one phone within a day, at least 1: for all strangers together, and for each known device.
    public var perDay = 10
    /// Codes that strangers at one address ask for within an hour, at least 1.
    public var perHourAndAddress = 20
    /// Codes that all strangers together ask for within an hour, at least 1.
    public var perHourInAll = 100_000
    /// Wrong codes that strangers at one address try within an hour, at least 1.
    public var wrongPerHourAndAddress = 100
    /// Wrong codes that all callers together try within an hour, at least 1. Beyond, an address of strangers has a tenth of
    /// its own; beyond ten times as many, one.
    public var wrongPerHourInAll = 10_000

    /// The limits of ID-10.
    public init() {}
}

extension SmsLimits {
    /// Limits of the codes to one phone for one requester, or for all strangers together. The tag of a use is its requester
    /// and purpose.
    public var ofPhone: [UseLimit] {
        let limits = [UseLimit(perHour, per: Self.hour), UseLimit(perDay, per: Self.day)]
        return pause > 0 ? [UseLimit(1, per: pause, isPerTag: true)] + limits : limits
    }

    /// Limit of the codes that strangers at one address ask for.
    public var ofAddress: UseLimit { UseLimit(perHourAndAddress, per: Self.hour) }

    /// Limit of the codes that strangers of one site ask for, a /48 of IPv6: a hundred times as many as one address. A /48 of
    /// a mobile network holds thousands of subscribers.
    public var ofSite: UseLimit { UseLimit(perHourAndAddress * 100, per: Self.hour) }

    /// Limit of the codes that all strangers ask for.
    public var ofAll: UseLimit { UseLimit(perHourInAll, per: Self.hour) }

    /// Limit of the wrong codes that strangers at one address try.
    public var wrongOfAddress: UseLimit { UseLimit(wrongPerHourAndAddress, per: Self.hour) }

    /// Limit of the wrong codes that all callers try.
    public var wrongOfAll: UseLimit { UseLimit(wrongPerHourInAll, per: Self.hour) }

    private static let hour: Int64 = 3_600
    private static let day: Int64 = 86_400
}
