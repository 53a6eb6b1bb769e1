import IdentityCore
import Testing

@Suite("The circuit breaker")
struct CircuitBreakerTests {
    /// A mutating call cannot stand in an expectation.
    private static func expect(
        _ passes: Bool, _ breaker: inout CircuitBreaker, at now: Int64,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let passed = breaker.pass(at: now)
        #expect(passed == passes, sourceLocation: sourceLocation)
    }

    private func opened(at now: Int64 = 0) -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for _ in 0..<5 {
            Self.expect(true, &breaker, at: now)
            breaker.ended(well: false, at: now)
        }
        return breaker
    }

    @Test("It opens after 5 failures in a row, and a success between them begins the count anew")
    func opens() {
        var breaker = CircuitBreaker()
        for well in [false, false, false, false, true, false, false, false, false] {
            Self.expect(true, &breaker, at: 0)
            breaker.ended(well: well, at: 0)
        }
        #expect(breaker.state(at: 0) == .closed)
        breaker.ended(well: false, at: 0)
        #expect(breaker.state(at: 0) == .open)
        Self.expect(false, &breaker, at: 29_999)
    }

    @Test("After 30 s one call passes as a trial, and no other one until it has ended")
    func trial() {
        var breaker = opened()
        #expect(breaker.state(at: 30_000) == .halfOpen)
        Self.expect(true, &breaker, at: 30_000)
        Self.expect(false, &breaker, at: 30_001)
        breaker.ended(well: true, at: 30_002)
        #expect(breaker.state(at: 30_002) == .closed)
        Self.expect(true, &breaker, at: 30_002)
    }

    @Test("Each trial that fails doubles the time for which it is open, up to 5 minutes")
    func doubles() {
        var (breaker, now) = (opened(), Int64(0))
        for pause: Int64 in [30_000, 60_000, 120_000, 240_000, 300_000, 300_000] {
            #expect(breaker.state(at: now + pause - 1) == .open)
            now += pause
            Self.expect(true, &breaker, at: now)
            breaker.ended(well: false, at: now)
        }
    }

    @Test("Calls that began before it opened do not open it again, and a trial whose caller died is forgotten")
    func stragglers() {
        var breaker = opened()
        breaker.ended(well: false, at: 10)
        #expect(breaker.state(at: 30_000) == .halfOpen)
        Self.expect(true, &breaker, at: 30_000)
        Self.expect(false, &breaker, at: 59_999)
        Self.expect(true, &breaker, at: 60_000)
    }
}
