/// What the register says about one area of risk: its level, its time, and what grading needs.
public struct AreaStanding: Hashable, Sendable {
    /// The level that the register gave. Grading may have lowered it since; nothing but the register raises it.
    public let level: RiskLevel
    /// When it came into force with this level.
    public let from: Instant
    /// When it was or will be released; nil while that is open.
    public let until: Instant?
    /// When the last case was found in the area, from which clean days count; nil when the register does not tell. Then
    /// the level stays until the release.
    public let lastCaseAt: Instant?
    /// When the screening of everybody in the area came out clean; nil when it has not.
    public let screenPassedAt: Instant?

    /// A standing.
    public init(
        level: RiskLevel, from: Instant, until: Instant? = nil, lastCaseAt: Instant? = nil,
        screenPassedAt: Instant? = nil
    ) {
        self.level = level
        self.from = from
        self.until = until
        self.lastCaseAt = lastCaseAt
        self.screenPassedAt = screenPassedAt
    }

    /// Whether the area is in force: `from` belongs to its time, `until` does not.
    public func isInForce(at moment: Instant) -> Bool {
        from <= moment && until.map { moment < $0 } ?? true
    }
}
