/// Colour of a health code, from best to worst: a code shows the worst of its holds (COL-1).
public enum Colour: Int, Comparable, Sendable, CaseIterable {
    /// Nothing is held against the person.
    case green
    /// Not known (COL-2).
    case grey
    /// Restricted.
    case yellow
    /// Not allowed in.
    case red

    /// Whether `left` is the better colour.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
