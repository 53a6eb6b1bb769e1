public import Values

/// Tells whether all evidence that counted at a moment can still be there (COL-11, COL-14).
///
/// Evidence is erased some time after it began or ended. A hold that a missing test prolonged up to its 60 days may outlive
/// what is assumed here: the ledger tells of such a colour, and an explanation shows both.
public struct EvidenceHorizon: Sendable {
    private let declarationsKept: Int64
    private let exposuresKept: Int64
    private let declarationCounts: Int64
    private let longestHold: Int64

    /// The horizon of a profile.
    public init(_ kept: EvidenceLifetimes, _ profile: RuleProfile) {
        declarationsKept = kept.declarations
        exposuresKept = min(kept.exposures, kept.tests)
        declarationCounts = profile.declarationDays * Hold.day
        longestHold = (profile.rules.values.map(\.days).max() ?? 0) * Hold.day
    }

    /// Whether nothing that counted at a moment has been erased by `now`.
    ///
    /// - Parameter evidence: What is kept of what was known at the moment.
    public func isWhole(_ evidence: [Evidence], at moment: Instant, now: Instant) -> Bool {
        guard moment - longestHold >= now - exposuresKept else { return false }
        if moment - declarationCounts >= now - declarationsKept { return true }
        // An older declaration may be gone, which matters only where none that is kept counted.
        return evidence.contains { piece in
            guard case .declaration(let at, _, _) = piece else { return false }
            return at > moment - declarationCounts
        }
    }
}
