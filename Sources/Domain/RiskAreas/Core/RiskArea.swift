public import Values

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
    /// What the register says of its level and its time. ``AreaRules`` tell the level at a moment.
    public let standing: AreaStanding

    /// An area with values that were checked before.
    public init(id: String, division: Division, name: String, standing: AreaStanding) {
        self.id = id
        self.division = division
        self.name = name
        self.standing = standing
    }

    /// The id as a key.
    public var key: AreaID { AreaID(id) }

    /// Whether the area is in force: its beginning belongs to its time, its release does not.
    public func isInForce(at moment: Instant) -> Bool { standing.isInForce(at: moment) }
}

extension RiskArea {
    public static func == (left: Self, right: Self) -> Bool {
        left.key == right.key && left.division == right.division && left.name.hasSameBytes(as: right.name)
            && left.standing == right.standing
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(division)
    }
}
