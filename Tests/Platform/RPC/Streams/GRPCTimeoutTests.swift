import Testing

@testable import RPC

@Suite("grpc-timeout")
struct GRPCTimeoutTests {
    @Test(
        "gRPC over HTTP/2, Timeout: eight digits at most, the finest unit that fits, rounded up",
        arguments: [
            (Duration.zero, "0n"),
            (.seconds(-1), "0n"),
            (.nanoseconds(1), "1n"),
            (.nanoseconds(99_999_999), "99999999n"),
            (.nanoseconds(100_000_000), "100000u"),
            (.nanoseconds(100_000_001), "100001u"),
            (.milliseconds(200), "200000u"),
            (.microseconds(99_999_999), "99999999u"),
            (.microseconds(100_000_001), "100001m"),
            (.milliseconds(99_999_999), "99999999m"),
            (.seconds(100_000), "100000S"),
            (.seconds(99_999_999), "1666667M"),
            (.seconds(Int64.max), "99999999H"),
        ])
    func encode(wait: Duration, text: String) {
        #expect(GRPCTimeout.encode(wait) == text)
    }

    @Test(
        "what was written is read back as no less than the wait",
        arguments: [
            Duration.nanoseconds(1), .microseconds(123_456_789), .milliseconds(99_999_999), .seconds(3_600_001),
            .seconds(100_000_000_000) + .nanoseconds(1),
        ])
    func roundTrip(wait: Duration) throws {
        let read = try #require(GRPCTimeout.parse(GRPCTimeout.encode(wait)))
        #expect(read >= wait)
    }

    @Test(
        "each unit is read",
        arguments: [
            ("5n", Duration.nanoseconds(5)), ("5u", .microseconds(5)), ("5m", .milliseconds(5)), ("5S", .seconds(5)),
            ("5M", .seconds(300)), ("99999999H", .seconds(359_999_996_400)),
        ])
    func parse(text: String, wait: Duration) {
        #expect(GRPCTimeout.parse(text) == wait)
    }

    @Test("malformed values are refused", arguments: ["", "n", "5", "-5n", "5s", "5 n", "123456789n", "5ms", "٥n"])
    func malformed(text: String) {
        #expect(GRPCTimeout.parse(text) == nil)
    }
}
