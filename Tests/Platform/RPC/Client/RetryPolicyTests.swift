import Testing

@testable import RPC

@Suite("Retry policy")
struct RetryPolicyTests {
    private let policy = RetryPolicy(
        maxAttempts: 3, backoff: Backoff(initial: .milliseconds(10), multiplier: 2, jitter: 0),
        codes: [.unavailable, .resourceExhausted])

    /// The waits after failures in a row.
    private func waits(
        after failures: [FailedAttempt], idempotency: Idempotency = .noSideEffects,
        throttling: RetryThrottling = RetryThrottling()
    ) -> [Duration?] {
        var random = SystemRandomNumberGenerator()
        var budget = RetryBudget(throttling)
        var progress = RetryProgress()
        let method = MethodDescriptor(service: "a.B", name: "C", kind: .unary, idempotency: idempotency)
        return failures.map {
            progress.waitBeforeNext(after: $0, of: method, by: policy, budget: &budget, using: &random)
        }
    }

    private func wait(after error: RPCError, idempotency: Idempotency = .noSideEffects) -> Duration? {
        waits(after: [FailedAttempt(status: error)], idempotency: idempotency)[0]
    }

    private let unavailable = FailedAttempt(status: RPCError(.unavailable, ""))

    @Test("the wait follows the back-off until the attempts are used up")
    func attempts() {
        #expect(
            waits(after: Array(repeating: unavailable, count: 3)) == [.milliseconds(10), .milliseconds(20), nil])
    }

    @Test("gRFC A6, When Retries are Valid: not after the head of a response has come")
    func committed() {
        #expect(waits(after: [FailedAttempt(status: RPCError(.unavailable, ""), hasResponse: true)]) == [nil])
    }

    @Test("what no server has begun with may be sent again whatever the method does")
    func refusedByServer() {
        let refused = FailedAttempt(status: RPCError(.unavailable, ""), wasRefused: true)
        #expect(waits(after: [refused], idempotency: .unknown) == [.milliseconds(10)])
    }

    @Test("gRFC A6, Pushback: after a wait that the server named, the back-off begins anew")
    func pushbackResets() {
        let pushed = FailedAttempt(status: RPCError(.unavailable, "", metadata: ["grpc-retry-pushback-ms": "7"]))
        #expect(waits(after: [pushed, unavailable]) == [.milliseconds(7), .milliseconds(10)])
        #expect(waits(after: [unavailable, pushed]) == [.milliseconds(10), .milliseconds(7)])
    }

    @Test("other codes, and methods of unknown idempotency, are not tried again")
    func refused() {
        #expect(wait(after: RPCError(.notFound, "")) == nil)
        #expect(wait(after: RPCError(.unavailable, ""), idempotency: .unknown) == nil)
        #expect(wait(after: RPCError(.unavailable, ""), idempotency: .idempotent) != nil)
    }

    @Test(
        "gRFC A6, push-back: the server's wait counts, what is no number from 0 means never",
        arguments: [
            ("0", Duration.zero), ("250", .milliseconds(250)), ("9999999", .seconds(60)), ("-1", nil), ("x", nil),
        ])
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
        var budget = RetryBudget(RetryThrottling(maxTokens: 4, tokenRatio: 0.5))
        budget.failed()
        #expect(budget.allowsRetry)
        budget.failed()
        #expect(!budget.allowsRetry, "half is too few")
        budget.failed()
        for _ in 0..<3 { budget.succeeded() }
        #expect(budget.tokens == 2.5)
        #expect(budget.allowsRetry)
        for _ in 0..<100 { budget.succeeded() }
        #expect(budget.tokens == 4)
        for _ in 0..<10 { budget.failed() }
        #expect(budget.tokens == 0)
    }

    @Test("gRFC A6, throttling: failures worth a retry count even when none is made, others do not")
    func charged() {
        var random = SystemRandomNumberGenerator()
        var budget = RetryBudget(RetryThrottling(maxTokens: 10))
        let method = MethodDescriptor(service: "a.B", name: "C", kind: .unary)
        func fail(_ error: RPCError) {
            var progress = RetryProgress()
            let failure = FailedAttempt(status: error)
            #expect(
                progress.waitBeforeNext(after: failure, of: method, by: policy, budget: &budget, using: &random) == nil)
        }
        fail(RPCError(.invalidArgument, ""))
        #expect(budget.tokens == 10)
        fail(RPCError(.unavailable, ""))
        #expect(budget.tokens == 9)
        fail(RPCError(.invalidArgument, "", metadata: ["grpc-retry-pushback-ms": "-1"]))
        #expect(budget.tokens == 8)
        #expect(
            waits(after: Array(repeating: unavailable, count: 2), throttling: RetryThrottling(maxTokens: 2)) == [
                nil, nil,
            ])
    }
}
