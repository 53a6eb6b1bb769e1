import NIOCore

/// How an endpoint's calls went of late, and whether it is ejected for that.
struct EndpointHealth {
    private(set) var isEjected = false
    /// Calls of the present interval.
    private(set) var successes = 0
    private(set) var failures = 0
    private var failuresInARow = 0
    /// How often it was ejected lately: the length of the next ejection.
    private var ejections = 0
    private var readmission = NIODeadline.distantFuture

    /// Notes the end of a call; returns whether the endpoint should be ejected at once.
    mutating func record(isFailure: Bool, limit: Int?) -> Bool {
        guard isFailure else {
            successes += 1
            failuresInARow = 0
            return false
        }
        failures += 1
        failuresInARow += 1
        return !isEjected && failuresInARow >= limit ?? .max
    }

    mutating func eject(now: NIODeadline, by rules: OutlierEjection) {
        isEjected = true
        ejections += 1
        let wait = min(rules.baseTime * ejections, rules.maxTime)
        readmission = now + .nanoseconds(wait.nanosecondsClamped)
        // More would not be longer.
        if rules.baseTime * ejections > rules.maxTime { ejections -= 1 }
    }

    /// Ends an interval: an ejection whose time has come is over, and a quiet one is forgiven. Returns whether there is
    /// anything left to wait for.
    mutating func endInterval(now: NIODeadline) -> Bool {
        let hadCalls = successes + failures > 0
        successes = 0
        failures = 0
        if !isEjected {
            ejections = max(0, ejections - 1)
        } else if now >= readmission {
            isEjected = false
            failuresInARow = 0
        }
        return hadCalls || isEjected || ejections > 0
    }
}
