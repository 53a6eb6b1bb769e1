public import Values

/// What counts of the evidence that stands under several documents of one person (COL-16).
///
/// Everything counts, whichever document it names: a person is as infectious under a renewed passport as under the old one.
/// Two things that one partition settles by itself have to be settled between documents.
public enum EvidenceUnion {
    /// Whether a version under one document counts no more because its source has told another one of the same event under
    /// another document (COL-13).
    ///
    /// Only the source's order decides. Versions without an order both count: nobody can tell which came later, so that the
    /// worse one holds.
    ///
    /// - Parameter others: Versions of the same event under other documents, withdrawn ones included.
    public static func isOutdated<Event: SourcedEvent>(_ event: Event, by others: some Sequence<Event>) -> Bool {
        guard event.order.isGiven else { return false }
        return others.contains { $0.order.isGiven && $0.replaces(event) }
    }

    /// Whether a positive test lapsed together with the discharge that another document's CASE row has told (COL-14).
    ///
    /// A positive test is kept as long as the row that discharges it, if both are of one document. Under two documents it is
    /// kept without end, and would hold red again once the row is gone.
    ///
    /// - Parameter ends: Ends of the cases of all documents, also of rows that are no longer kept.
    public static func hasLapsed(
        _ test: TestEvent, caseEnds ends: some Sequence<Instant>, lifetimes: EvidenceLifetimes, now: Instant
    ) -> Bool {
        guard test.isPositive, !test.isWithdrawn else { return false }
        return lifetimes.expiry(of: test, caseEnds: ends, now: now).map { $0 <= now } ?? false
    }
}
