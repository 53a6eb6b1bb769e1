import Values

/// A colour held for a cause: evidence opens it, time and tests end it (COL-1). No call sets one.
struct Hold: Hashable {
    /// Why the colour is held.
    let cause: Cause
    /// When the hold begins.
    let from: Instant
    /// When the evidence ended, such as by a discharge; nil while it lasts.
    let until: Instant?

    /// How a hold stands at a moment.
    struct Standing: Equatable {
        let colour: Colour
        /// When the phases end; nil while the evidence lasts.
        let earliestEnd: Instant?
        /// Negative tests still missing.
        let negativesNeeded: Int
        /// When time alone changes the standing; nil when it does not.
        let nextChange: Instant?
    }

    /// Seconds of a day in all arithmetic of holds (COL-3).
    static let day: Int64 = 86_400

    /// How the hold stands at `now`, or nil when it has not begun or is over.
    ///
    /// - Parameter negatives: When negative tests were sampled, ascending.
    func standing(under rule: RuleProfile.Rule, negatives: [Instant], now: Instant) -> Standing? {
        guard from <= now else { return nil }
        let start: Instant
        if let whileOpen = rule.whileOpen {
            guard let until, until <= now else {
                return Standing(colour: whileOpen, earliestEnd: nil, negativesNeeded: 0, nextChange: until)
            }
            start = until
        } else {
            start = from
        }
        let end = start + rule.days * Self.day
        let missing = missingNegatives(rule.exit, negatives: negatives.filter { $0 <= now }, end: end)
        if missing == 0, rule.exit == .twoNegatives || now >= end { return nil }
        guard let last = rule.phases.last else { return nil }
        var boundary = start
        for phase in rule.phases {
            boundary = boundary + phase.days * Self.day
            if now < boundary {
                return Standing(
                    colour: phase.colour, earliestEnd: end, negativesNeeded: missing, nextChange: boundary)
            }
        }
        return Standing(colour: last.colour, earliestEnd: end, negativesNeeded: missing, nextChange: nil)
    }

    private func missingNegatives(_ exit: RuleProfile.Exit, negatives: [Instant], end: Instant) -> Int {
        switch exit {
        case .none: return 0
        case .negativeAtEnd: return negatives.contains { $0 >= end - Self.day } ? 0 : 1
        case .negativeSinceStart: return negatives.contains { $0 >= from } ? 0 : 1
        case .twoNegatives:
            let counted = negatives.filter { $0 >= from }
            guard let first = counted.first, let last = counted.last else { return 2 }
            return last >= first + Self.day ? 0 : 1
        }
    }
}
