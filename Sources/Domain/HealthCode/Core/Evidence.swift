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
