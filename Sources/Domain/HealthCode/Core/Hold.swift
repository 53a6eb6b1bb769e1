/// A colour held for a cause: opened by evidence, ended by time and tests (COL-1). Nobody sets one.
public struct Hold: Hashable, Sendable {
    public let cause: Cause
    /// When it begins, seconds since 1970.
    public let from: Int64
    /// When what it follows from ended; nil while that lasts.
    let until: Int64?

    /// How a hold stands at a moment.
    struct Standing: Equatable {
        let colour: Colour
        /// When the phases end; nil while the evidence lasts.
        let earliestEnd: Int64?
        /// Negative tests still missing.
        let negativesNeeded: Int
        /// When the standing changes by time alone; nil when it does not.
        let nextChange: Int64?
    }

    static let day: Int64 = 86400

    /// How the hold stands at `now`, or nil when it has not begun or is over.
    ///
    /// - Parameter negatives: When negative tests were sampled, ascending.
    func standing(under rule: RuleProfile.Rule, negatives: [Int64], now: Int64) -> Standing? {
        guard from <= now else { return nil }
        let start: Int64
        if let whileOpen = rule.whileOpen {
            guard let until, until <= now else {
                return Standing(colour: whileOpen, earliestEnd: nil, negativesNeeded: 0, nextChange: until)
            }
            start = until
        } else {
            start = from
        }
        let end = start + rule.phases.reduce(0) { $0 + $1.days } * Self.day
        let missing = missingNegatives(rule.exit, negatives: negatives.filter { $0 <= now }, end: end)
        if missing == 0, rule.exit == .twoNegatives || now >= end { return nil }
        guard let last = rule.phases.last else { return nil }
        var boundary = start
        for phase in rule.phases {
            boundary += phase.days * Self.day
            if now < boundary {
                return Standing(
                    colour: phase.colour, earliestEnd: end, negativesNeeded: missing, nextChange: boundary)
            }
        }
        return Standing(colour: last.colour, earliestEnd: end, negativesNeeded: missing, nextChange: nil)
    }

    private func missingNegatives(_ exit: RuleProfile.Exit, negatives: [Int64], end: Int64) -> Int {
        switch exit {
        case .none: return 0
        case .negativeAtEnd: return negatives.contains { $0 >= end - Self.day } ? 0 : 1
        case .negativeSinceStart: return negatives.contains { $0 >= from } ? 0 : 1
        case .twoNegatives:
            let counted = negatives.filter { $0 >= from }
            guard let first = counted.first, let last = counted.last else { return 2 }
            return last - first >= Self.day ? 0 : 1
        }
    }
}
