import Testing

@testable import RPC

@Suite("Retry policy")
struct RetryPolicyTests {
    private let policy = RetryPolicy(
        maxAttempts: 3, backoff: Backoff(initial: .milliseconds(10), multiplier: 2, jitter: 0),
        codes: [.unavailable, .resourceExhausted])

    private func wait(
        after error: RPCError, attempts: Int = 1, idempotency: Idempotency = .noSideEffects
    ) -> Duration? {
        var random = SystemRandomNumberGenerator()
        let method = MethodDescriptor(service: "a.B", name: "C", kind: .unary, idempotency: idempotency)
        return policy.waitBeforeRetry(after: error, attempts: attempts, method: method, using: &random)
    }

    @Test("the wait follows the back-off until the attempts are used up")
    func attempts() {
        let error = RPCError(.unavailable, "")
        #expect(wait(after: error, attempts: 1) == .milliseconds(10))
        #expect(wait(after: error, attempts: 2) == .milliseconds(20))
        #expect(wait(after: error, attempts: 3) == nil)
    }

    @Test("other codes, and methods of unknown idempotency, are not tried again")
    func refused() {
        #expect(wait(after: RPCError(.notFound, "")) == nil)
        #expect(wait(after: RPCError(.unavailable, ""), idempotency: .unknown) == nil)
        #expect(wait(after: RPCError(.unavailable, ""), idempotency: .idempotent) != nil)
    }

    @Test(
        "gRFC A6, push-back: the server's wait counts, what is no number from 0 means never",
        arguments: [("0", Duration.zero), ("250", .milliseconds(250)), ("9999999", .seconds(60)), ("-1", nil), ("x", nil)])
    func pushback(text: String, expected: Duration?) {
        #expect(wait(after: RPCError(.unavailable, "", metadata: ["grpc-retry-pushback-ms": text])) == expected)
    }

    @Test("google.rpc.RetryInfo is heeded, and held to a minute")
    func retryInfo() {
        #expect(wait(after: .resourceExhausted("", retryAfter: .milliseconds(1500))) == .milliseconds(1500))
        #expect(wait(after: .resourceExhausted("", retryAfter: .seconds(3600))) == .seconds(60))
    }

    @Test("gRFC A6, throttling: retries stop at half the budget, and successes earn them back")
    func budget() {
        var budget = RetryBudget(capacity: 4, refill: 0.5)
        #expect(budget.mayRetryAfterFailure() == true)
        #expect(budget.mayRetryAfterFailure() == false)
        #expect(budget.mayRetryAfterFailure() == false)
        for _ in 0..<5 { budget.succeeded() }
        #expect(budget.tokens == 3.5)
        #expect(budget.mayRetryAfterFailure() == true)
        for _ in 0..<100 { budget.succeeded() }
        #expect(budget.tokens == 4)
    }
}
