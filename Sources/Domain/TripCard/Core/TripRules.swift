/// Rules by which a trip card is made. The defaults are those in force since 2022-07-08.
public struct TripRules: Sendable {
    /// Days of the window that ends yesterday, 1 to 14 (TRIP-2).
    public var windowDays = 7
    /// A place counts when the continuous stay is longer than this, in seconds (TRIP-1).
    public var minimumStay: Int64 = 4 * 3600
    /// Sightings of one place that lie at most this many seconds apart are one continuous stay.
    public var joiningGap: Int64 = 1800
    /// Whether cities with an area of risk are marked (TRIP-4).
    public var marksRisk = true

    /// The rules in force since 2022-07-08.
    public init() {}
}
