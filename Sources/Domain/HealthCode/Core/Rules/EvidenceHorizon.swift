public import Values

/// Tells whether all evidence that counted at a moment can still be there (COL-11, COL-14).
///
/// Evidence is erased some time after it began or ended. A hold that a missing test prolonged, up to its 60 days, is known by
/// the ledger alone when its evidence is gone: see ``accounts(for:by:withdrawn:)``.
public struct EvidenceHorizon: Sendable {
    private let declarationsKept: Int64
    private let exposuresKept: Int64
    private let declarationCounts: Int64
    private let longestHold: Int64
    /// Causes whose hold a missing test prolongs.
    private let prolonged: Set<Cause>

    /// The horizon of a profile.
    public init(_ kept: EvidenceLifetimes, _ profile: RuleProfile) {
        declarationsKept = kept.declarations
        exposuresKept = min(kept.exposures, kept.tests)
        declarationCounts = profile.declarationDays * Hold.day
        longestHold = (profile.rules.values.map(\.days).max() ?? 0) * Hold.day
        prolonged = Set(profile.rules.filter { $0.value.exit != .none }.keys)
    }

    /// Whether every hold of which the ledger tells that a test had to end it is there still, or was withdrawn: otherwise its
    /// evidence has been erased.
    ///
    /// - Parameters:
    ///   - recorded: Causes of the holds that the ledger tells of a moment.
    ///   - derived: Causes of the holds by the evidence that is kept.
    ///   - withdrawn: What was withdrawn since.
    public func accounts(for recorded: [Cause], by derived: [Cause], withdrawn: [Evidence]) -> Bool {
        let gone = withdrawn.compactMap(\.cause)
        return recorded.allSatisfy { !prolonged.contains($0) || derived.contains($0) || gone.contains($0) }
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

extension Evidence {
    /// The cause that it opens a hold for; nil for what opens none by itself.
    fileprivate var cause: Cause? {
        switch self {
        case .exposure(let cause, _, _, _): cause
        case .test(_, let isPositive): isPositive ? .confirmedCase : nil
        case .declaration: .symptom
        }
    }
}
