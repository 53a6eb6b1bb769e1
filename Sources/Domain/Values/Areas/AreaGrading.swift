/// How areas of risk fall by themselves, as numbers of a rule profile: high → medium → low by clean days (COL-3 to COL-5).
///
/// Days have 86,400 s and count from the last case. The level of an area is never raised by this.
public struct AreaGrading: Hashable, Sendable {
    /// Areas keep the level that the register gave.
    public static let none = AreaGrading(highDays: nil, needsScreen: false, mediumDays: nil)

    /// Clean days after which a high area falls, 1 or more; nil when no area falls.
    public let highDays: Int64?
    /// Whether a high area falls only once a screening came out clean on the last of these days or later.
    public let needsScreen: Bool
    /// Clean days that follow as a medium area, 1 or more; nil when a high area falls to low at once.
    public let mediumDays: Int64?

    /// A grading; `mediumDays` is nil where `highDays` is.
    public init(highDays: Int64?, needsScreen: Bool, mediumDays: Int64?) {
        self.highDays = highDays
        self.needsScreen = needsScreen
        self.mediumDays = mediumDays
    }

    /// Clean days after which an area is low; nil when no area falls.
    public var days: Int64? { highDays.map { $0 + (mediumDays ?? 0) } }
}

/// A level of an area for a time, [from, until).
public struct AreaGrade: Hashable, Sendable {
    /// The level.
    public let level: RiskLevel
    /// Since when.
    public let from: Instant
    /// Until when; nil while nothing that is known ends it.
    public let until: Instant?

    /// A level for a time.
    public init(level: RiskLevel, from: Instant, until: Instant?) {
        self.level = level
        self.from = from
        self.until = until
    }
}

// MARK: - Grading

extension AreaStanding {
    /// The levels that the area has from ``from`` to its release, each once, falling, without gap or overlap.
    ///
    /// An area whose last case the register does not tell keeps its level. So does a high one that waits for a screening:
    /// it counts when it came out clean on the last of the clean days or later. An area that the register gave as medium
    /// falls to low after as many clean days as a high one, and without a screening.
    public func grades(under grading: AreaGrading) -> [AreaGrade] {
        var steps: [(level: RiskLevel, at: Instant)] = [(level, from)]
        if let lastCaseAt, let highDays = grading.highDays, let days = grading.days, isReady(under: grading) {
            let (afterHigh, end) = (lastCaseAt + highDays * Self.day, lastCaseAt + days * Self.day)
            if level == .high, grading.mediumDays != nil { steps.append((.medium, afterHigh)) }
            if level > .low { steps.append((.low, end)) }
        }
        // What fell before the area came into force has fallen then.
        let starts = steps.map { (level: $0.level, at: max($0.at, from)) }
        return starts.indices.compactMap { place in
            let start = starts[place].at
            let next = place + 1 < starts.count ? starts[place + 1].at : nil
            let end = [next, until].compactMap(\.self).min()
            if let end, end <= start { return nil }
            return AreaGrade(level: starts[place].level, from: start, until: end)
        }
    }

    /// Whether nothing but time is missing for the area to fall.
    private func isReady(under grading: AreaGrading) -> Bool {
        guard level == .high, grading.needsScreen, let lastCaseAt, let highDays = grading.highDays else { return true }
        return screenPassedAt.map { $0 >= lastCaseAt + (highDays - 1) * Self.day } ?? false
    }

    private static let day: Int64 = 86_400
}
