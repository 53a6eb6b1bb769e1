/// What is known about a person. Times are seconds since 1970.
public enum Evidence: Hashable, Sendable {
    /// The person's own declaration. `temperature` in tenths of a degree Celsius, nil when not measured.
    case declaration(at: Int64, temperature: Int?, hasSymptoms: Bool)
    /// A laboratory's result.
    case test(sampledAt: Int64, isPositive: Bool)
    /// What contact tracing or a case registry says. `until` is when it ended: the discharge of a case, the
    /// release of an area; nil while it lasts.
    case exposure(Cause, from: Int64, until: Int64?)
}

/// Why a colour is held (COL-3).
public enum Cause: String, Hashable, Sendable, CaseIterable {
    case confirmedCase
    case closeContact
    case secondaryContact
    case highRiskArea
    case mediumRiskArea
    case leftHighRiskArea
    case leftMediumRiskArea
    case inbound
    case coLocated
    case symptom
    case noDeclaration

    /// Causes that evidence of kind ``Evidence/exposure(_:from:until:)`` may have; the others follow from declarations.
    public var isExposure: Bool { self != .symptom && self != .noDeclaration }
}
