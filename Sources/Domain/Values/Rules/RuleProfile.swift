/// The rules that turn evidence into holds, named by version (COL-3 to COL-5).
public struct RuleProfile: Equatable, Sendable {
    /// Name of the version, such as `2022-9th`.
    public let version: String
    /// The rule of each cause; a cause without one is not held.
    public let rules: [Cause: Rule]
    /// Days after which a declaration no longer counts (COL-2).
    public let declarationDays: Int64
    /// Temperature, in tenths of a degree Celsius, from which a declaration counts as fever (COL-3).
    public let feverTemperature: Int
    /// How areas of risk fall by themselves.
    public let areas: AreaGrading

    /// Days from its beginning after which a hold ends whatever is missing, unless it is a case or an area in force
    /// (COL-14). Evidence is kept as long.
    public static let longestHoldDays: Int64 = 60
    /// Days for which a declaration may count: it is kept 30 days (COL-14).
    public static let declarationDaysRange: ClosedRange<Int64> = 1...30

    /// A profile; `declarationDays` is above 0.
    public init(
        version: String, rules: [Cause: Rule], declarationDays: Int64, feverTemperature: Int, areas: AreaGrading
    ) {
        self.version = version
        self.rules = rules
        self.declarationDays = declarationDays
        self.feverTemperature = feverTemperature
        self.areas = areas
    }
}

extension RuleProfile {
    /// How one cause is held.
    public struct Rule: Equatable, Sendable {
        /// The colour while the evidence lasts, for causes that last; nil for those counted from their beginning.
        public let whileOpen: Colour?
        /// What follows, counted from the end of what lasts or else from the beginning.
        public let phases: [Phase]
        /// What ends the hold once its phases are over.
        public let exit: Exit

        /// A rule; without `whileOpen` it has at least one phase.
        public init(whileOpen: Colour?, phases: [Phase], exit: Exit) {
            self.whileOpen = whileOpen
            self.phases = phases
            self.exit = exit
        }

        /// Sum of the phases, in days.
        public var days: Int64 { phases.reduce(0) { $0 + $1.days } }
    }

    /// A colour for some days.
    public struct Phase: Equatable, Sendable {
        /// The colour that is held.
        public let colour: Colour
        /// Length in days of 86,400 seconds.
        public let days: Int64

        /// A phase of 1 day or more.
        public init(colour: Colour, days: Int64) {
            self.colour = colour
            self.days = days
        }
    }

    /// What must be there for a hold to end once its phases are over.
    ///
    /// Raw values stand in reference data.
    public enum Exit: String, Equatable, Sendable, CaseIterable {
        /// Nothing.
        case none
        /// A negative test sampled on the last day of the phases or later.
        case negativeAtEnd
        /// A negative test sampled since the hold began.
        case negativeSinceStart
        /// Two negative tests, a day apart or more, sampled since the hold began; they end it at once.
        case twoNegatives
    }
}
