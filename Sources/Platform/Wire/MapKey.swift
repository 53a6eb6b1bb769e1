/// What a map field's keys can be: every integer, bool and string.
public protocol MapKey: Hashable, Sendable {
    /// Whether a map's entry with this key is written before the other's.
    func comes(before other: Self) -> Bool
}

extension MapKey where Self: Comparable {
    @inlinable
    public func comes(before other: Self) -> Bool { self < other }
}

extension Int32: MapKey {}
extension Int64: MapKey {}
extension UInt32: MapKey {}
extension UInt64: MapKey {}
extension String: MapKey {}

extension Bool: MapKey {
    @inlinable
    public func comes(before other: Bool) -> Bool { !self && other }
}
