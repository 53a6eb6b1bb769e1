/// How long a side may take to answer.
public struct SidePatience: Sendable {
    /// The part of the caller's time that a side gets. The rest carries the page of the other sides back.
    public static let share = 0.8

    /// The longest a side may take, whatever time the caller has.
    public let longest: Duration

    /// - Parameter longest: The longest a side may take; more than zero.
    public init(longest: Duration = .seconds(2)) { self.longest = longest }

    /// How long a side may take.
    ///
    /// - Parameter remaining: How long the caller still waits; nil when it did not say.
    public func wait(remaining: Duration?) -> Duration {
        remaining.map { min(longest, $0 * Self.share) } ?? longest
    }
}
