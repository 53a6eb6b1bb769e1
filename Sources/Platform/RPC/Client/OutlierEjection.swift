/// Takes endpoints out of the choice whose calls fail although their connection stands (after gRFC A50).
///
/// It applies to policies with several connections. A call fails by its endpoint when it ends with UNKNOWN,
/// DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE or DATA_LOSS; other codes are answers. Each event loop judges by the calls
/// that it made. An ejected endpoint keeps its connection and comes back after a time that grows with each ejection;
/// while no other endpoint is ready it is used all the same.
public struct OutlierEjection: Sendable, Hashable {
    /// How often endpoints are judged by their success rate, and ejected ones readmitted. At least 10 ms.
    public var interval: Duration
    /// How long the first ejection lasts; the n-th in a row lasts n times as long. At least `interval`.
    public var baseTime: Duration
    /// The longest ejection. At least `baseTime`.
    public var maxTime: Duration
    /// The largest share of the endpoints that is ejected at a time, 0…1. One of two or more always may be.
    public var maxShare: Double
    /// Failures in a row that eject an endpoint at once, at least 1; nil means never.
    public var consecutiveFailures: Int?
    /// Ejects by comparison with the others; nil means never.
    public var successRate: SuccessRate?

    /// An endpoint is ejected whose share of successful calls in an interval lies far below the others' mean.
    public struct SuccessRate: Sendable, Hashable {
        /// How many standard deviations below the mean.
        public var deviations: Double
        /// The fewest calls of an interval by which an endpoint is judged. Advice: 100.
        public var minimumCalls: Int
        /// The fewest endpoints with so many calls among which one may stand out. Advice: 5.
        public var minimumEndpoints: Int

        /// Creates a rule; values outside their ranges are moved to the nearest end.
        public init(deviations: Double = 1.9, minimumCalls: Int = 100, minimumEndpoints: Int = 5) {
            self.deviations = max(deviations, 0)
            self.minimumCalls = max(minimumCalls, 1)
            self.minimumEndpoints = max(minimumEndpoints, 2)
        }
    }

    /// Creates an ejection; values outside their ranges are moved to the nearest end.
    public init(
        interval: Duration = .seconds(10), baseTime: Duration = .seconds(30), maxTime: Duration = .seconds(300),
        maxShare: Double = 0.1, consecutiveFailures: Int? = 5, successRate: SuccessRate? = SuccessRate()
    ) {
        self.interval = max(interval, .milliseconds(10))
        self.baseTime = max(baseTime, self.interval)
        self.maxTime = max(maxTime, self.baseTime)
        self.maxShare = min(max(maxShare, 0), 1)
        self.consecutiveFailures = consecutiveFailures.map { max($0, 1) }
        self.successRate = successRate
    }

    /// Whether a call's end says something about its endpoint, and what.
    static func isFailure(_ status: RPCError?) -> Bool? {
        switch status?.code {
        case .unknown, .deadlineExceeded, .internal, .unavailable, .dataLoss: true
        case .cancelled: nil
        default: false
        }
    }
}
