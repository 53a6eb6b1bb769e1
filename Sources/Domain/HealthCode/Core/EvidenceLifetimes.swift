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

    /// When a test is no longer kept; nil for never.
    ///
    /// A positive test is kept as long as the CASE row that discharges it: without the one, the other would hold red again.
    ///
    /// - Parameters:
    ///   - ends: Ends of all CASE rows about the person that stand.
    ///   - now: When it is stored. A withdrawal is kept from then on, so that an older version does not undo it.
    public func expiry(of test: TestEvent, caseEnds ends: some Sequence<Instant>, now: Instant) -> Instant? {
        guard !test.isWithdrawn else { return max(test.sampledAt, now) + tests }
        guard test.isPositive else { return test.sampledAt + tests }
        return Discharge.of(test.sampledAt, among: ends).map { $0 + exposures }
    }

    /// When it is no longer kept whose a sample is; nil for never.
    ///
    /// Of positive tests no version is ever too old, hence it never is forgotten which one counts.
    public func ownerExpiry(of test: TestEvent) -> Instant? {
        test.isPositive || test.isWithdrawn ? nil : test.sampledAt + tests
    }

    /// When an exposure is no longer kept; nil for never.
    ///
    /// What lasts counts until its end, and is never gone before that is told.
    ///
    /// - Parameter now: As for tests.
    public func expiry(of exposure: ExposureEvent, now: Instant) -> Instant? {
        let (from, lasts) = (exposure.identity.from, exposure.identity.cause.lasts)
        guard !exposure.isWithdrawn else { return lasts ? nil : max(from, now) + exposures }
        return (lasts ? exposure.until : from).map { $0 + exposures }
    }

    /// When a declaration is no longer kept.
    ///
    /// - Parameter now: As for tests.
    public func expiry(of declaration: DeclarationEvent, now: Instant) -> Instant {
        let opensHold = declaration.identity.content.opensHold(feverFrom: feverFrom)
        let from = declaration.identity.declaredAt
        return (declaration.isWithdrawn ? max(from, now) : from) + (opensHold ? exposures : declarations)
    }
}
