import IdentityCore
import Testing

@Suite("The circuit breaker")
struct CircuitBreakerTests {
    /// A mutating call cannot stand in an expectation.
    private static func expect(
        _ passes: Bool, _ breaker: inout CircuitBreaker, at now: Int64,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let passed = breaker.pass(at: now) != nil
        #expect(passed == passes, sourceLocation: sourceLocation)
    }

    /// A call that passes.
    private static func call(_ breaker: inout CircuitBreaker, at now: Int64) throws -> CircuitBreaker.Pass {
        let pass = breaker.pass(at: now)
        return try #require(pass)
    }

    private func opened(at now: Int64 = 0) throws -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for _ in 0..<5 { breaker.ended(try Self.call(&breaker, at: now), well: false, at: now) }
        return breaker
    }

    @Test("It opens after 5 failures in a row, and a success between them begins the count anew")
    func opens() throws {
        var breaker = CircuitBreaker()
        for well in [false, false, false, false, true, false, false, false, false] {
            breaker.ended(try Self.call(&breaker, at: 0), well: well, at: 0)
        }
        #expect(breaker.state(at: 0) == .closed)
        breaker.ended(try Self.call(&breaker, at: 0), well: false, at: 0)
        #expect(breaker.state(at: 0) == .open)
        Self.expect(false, &breaker, at: 29_999)
    }

    @Test("After 30 s one call passes as a trial, and no other one until it has ended")
    func trial() throws {
        var breaker = try opened()
        #expect(breaker.state(at: 30_000) == .halfOpen)
        let trial = try Self.call(&breaker, at: 30_000)
        Self.expect(false, &breaker, at: 30_001)
        breaker.ended(trial, well: true, at: 30_002)
        #expect(breaker.state(at: 30_002) == .closed)
        Self.expect(true, &breaker, at: 30_002)
    }

    @Test("Each trial that fails doubles the time for which it is open, up to 5 minutes")
    func doubles() throws {
        var (breaker, now) = (try opened(), Int64(0))
        for pause: Int64 in [30_000, 60_000, 120_000, 240_000, 300_000, 300_000] {
            #expect(breaker.state(at: now + pause - 1) == .open)
            now += pause
            breaker.ended(try Self.call(&breaker, at: now), well: false, at: now)
        }
    }

    @Test("Calls that began before it opened do not open it again, and a trial whose caller died is forgotten")
    func stragglers() throws {
        var breaker = CircuitBreaker()
        let straggler = try Self.call(&breaker, at: 0)
        for _ in 0..<5 { breaker.ended(try Self.call(&breaker, at: 0), well: false, at: 0) }
        breaker.ended(straggler, well: false, at: 10)
        #expect(breaker.state(at: 30_000) == .halfOpen)
        Self.expect(true, &breaker, at: 30_000)
        Self.expect(false, &breaker, at: 59_999)
        Self.expect(true, &breaker, at: 60_000)
    }

    @Test("A straggler ends no trial of another call, neither by failing nor by being given up; its success closes")
    func othersTrial() throws {
        var breaker = CircuitBreaker()
        let stragglers = [try Self.call(&breaker, at: 0), try Self.call(&breaker, at: 0)]
        for _ in 0..<5 { breaker.ended(try Self.call(&breaker, at: 0), well: false, at: 0) }
        let forgotten = try Self.call(&breaker, at: 30_000)
        let trial = try Self.call(&breaker, at: 60_000)
        for other in [stragglers[0], forgotten] {
            breaker.ended(other, well: false, at: 60_001)
            breaker.abandoned(other)
            // The trial goes on: no other call passes, and it is not open for longer.
            Self.expect(false, &breaker, at: 60_002)
            #expect(breaker.state(at: 60_002) == .halfOpen)
        }
        breaker.abandoned(trial)
        Self.expect(true, &breaker, at: 60_003)
        breaker.ended(stragglers[1], well: true, at: 60_004)
        #expect(breaker.state(at: 60_004) == .closed)
    }
}
