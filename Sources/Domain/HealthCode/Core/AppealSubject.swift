public import Values

/// The hold that an appeal is against, and what can change it (COL-9).
///
/// An answer that touches nothing of the hold would tell the citizen of a correction that there was not.
public struct AppealSubject: Sendable {
    private let cause: Cause
    private let heldSince: Instant
    private let exit: RuleProfile.Exit

    /// A hold under the rules of now.
    ///
    /// - Parameter heldSince: When the hold began.
    public init(_ cause: Cause, heldSince: Instant, profile: RuleProfile) {
        self.cause = cause
        self.heldSince = heldSince
        exit = profile.rules[cause]?.exit ?? .none
    }

    /// Whether the hold may stand on an exposure of a cause. The level that an area has today beats the cause of a row.
    public func mayStand(onExposureOf other: Cause) -> Bool { other == cause || other.isArea && cause.isArea }

    /// Whether the hold may stand on a test.
    public var mayStandOnTest: Bool { cause == .confirmedCase }

    /// Whether the hold may stand on a declaration.
    public var mayStandOnDeclaration: Bool { cause == .symptom }

    /// Whether a negative test counts among those that end the hold.
    public func mayEnd(byNegativeOf sampledAt: Instant) -> Bool { exit != .none && sampledAt >= heldSince }
}
