public import Values

/// Something that a check of a rule profile has found.
public struct RuleFinding: Equatable, Sendable {
    /// How bad it is.
    public enum Severity: String, Sendable {
        /// The profile must not come into force.
        case error
        /// Somebody should look at it.
        case warning
    }

    /// What was to be proven.
    public enum Property: String, Sendable {
        /// Each cause has phases and an exit, or is not held at all.
        case totality
        /// Phases follow each other without gap or overlap, and evidence is kept as long as they last.
        case time
        /// More evidence of risk never gives a better colour.
        case monotone
    }

    /// How bad it is.
    public let severity: Severity
    /// What does not hold.
    public let property: Property
    /// Where, such as `rules.closeContact.phases`.
    public let field: String
    /// What is wrong and what is expected, in words that follow the field.
    public let reason: String

    init(_ severity: Severity, _ property: Property, _ field: String, _ reason: String) {
        self.severity = severity
        self.property = property
        self.field = field
        self.reason = reason
    }
}

extension RuleFinding: CustomStringConvertible {
    /// Severity, property, field and reason on one line.
    public var description: String { "\(severity.rawValue) (\(property.rawValue)): \(field) \(reason)" }
}
