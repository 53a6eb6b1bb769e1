public import Values

/// Goes from the colour that was derived last to the one of now, change by change (COL-8).
///
/// A change that time or a switch of the rules brings begins at its own moment, also when it is derived later. What came
/// after a change does not move it: evidence dated more than ``knownAhead`` after a moment was not known then.
public struct ColourDerivation: Sendable {
    /// Seconds by which evidence may be dated ahead when it comes in (COL-13).
    public static let knownAhead: Int64 = 300

    /// What follows from one step.
    public struct Step: Equatable, Sendable {
        /// What is to be recorded.
        public let last: LastColour
        /// The change that the step ends with; nil when the colour is as before. A person's first colour is a change when
        /// it is worse than grey: until then nothing was known of them.
        public let change: ColourChange?
        /// The worst of the reasons; nil when nothing is held.
        public let worst: HealthCode.Reason?
        /// Whether `last` is of now. Otherwise another step follows.
        public let isOfNow: Bool
    }

    private let evidence: [Evidence]
    private let rules: RuleSchedule
    private let areas: @Sendable (String) -> AreaStanding?
    private let now: Instant

    /// A derivation.
    ///
    /// - Parameters:
    ///   - evidence: All that counts, in any order.
    ///   - rules: Which rules are in force when.
    ///   - areas: What the register says at `now` about an area of risk; nil for one that it does not know.
    public init(
        evidence: [Evidence], rules: RuleSchedule, now: Instant, areas: @escaping @Sendable (String) -> AreaStanding?
    ) {
        self.evidence = evidence
        self.rules = rules
        self.areas = areas
        self.now = now
    }

    /// Derives to the next change of colour, or to now.
    ///
    /// - Parameters:
    ///   - recorded: What was recorded last; nil when nothing is.
    ///   - trigger: What made the caller ask, for a change that is none of time or rules.
    public func step(after recorded: LastColour?, because trigger: ColourTrigger) -> Step {
        guard var last = recorded else {
            let code = code(at: now)
            return Step(
                last: state(code, at: now, since: now, number: 1), change: firstChange(to: code, because: trigger),
                worst: code.reasons.first, isOfNow: true)
        }
        while true {
            // Under other rules than those that foretold it, a change of time has no moment.
            let hasOldRules = last.rules != rules.profile(at: last.derivedAt).version
            let due = hasOldRules ? nil : last.changesAt
            let switched = rules.next(after: last.derivedAt)?.from
            let moment = min(due ?? now, switched ?? now, now)
            let code = code(at: moment)
            guard code.colour == last.colour else {
                let change = ColourChange(
                    former: last.colour, code: code, at: moment,
                    trigger: self.trigger(of: code, at: moment, after: last, due: due) ?? trigger)
                let next = state(code, at: moment, since: moment, number: last.number + 1)
                return Step(last: next, change: change, worst: code.reasons.first, isOfNow: moment == now)
            }
            last = state(code, at: moment, since: last.since, number: last.number)
            guard moment < now else {
                return Step(last: last, change: nil, worst: code.reasons.first, isOfNow: true)
            }
        }
    }

    /// What somebody else has made of a person of whom nothing was known; nil for green and grey.
    private func firstChange(to code: HealthCode, because trigger: ColourTrigger) -> ColourChange? {
        guard code.colour > .grey else { return nil }
        return ColourChange(former: .grey, code: code, at: now, trigger: trigger)
    }

    /// Whether rules or time bring a colour; nil when neither does.
    ///
    /// - Parameter due: When time was to change the colour before.
    private func trigger(
        of code: HealthCode, at moment: Instant, after last: LastColour, due: Instant?
    ) -> ColourTrigger? {
        if last.rules != rules.profile(at: moment).version {
            // What the rules of before tell as well, they did not bring.
            let former = rules.profile(named: last.rules).map { self.code(at: moment, rules: RuleSchedule($0)) }
            if former?.colour != code.colour { return .rules }
        }
        return moment == due ? .time : nil
    }

    private func code(at moment: Instant) -> HealthCode { code(at: moment, rules: rules) }

    private func code(at moment: Instant, rules: RuleSchedule) -> HealthCode {
        guard moment < now else { return HealthCode(evidence: evidence, rules: rules, now: now, areas: areas) }
        let known = moment + Self.knownAhead
        return HealthCode(evidence: evidence.filter { $0.begins <= known }, rules: rules, now: moment, areas: areas)
    }

    private func state(_ code: HealthCode, at moment: Instant, since: Instant, number: UInt64) -> LastColour {
        LastColour(
            colour: code.colour, causes: code.reasons.map(\.cause), since: since, derivedAt: moment,
            changesAt: code.changesAt, rules: rules.profile(at: moment).version, number: number, areas: dependencies)
    }

    /// The areas of risk that may change the colour.
    private var dependencies: [String: AreaStanding?] {
        var found: [String: AreaStanding?] = [:]
        for item in evidence {
            guard case .exposure(_, _, let until, let area?) = item, until.map({ $0 > now }) ?? true else { continue }
            found[area] = .some(areas(area))
        }
        return found
    }
}
