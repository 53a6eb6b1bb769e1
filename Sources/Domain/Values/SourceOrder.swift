/// Order that a source gives to the versions of one row (COL-13).
///
/// A higher revision is the newer version. Of one revision, or of versions without, the one issued later is newer. What a
/// source does not tell is lowest.
public struct SourceOrder: Hashable, Comparable, Sendable {
    /// The source's number of the version, from 1; 0 when it gives none.
    public let revision: UInt64
    /// When the source issued the version; nil when it does not say.
    public let issuedAt: Instant?

    /// No order: versions count as they arrive.
    public static let none = SourceOrder(revision: 0, issuedAt: nil)

    /// An order.
    public init(revision: UInt64, issuedAt: Instant?) {
        self.revision = revision
        self.issuedAt = issuedAt
    }

    /// Whether the source gives any order.
    public var isGiven: Bool { revision > 0 || issuedAt != nil }

    /// Whether `left` is the older version.
    public static func < (left: Self, right: Self) -> Bool {
        guard left.revision == right.revision else { return left.revision < right.revision }
        switch (left.issuedAt, right.issuedAt) {
        case (let left?, let right?): return left < right
        case (nil, .some): return true
        case (_, nil): return false
        }
    }
}

/// An event of a feed, of which a source may send several versions (COL-13).
///
/// ```swift
/// if incoming == stored { /* unchanged */ } else if incoming.replaces(stored) { /* store it */ } else { /* superseded */ }
/// ```
public protocol SourcedEvent: Equatable, Sendable {
    /// The order of this version.
    var order: SourceOrder { get }

    /// Whether this version counts rather than another of the same order, told by their contents.
    ///
    /// It is a strict order of contents, so that every sequence of versions ends with the same one.
    func outranksContent(of other: Self) -> Bool

    /// Whether this version takes the place of `stored`, which came before, though neither carries an order.
    func replacesByArrival(_ stored: Self) -> Bool

    /// Whether this version, which is stored, stays whatever the order of `later` says of the two.
    func keepsOut(_ later: Self) -> Bool
}

extension SourcedEvent {
    /// Versions without an order count as they arrive.
    public func replacesByArrival(_ stored: Self) -> Bool { self != stored }

    /// Nothing stays but by its order.
    public func keepsOut(_ later: Self) -> Bool { false }
}

extension SourcedEvent {
    /// Whether this version, which comes after `stored`, takes its place.
    ///
    /// Versions that carry the source's order end with the same one in every sequence. ``replacesByArrival(_:)`` decides
    /// between versions without.
    public func replaces(_ stored: Self) -> Bool {
        guard !stored.keepsOut(self) else { return false }
        guard order == stored.order else { return order > stored.order }
        return order.isGiven ? outranksContent(of: stored) : replacesByArrival(stored)
    }
}
