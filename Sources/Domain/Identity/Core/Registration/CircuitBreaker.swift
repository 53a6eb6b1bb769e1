/// Keeps calls from a program that does not answer, so that callers are refused at once and the program can recover.
///
/// Pure: the caller says how the calls end, and what time it is in milliseconds of any clock that only runs forward.
///
/// - closed: every call passes. ``Limits/failures`` failures in a row open it.
/// - open: no call passes for a while: ``Limits/pause`` at first, twice as long each time, up to ``Limits/pauseMax``.
/// - half open: one call passes as a trial. Its success closes the breaker, its failure opens it again.
public struct CircuitBreaker: Sendable {
    /// When a breaker opens, and for how long.
    public struct Limits: Equatable, Sendable {
        /// Failures in a row that open it, at least 1.
        public var failures = 5
        /// Milliseconds for which it is open at first, at least 1.
        public var pause: Int64 = 30_000
        /// Most milliseconds for which it is open.
        public var pauseMax: Int64 = 300_000

        /// The limits of the contract of population registers.
        public init() {}
    }

    /// What a breaker does. Raw values are shown as a metric.
    public enum State: Int, Sendable {
        case closed = 0
        case halfOpen = 1
        case open = 2
    }

    private let limits: Limits
    private var failures = 0
    private var openings = 0
    /// Until when no call passes; nil while it is closed.
    private var openUntil: Int64?
    /// Trials so far.
    private var trials = 0
    /// The trial that is under way, and when it began; nil when there is none.
    private var trial: (number: Int, began: Int64)?

    /// A closed breaker.
    public init(_ limits: Limits = Limits()) { self.limits = limits }

    /// What it does at a moment.
    public func state(at now: Int64) -> State {
        guard let openUntil else { return .closed }
        return now < openUntil ? .open : .halfOpen
    }

    /// A call that was let through. Whoever makes it says by it how the call ended.
    public struct Pass: Equatable, Sendable {
        /// Names the trial that the call is; nil for a call that passed while the breaker was closed.
        fileprivate let trial: Int?
    }

    /// Lets a call through, or not.
    ///
    /// - Returns: The call's pass, with which ``ended(_:well:at:)`` or ``abandoned(_:)`` has to be called; nil when the call
    ///   must not be made.
    public mutating func pass(at now: Int64) -> Pass? {
        switch state(at: now) {
        case .closed: return Pass(trial: nil)
        case .open: return nil
        case .halfOpen:
            // A trial whose caller died is forgotten after as long as the breaker was open at least.
            if let trial, now < trial.began + limits.pause { return nil }
            trials += 1
            trial = (trials, now)
            return Pass(trial: trials)
        }
    }

    /// Learns that a call was given up, which says nothing of the program.
    public mutating func abandoned(_ pass: Pass) {
        if let number = pass.trial, number == trial?.number { trial = nil }
    }

    /// Learns how a call ended. A call that began before the breaker opened closes it with success, and says nothing with
    /// failure; a trial that was forgotten says as little.
    public mutating func ended(_ pass: Pass, well: Bool, at now: Int64) {
        guard !well else {
            (failures, openings, openUntil, trial) = (0, 0, nil, nil)
            return
        }
        if openUntil != nil {
            guard let number = pass.trial, number == trial?.number else { return }
        } else {
            failures += 1
            guard failures >= limits.failures else { return }
        }
        openings += 1
        let pause = openings > 16 ? limits.pauseMax : min(limits.pause << (openings - 1), limits.pauseMax)
        (openUntil, trial) = (now + pause, nil)
    }
}
