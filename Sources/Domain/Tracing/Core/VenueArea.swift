/// Where a venue is: codes are bound to it (VIS-2).
public struct VenueArea: Hashable, Sendable {
    /// Metres around the middle of a venue that names no radius.
    public static let radiusDefault: UInt32 = 200
    /// What a venue may name, in metres.
    public static let radii: ClosedRange<UInt32> = 20...5_000
    /// The most that the inaccuracy of a position counts, in metres. More would let everybody in.
    public static let accuracyMax: UInt32 = 500

    /// Its middle.
    public let middle: GeoPoint
    /// Metres around it that belong to the venue.
    public let radius: UInt32

    /// An area around a point.
    public init(middle: GeoPoint, radius: UInt32) {
        self.middle = middle
        self.radius = radius
    }

    /// Whether somebody at a point may be there.
    ///
    /// - Parameter accuracy: How far off the point may be, in metres; ``accuracyMax`` at most count.
    public func contains(_ point: GeoPoint, accuracy: UInt32) -> Bool {
        middle.metres(to: point) <= Double(radius) + Double(min(accuracy, Self.accuracyMax))
    }
}
