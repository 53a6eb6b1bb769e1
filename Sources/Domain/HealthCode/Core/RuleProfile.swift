/// The rules that turn evidence into holds: data, named by version (COL-3 to COL-5).
public struct RuleProfile: Sendable, Equatable {
    /// A colour for some days.
    public struct Phase: Sendable, Equatable {
        public let colour: Colour
        public let days: Int64
    }

    /// What must be there for a hold to end once its phases are over.
    public enum Exit: Sendable, Equatable {
        /// Nothing.
        case none
        /// A negative test sampled on the last day of the phases or later.
        case negativeAtEnd
        /// A negative test sampled since the hold began.
        case negativeSinceStart
        /// Two negative tests, a day apart or more, sampled since the hold began; they end it at once.
        case twoNegatives
    }

    /// How one cause is held.
    public struct Rule: Sendable, Equatable {
        /// The colour while the evidence lasts, for causes that last; nil for those counted from their beginning.
        public let whileOpen: Colour?
        /// What follows, counted from the end of what lasts or else from the beginning.
        public let phases: [Phase]
        public let exit: Exit
    }

    /// Name of the version.
    public let version: String
    /// The rule of each cause; a cause without one is not held.
    public let rules: [Cause: Rule]
    /// Days after which a declaration no longer counts (COL-2).
    public let declarationDays: Int64
    /// Temperature, in tenths of a degree Celsius, from which a declaration counts as fever (COL-3).
    public let feverTemperature: Int

    /// The ninth edition of the control plan, 2022 (COL-3): the default.
    public static let ninth2022 = RuleProfile(
        version: "2022-9th",
        rules: common.merging([
            .confirmedCase: .init(whileOpen: .red, phases: [yellow(7)], exit: .none),
            .closeContact: .init(whileOpen: nil, phases: [red(7), yellow(3)], exit: .negativeAtEnd),
            .secondaryContact: .init(whileOpen: nil, phases: [yellow(7)], exit: .negativeAtEnd),
            .inbound: .init(whileOpen: nil, phases: [red(7), yellow(3)], exit: .negativeAtEnd),
        ]) { $1 },
        declarationDays: 14, feverTemperature: 373)

    /// The plans of 2021 (COL-4).
    public static let plan2021 = RuleProfile(
        version: "2021",
        rules: common.merging([
            .confirmedCase: .init(whileOpen: .red, phases: [red(14), yellow(14)], exit: .none),
            .closeContact: .init(whileOpen: nil, phases: [red(14), yellow(7)], exit: .negativeAtEnd),
            .secondaryContact: .init(whileOpen: nil, phases: [red(7)], exit: .negativeAtEnd),
            .inbound: .init(whileOpen: nil, phases: [red(14), yellow(7)], exit: .negativeAtEnd),
        ]) { $1 },
        declarationDays: 14, feverTemperature: 373)

    /// The profile of a version name, or nil.
    public static func named(_ version: String) -> RuleProfile? {
        [ninth2022, plan2021].first { $0.version == version }
    }

    private static let common: [Cause: Rule] = [
        .highRiskArea: .init(whileOpen: .red, phases: [], exit: .none),
        .mediumRiskArea: .init(whileOpen: .yellow, phases: [], exit: .none),
        .leftHighRiskArea: .init(whileOpen: nil, phases: [red(7)], exit: .negativeAtEnd),
        .leftMediumRiskArea: .init(whileOpen: nil, phases: [yellow(7)], exit: .negativeAtEnd),
        .coLocated: .init(whileOpen: nil, phases: [yellow(3)], exit: .twoNegatives),
        .symptom: .init(whileOpen: nil, phases: [yellow(3)], exit: .negativeSinceStart),
    ]

    private static func red(_ days: Int64) -> Phase { Phase(colour: .red, days: days) }
    private static func yellow(_ days: Int64) -> Phase { Phase(colour: .yellow, days: days) }
}
