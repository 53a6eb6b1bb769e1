public import Values

/// What population to make. The same plan makes the same people, whatever the machine or the day.
public struct PopulationPlan: Sendable, Equatable {
    /// How many people, 1 to 50,000,000.
    public let people: Int
    /// Any number; another one makes other people.
    public let seed: UInt64
    /// The day the data is about: stays end with the day before, declarations are of the days before.
    public let asOf: ChinaDay

    /// Sizes that can be made: phone numbers and documents stay unique within them.
    public static let sizes = 1...50_000_000

    /// A plan; `people` has to lie in `sizes`.
    public init(people: Int, seed: UInt64, asOf: ChinaDay) {
        precondition(Self.sizes.contains(people))
        self.people = people
        self.seed = seed
        self.asOf = asOf
    }

    /// Stays begin here at the earliest: one day before the window of a card asked for on the day (TRIP-2).
    var firstMoment: Instant { (asOf - 15).start }

    /// The first moment of the window of a card asked for on the day (TRIP-2). A stay that ended before it is in no
    /// card, and a trip card service refuses it from 15 days on.
    var windowStart: Instant { (asOf - 14).start }

    /// Stays end here at the latest: operators deliver a day after (TRIP-3).
    var lastMoment: Instant { asOf.start - 1 }
}
