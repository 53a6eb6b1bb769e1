/// The consent that one SMS code gives: the trip card may be shown without another code (MRG-1).
public struct TripConsent: Sendable, Equatable {
    /// Seconds a consent lasts: 30 days.
    public static let lifetime: Int64 = 30 * 86400

    /// When it was given, seconds since 1970.
    public let givenAt: Int64

    public init(givenAt: Int64) { self.givenAt = givenAt }

    /// When it lapses.
    public var until: Int64 { givenAt + Self.lifetime }

    /// Whether it holds at a moment.
    public func holds(at now: Int64) -> Bool { givenAt <= now && now < until }
}
