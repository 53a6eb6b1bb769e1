extension Store {
    /// How often a change is tried again after another writer was faster.
    static let conflictsMax = 8

    /// Reads, decides and writes, and does so again when another writer changed what was read.
    ///
    /// - Parameter body: Reads and writes. A write whose demand did not hold throws ``PreconditionFailed``, and `body`
    ///   runs again, at most eight times in all.
    /// - Throws: ``PreconditionFailed`` of the last run; what else `body` throws.
    public func settling<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 1..<Self.conflictsMax {
            do { return try await body() } catch is PreconditionFailed { continue }
        }
        return try await body()
    }
}
