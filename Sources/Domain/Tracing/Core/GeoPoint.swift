/// A point on the Earth in WGS 84.
public struct GeoPoint: Hashable, Sendable {
    /// Latitude in millionths of a degree, −90,000,000 to 90,000,000.
    public let latitude: Int32
    /// Longitude in millionths of a degree, −180,000,000 to 180,000,000.
    public let longitude: Int32

    /// The point of two angles in millionths of a degree; nil when one is out of range.
    public init?(latitude: Int32, longitude: Int32) {
        guard (-90_000_000...90_000_000).contains(latitude), (-180_000_000...180_000_000).contains(longitude) else {
            return nil
        }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Metres to another point, on a sphere flattened around the two: within 1 % below 10 km.
    public func metres(to other: GeoPoint) -> Double {
        let north = Double(other.latitude - latitude) * Self.metresPerMicrodegree
        var turn = abs(Int64(other.longitude) - Int64(longitude))
        turn = min(turn, 360_000_000 - turn)
        let middle = (Double(latitude) + Double(other.latitude)) / 2 / 1_000_000 * .pi / 180
        let east = Double(turn) * Self.metresPerMicrodegree * Self.cosine(middle)
        return (north * north + east * east).squareRoot()
    }

    private static let metresPerMicrodegree = 0.111_195

    /// Cosine of an angle of −π/2 to π/2, as a series whose error is below 10⁻⁶. A core has no library to ask.
    private static func cosine(_ angle: Double) -> Double {
        let square = angle * angle
        let terms = [1, 2, 3, 4, 5, 6]
        var (sum, term) = (1.0, 1.0)
        for number in terms {
            term *= -square / Double((2 * number - 1) * 2 * number)
            sum += term
        }
        return max(sum, 0)
    }
}
