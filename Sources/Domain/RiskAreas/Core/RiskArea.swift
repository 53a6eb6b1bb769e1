public import Values

/// Grade of an area of risk (第九版), ascending.
public enum RiskLevel: Int, Comparable, Sendable, CaseIterable {
    /// 低风险: it colours nobody's code and marks no city.
    case low = 1
    /// 中风险
    case medium
    /// 高风险
    case high

    /// Whether `left` is the lower grade.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// An area of risk, such as a housing compound, in force for a time.
///
/// Texts are compared byte by byte, so that a correction of a rare character is a change.
public struct RiskArea: Hashable, Sendable {
    /// Id that the authority chose, 1 to 64 characters.
    public let id: String
    /// Division the area lies in.
    public let division: Division
    /// Name, 1 to 500 characters.
    public let name: String
    /// Grade.
    public let level: RiskLevel
    /// First moment at which the area is in force.
    public let from: Instant
    /// Moment of its release, from which on the area is in force no more; nil while it lasts.
    public let until: Instant?

    /// An area with values that were checked before.
    public init(id: String, division: Division, name: String, level: RiskLevel, from: Instant, until: Instant?) {
        self.id = id
        self.division = division
        self.name = name
        self.level = level
        self.from = from
        self.until = until
    }

    /// The id as a key.
    public var key: AreaID { AreaID(id) }

    /// Whether the area is in force: `from` belongs to its time, `until` does not.
    public func isInForce(at moment: Instant) -> Bool {
        from <= moment && until.map { moment < $0 } ?? true
    }
}

extension RiskArea {
    public static func == (left: Self, right: Self) -> Bool {
        left.key == right.key && left.division == right.division && left.name.hasSameBytes(as: right.name)
            && left.level == right.level && left.from == right.from && left.until == right.until
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(division)
    }
}
