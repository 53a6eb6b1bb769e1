public import Values

/// The consent that one SMS code gives: the trip card of a phone may be shown without another code (MRG-1).
public struct TripConsent: Equatable, Sendable {
    /// Seconds by which the clock of the service that recorded a consent may be ahead of the one that reads it.
    public static let clockTolerance: Int64 = 300

    /// When the consent was given.
    public let givenAt: Instant
    /// When it lapses.
    public let until: Instant

    /// A consent.
    ///
    /// - Parameters:
    ///   - lifetime: Seconds for which a consent holds, by the reference data: 30 days (MRG-1).
    ///   - expiry: When the store drops the record; the consent holds no longer than that.
    public init(givenAt: Instant, lifetime: Int64, expiry: Instant? = nil) {
        self.givenAt = givenAt
        until = min(givenAt + lifetime, expiry ?? .latest)
    }

    /// Whether the consent holds at a moment: ``until`` is the first one at which it does not.
    public func holds(at moment: Instant) -> Bool { givenAt <= moment + Self.clockTolerance && moment < until }
}
