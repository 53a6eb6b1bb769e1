public import Values

/// What brings another colour (COL-8). Raw values stand in notifications.
public enum ColourTrigger: String, Hashable, Sendable, CaseIterable {
    /// Evidence came, was corrected or withdrawn.
    case evidence
    /// A phase, a hold or a declaration ended, or an area of risk fell by its clean days.
    case time
    /// An area of risk was entered into the register, changed or released.
    case area
    /// Other rules are in force.
    case rules
    /// Evidence was withdrawn, or the case that it cites (COL-10).
    case withdrawal
}

/// The colour that was derived last for a person, and what it depends on.
public struct LastColour: Equatable, Sendable {
    /// The colour.
    public let colour: Colour
    /// Causes of the holds, worst first.
    public let causes: [Cause]
    /// When the colour began, as far as it was derived.
    public let since: Instant
    /// The moment of which all this was derived.
    public let derivedAt: Instant
    /// When time alone changes the colour next; nil when it does not.
    public let changesAt: Instant?
    /// Version of the rules that it was derived by.
    public let rules: String
    /// How many colours the person has had, the first one included.
    public let number: UInt64
    /// What the register told of the areas of risk that may change the colour, by id; nil of one that it did not know.
    public let areas: [String: AreaStanding?]

    /// A colour that was recorded.
    public init(
        colour: Colour, causes: [Cause], since: Instant, derivedAt: Instant, changesAt: Instant?, rules: String,
        number: UInt64, areas: [String: AreaStanding?]
    ) {
        self.colour = colour
        self.causes = causes
        self.since = since
        self.derivedAt = derivedAt
        self.changesAt = changesAt
        self.rules = rules
        self.number = number
        self.areas = areas
    }

    /// Whether the two tell the same, whenever they were derived.
    public func tellsTheSame(as other: Self) -> Bool {
        colour == other.colour && causes == other.causes && since == other.since && changesAt == other.changesAt
            && rules == other.rules && number == other.number && areas == other.areas
    }
}

/// A colour that took the place of another one.
public struct ColourChange: Equatable, Sendable {
    /// The colour before.
    public let former: Colour
    /// The code from then on.
    public let code: HealthCode
    /// When it began.
    public let at: Instant
    /// What brought it.
    public let trigger: ColourTrigger
}
