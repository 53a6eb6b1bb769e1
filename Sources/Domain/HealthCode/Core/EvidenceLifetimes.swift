public import Values

/// How long evidence is kept, so that nothing leaves while it still holds a colour or ended a hold (COL-14).
///
/// A hold that is not an open case and not an area in force ends ``RuleProfile/longestHoldDays`` days after its beginning.
/// The tests that end it are sampled at or after that beginning, hence they are kept as long at least.
public struct EvidenceLifetimes: Equatable, Sendable {
    /// Seconds for which a test is kept, from its sampling.
    public let tests: Int64
    /// Seconds for which an exposure is kept, from its end or, for what does not last, from its beginning. The same for a
    /// declaration that opens a hold.
    public let exposures: Int64
    /// Seconds for which any other declaration is kept.
    public let declarations: Int64
    /// Lowest temperature that is fever under any profile, in tenths of a degree Celsius.
    public let feverFrom: Int

    /// Lifetimes; those of tests and exposures are ``RuleProfile/longestHoldDays`` days or more.
    public init(tests: Int64, exposures: Int64, declarations: Int64, feverFrom: Int) {
        self.tests = tests
        self.exposures = exposures
        self.declarations = declarations
        self.feverFrom = feverFrom
    }

    /// When a test that stands is no longer kept; nil for never.
    ///
    /// A positive test is kept as long as the CASE row that discharges it: without the one, the other would hold red again.
    ///
    /// - Parameter ends: Ends of all CASE rows about the person that stand.
    public func expiry(of test: TestEvent, caseEnds ends: some Sequence<Instant>) -> Instant? {
        guard test.isPositive else { return test.sampledAt + tests }
        return Discharge.of(test.sampledAt, among: ends).map { $0 + exposures }
    }

    /// When an exposure that stands is no longer kept; nil for never.
    ///
    /// What lasts counts until its end, and is never gone before that is told.
    public func expiry(of exposure: ExposureEvent) -> Instant? {
        let end = exposure.identity.cause.lasts ? exposure.until : exposure.identity.from
        return end.map { $0 + exposures }
    }

    /// When a declaration that stands is no longer kept.
    public func expiry(of declaration: DeclarationEvent) -> Instant {
        let opensHold = declaration.identity.content.opensHold(feverFrom: feverFrom)
        return declaration.identity.declaredAt + (opensHold ? exposures : declarations)
    }
}
