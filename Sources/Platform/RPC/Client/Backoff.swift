/// How long to wait before the next attempt at something that failed.
///
/// The wait grows by `multiplier` with each failure up to `maximum`, and is then spread by ±`jitter`
/// so that many clients of one failed server do not return to it in step. The randomness is the
/// caller's, so that a test can fix it.
///
/// ```swift
/// let backoff = Backoff(initial: .milliseconds(100), maximum: .seconds(10))
/// var random = SystemRandomNumberGenerator()
/// let wait = backoff.delay(afterFailures: 1, using: &random)   // 80…120 ms
/// ```
public struct Backoff: Sendable, Hashable {
    /// The wait after the first failure, before jitter. At least 1 ms.
    public var initial: Duration
    /// The longest wait, before jitter. At least `initial`.
    public var maximum: Duration
    /// What the wait is multiplied by for each further failure. At least 1.
    public var multiplier: Double
    /// The share by which a wait is spread to either side, 0…1.
    public var jitter: Double

    /// Creates a back-off; values outside their ranges are moved to the nearest end.
    public init(
        initial: Duration = .milliseconds(100), maximum: Duration = .seconds(10), multiplier: Double = 1.6,
        jitter: Double = 0.2
    ) {
        self.initial = max(initial, .milliseconds(1))
        self.maximum = max(maximum, self.initial)
        self.multiplier = max(multiplier, 1)
        self.jitter = min(max(jitter, 0), 1)
    }

    /// The wait after `failures` failures in a row (1 or more).
    public func delay(afterFailures failures: Int, using random: inout some RandomNumberGenerator) -> Duration {
        let ceiling = maximum.secondsAsDouble
        var seconds = initial.secondsAsDouble
        var remaining = max(failures, 1) - 1
        while remaining > 0 && seconds < ceiling && multiplier > 1 {
            seconds *= multiplier
            remaining -= 1
        }
        // 53 random bits make every double in 0..<1 equally likely, with one draw whatever the generator.
        let unit = Double(random.next() >> 11) * 0x1p-53
        return .seconds(min(seconds, ceiling) * (1 + jitter * (2 * unit - 1)))
    }
}

extension Duration {
    /// This duration in seconds, rounded to a double's precision.
    var secondsAsDouble: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
