import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Values
import Wire

extension LastColour {
    /// The colour of a record.
    ///
    /// - Throws: DATA_LOSS when this version does not know the colour.
    init(_ stored: HealthCodeV1.StoredColour) throws {
        guard let colour = Colour(stored.colour) else {
            throw RPCError(.dataLoss, "a colour is recorded that this version does not know")
        }
        self.init(
            colour: colour, causes: stored.causes.compactMap { Cause($0) }, since: Instant(stored: stored.since),
            derivedAt: Instant(stored: stored.derivedAt), changesAt: stored.changesAt.map { Instant(stored: $0) },
            rules: stored.rulesVersion, number: stored.number,
            areas: Dictionary(stored.areas.map { ($0.areaId, AreaStanding($0)) }) { first, _ in first })
    }
}

extension HealthCodeV1.StoredColour {
    /// The record of a colour.
    init(_ last: LastColour) {
        self.init(
            colour: last.colour.wire, causes: last.causes.map(\.wire), since: .init(last.since),
            derivedAt: .init(last.derivedAt), changesAt: last.changesAt.map { .init($0) }, rulesVersion: last.rules,
            number: last.number,
            areas: last.areas.sorted { $0.key < $1.key }.map { HealthCodeV1.StoredAreaStanding($0, $1) })
    }
}

extension HealthCodeV1.StoredColourChange {
    /// The record of a colour that began.
    ///
    /// - Parameters:
    ///   - change: What brought it; nil for the first one.
    ///   - source: Who said what the worst hold stands on; nil when nobody but the person did.
    init(_ last: LastColour, _ change: ColourChange?, source: String?, derivedAt now: Instant) {
        self.init(
            colour: last.colour.wire, former: change?.former.wire ?? .unspecified, causes: last.causes.map(\.wire),
            trigger: change?.trigger.wire ?? .unspecified, derivedAt: .init(now), rulesVersion: last.rules,
            source: source ?? "")
    }
}

extension AreaStanding {
    /// What the register told; nil when it did not know the area.
    fileprivate init?(_ stored: HealthCodeV1.StoredAreaStanding) {
        guard stored.isKnown else { return nil }
        let level = RiskLevel.allCases.first { $0.cause != nil && $0.cause == Cause(stored.cause) }
        self.init(
            level: level ?? .low, from: Instant(stored: stored.from), until: stored.until.map { Instant(stored: $0) },
            lastCaseAt: stored.lastCaseAt.map { Instant(stored: $0) },
            screenPassedAt: stored.screenPassedAt.map { Instant(stored: $0) })
    }
}

extension HealthCodeV1.StoredAreaStanding {
    fileprivate init(_ id: String, _ standing: AreaStanding?) {
        self.init(
            areaId: id, isKnown: standing != nil, cause: standing?.level.cause?.wire ?? .unspecified,
            from: standing.map { .init($0.from) }, until: standing?.until.map { .init($0) },
            lastCaseAt: standing?.lastCaseAt.map { .init($0) },
            screenPassedAt: standing?.screenPassedAt.map { .init($0) })
    }
}

extension ColourTrigger {
    /// The record's value.
    var wire: HealthCodeV1.ColourTrigger {
        switch self {
        case .evidence: .evidence
        case .time: .time
        case .area: .area
        case .rules: .rules
        case .withdrawal: .withdrawal
        }
    }
}
