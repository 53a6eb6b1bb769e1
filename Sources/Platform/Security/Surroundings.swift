import Foundation

/// Time and chance as services see them, so that tests can decide both.
public struct Surroundings: Sendable {
    /// Seconds since 1970.
    public let now: @Sendable () -> Int64
    /// Unpredictable bytes.
    public let random: @Sendable (_ count: Int) -> [UInt8]

    public init(now: @escaping @Sendable () -> Int64, random: @escaping @Sendable (Int) -> [UInt8]) {
        self.now = now
        self.random = random
    }

    /// The system's clock and its cryptographic generator.
    public static let system = Surroundings(
        now: { Int64(Date().timeIntervalSince1970) },
        random: { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        })
}
