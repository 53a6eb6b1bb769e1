import Values

/// A colour held for a cause: evidence opens it, time and tests end it (COL-1). No call sets one.
struct Hold: Hashable {
    /// Why the colour is held.
    let cause: Cause
    /// When the hold begins. What a source dates ahead of now begins now (COL-13).
    let from: Instant
    /// When the evidence ended, such as by a discharge; nil while it lasts.
    let until: Instant?
    /// First moment at which the hold may count: for an area that is known to come into force later.
    var opens = Instant.earliest

    /// How a hold stands at a moment.
    struct Standing: Equatable {
        let colour: Colour
        /// When the hold began, at `now` at the latest.
        let since: Instant
        /// When the phases end; nil while the evidence lasts.
        let earliestEnd: Instant?
        /// Negative tests still missing.
        let negativesNeeded: Int
    }

    /// Seconds of a day in all arithmetic of holds (COL-3).
    static let day: Int64 = 86_400

    /// How the hold stands at `now`, or nil when it is not open yet or is over.
    ///
    /// - Parameter negatives: When negative tests were sampled, ascending.
    func standing(under rule: RuleProfile.Rule, negatives: [Instant], now: Instant) -> Standing? {
        guard opens <= now else { return nil }
        let since = min(from, now)
        if let whileOpen = rule.whileOpen {
            guard let until, until <= now else {
                return Standing(colour: whileOpen, since: since, earliestEnd: nil, negativesNeeded: 0)
            }
            // The evidence of what lasted is kept from its end on, so that nothing cuts the phases that follow.
            return phase(under: rule, start: until, since: since, last: nil, negatives: negatives, now: now)
        }
        let last = since + RuleProfile.longestHoldDays * Self.day
        return now < last
            ? phase(under: rule, start: since, since: since, last: last, negatives: negatives, now: now) : nil
    }

    /// How the phases stand that are counted from `start`.
    ///
    /// - Parameter last: When the hold ends whatever is missing (COL-14); nil when nothing but its rule ends it.
    private func phase(
        under rule: RuleProfile.Rule, start: Instant, since: Instant, last: Instant?, negatives: [Instant], now: Instant
    ) -> Standing? {
        let end = start + rule.days * Self.day
        let missing = Self.missing(rule.exit, of: negatives, since: since, end: end, now: now)
        if missing == 0, rule.exit == .twoNegatives || now >= end { return nil }
        var boundary = start
        var colour = rule.phases.last?.colour
        for phase in rule.phases {
            boundary = boundary + phase.days * Self.day
            guard now >= boundary else {
                colour = phase.colour
                break
            }
        }
        return colour.map { colour in
            Standing(
                colour: colour, since: since, earliestEnd: min(end, last ?? end), negativesNeeded: missing)
        }
    }

    /// How many negative tests are missing at `now`. One sampled ahead of now counts as sampled now (COL-13).
    private static func missing(
        _ exit: RuleProfile.Exit, of negatives: [Instant], since: Instant, end: Instant, now: Instant
    ) -> Int {
        guard exit != .none else { return 0 }
        let newest = negatives.last.map { min($0, now) }
        switch exit {
        case .none: return 0
        case .negativeAtEnd: return newest.map { $0 >= end - day } ?? false ? 0 : 1
        case .negativeSinceStart: return newest.map { $0 >= since } ?? false ? 0 : 1
        case .twoNegatives:
            guard let newest, let first = negatives.first(where: { min($0, now) >= since }) else { return 2 }
            return newest >= min(first, now) + day ? 0 : 1
        }
    }

    /// Moments at which time alone may change the standing.
    func boundaries(under rule: RuleProfile.Rule) -> [Instant] {
        var found = [opens, from]
        guard let start = rule.whileOpen == nil ? from : until else { return found }
        found.append(start)
        for phase in rule.phases { found.append(found[found.count - 1] + phase.days * Self.day) }
        // A negative test that is dated ahead may count as one at the end only once its last day has begun.
        found.append(start + (rule.days - 1) * Self.day)
        found.append(from + RuleProfile.longestHoldDays * Self.day)
        return found
    }
}
