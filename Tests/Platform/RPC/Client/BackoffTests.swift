import Testing

@testable import RPC

/// A generator that gives one value for ever.
private struct Constant: RandomNumberGenerator {
    var value: UInt64
    mutating func next() -> UInt64 { value }
}

@Suite("Back-off")
struct BackoffTests {
    @Test(
        "the wait grows by the multiplier up to the maximum",
        arguments: [(1, 100), (2, 200), (3, 400), (4, 800), (5, 1000), (6, 1000), (1_000_000_000, 1000)])
    func grows(failures: Int, milliseconds: Int) {
        let backoff = Backoff(initial: .milliseconds(100), maximum: .seconds(1), multiplier: 2, jitter: 0)
        var random = Constant(value: 0)
        #expect(backoff.delay(afterFailures: failures, using: &random) == .milliseconds(milliseconds))
    }

    @Test("jitter spreads the wait to either side and no further")
    func jitter() {
        let backoff = Backoff(initial: .milliseconds(100), maximum: .seconds(1), jitter: 0.2)
        var low = Constant(value: 0)
        var high = Constant(value: .max)
        #expect(abs(backoff.delay(afterFailures: 1, using: &low).secondsAsDouble - 0.080) < 1e-6)
        #expect(abs(backoff.delay(afterFailures: 1, using: &high).secondsAsDouble - 0.120) < 1e-6)
        var system = SystemRandomNumberGenerator()
        let waits = Set((0..<20).map { _ in backoff.delay(afterFailures: 3, using: &system) })
        #expect(waits.count > 1)
    }

    @Test("values out of range are moved to the nearest end")
    func clamped() {
        let backoff = Backoff(initial: .zero, maximum: .zero, multiplier: 0, jitter: 7)
        #expect(backoff.initial == .milliseconds(1))
        #expect(backoff.maximum == .milliseconds(1))
        #expect(backoff.multiplier == 1)
        #expect(backoff.jitter == 1)
    }
}
