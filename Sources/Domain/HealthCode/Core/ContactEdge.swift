public import Values

/// How a person met a case: where, when and how (COL-6).
public struct ContactEdge: Hashable, Sendable {
    /// How they met. Raw values are the contract's.
    public enum Way: UInt32, Hashable, Sendable, CaseIterable {
        /// They live together.
        case household = 1
        /// They ate together.
        case meal = 2
        /// They worked or studied in one room.
        case room = 3
        /// They travelled together.
        case vehicle = 4
        /// They were in one public place.
        case venue = 5
        /// One cared for the other.
        case care = 6
        /// They met otherwise.
        case other = 7
    }

    /// Where, 1 to 100 characters.
    public let place: String
    /// When.
    public let at: Instant
    /// How.
    public let way: Way

    /// An edge of checked values.
    public init(place: String, at: Instant, way: Way) {
        self.place = place
        self.at = at
        self.way = way
    }

    /// Order of contents, so that every sequence of versions ends with the same one.
    func outranks(_ other: ContactEdge) -> Bool {
        if at != other.at { return at > other.at }
        if way != other.way { return way.rawValue < other.way.rawValue }
        return other.place.utf8.lexicographicallyPrecedes(place.utf8)
    }
}
