public import Values

/// What is known about a person.
public enum Evidence: Hashable, Sendable {
    /// The person's own declaration. `temperature` in tenths of a degree Celsius, nil when not measured.
    case declaration(at: Instant, temperature: Int?, hasSymptoms: Bool)
    /// A laboratory's result.
    case test(sampledAt: Instant, isPositive: Bool)
    /// What contact tracing or a case registry says. `until` is when it ended: the discharge of a case, the
    /// release of an area; nil while it lasts.
    case exposure(Cause, from: Instant, until: Instant?)
}
