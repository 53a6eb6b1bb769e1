import RPC

extension Store {
    /// How often a change is tried before its caller hears of the conflict.
    static let triesMax = 20
    /// Waits between tries from the second conflict on. The full jitter parts writers that met.
    private static let pauses = Backoff(
        initial: .milliseconds(2), maximum: .milliseconds(100), multiplier: 2, jitter: 1)

    /// Reads, decides and writes, and does so again when another writer changed what was read.
    ///
    /// - Parameter body: Reads and writes. A write whose demand did not hold throws ``PreconditionFailed``, and `body`
    ///   runs again, at most twenty times in all, which takes two seconds at most besides its own time.
    /// - Throws: ``PreconditionFailed`` of the last run; what else `body` throws.
    public func settling<Result>(_ body: () async throws -> Result) async throws -> Result {
        var random = SystemRandomNumberGenerator()
        for conflicts in 0..<Self.triesMax - 1 {
            if conflicts > 1 {
                try await Task.sleep(for: Self.pauses.delay(afterFailures: conflicts - 1, using: &random))
            }
            do { return try await body() } catch is PreconditionFailed { continue }
        }
        return try await body()
    }
}
