public import Values

/// What counts of a person's evidence.
public enum Evidence: Hashable, Sendable {
    /// The person's own declaration. `temperature` in tenths of a degree Celsius, nil when not measured.
    case declaration(at: Instant, temperature: Int?, hasSymptoms: Bool)
    /// A laboratory's result.
    case test(sampledAt: Instant, isPositive: Bool)
    /// What contact tracing or a case registry says. `until` is when it ended: the discharge of a case, the
    /// release of an area; nil while it lasts. `area` names the area of risk, for causes that are one.
    case exposure(Cause, from: Instant, until: Instant?, area: String? = nil)
}

extension Evidence {
    /// When it was made, taken or began.
    public var begins: Instant {
        switch self {
        case .declaration(let at, _, _): at
        case .test(let sampledAt, _): sampledAt
        case .exposure(_, let from, _, _): from
        }
    }
}

/// What the register of areas says about one area of risk.
public struct AreaStanding: Hashable, Sendable {
    /// The cause of its level; nil for low risk, which holds nothing.
    public let cause: Cause?
    /// When it came into force with this level.
    public let from: Instant
    /// When it was or will be released; nil while that is open.
    public let until: Instant?

    /// A standing; `cause` is nil, ``Cause/highRiskArea`` or ``Cause/mediumRiskArea``.
    public init(cause: Cause?, from: Instant, until: Instant?) {
        self.cause = cause
        self.from = from
        self.until = until
    }
}
