import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import RiskAreasClient
import RiskAreasCore
import StorageClient
import Values
import Wire

/// The schedule of the rules in the store: one record, so that each decision about it sees all others.
///
/// The first decision writes down the rules in force too. From then on the schedule stands alone, whatever the configuration
/// and the reference data say: a past colour is explained by the very rules of then (COL-11).
struct RuleBook: Sendable {
    /// Most switches that are kept. Those of more than three years ago make room.
    static let switchesMax = 500
    /// Seconds for which a past switch is kept: as long as the ledger of colours.
    private static let kept: Int64 = 3 * 366 * 86_400

    let store: Store
    /// The rules until the store holds a schedule.
    let configured: RuleProfile

    /// What the store holds.
    typealias Stored = Versioned<HealthCodeV1.StoredRuleSchedule>

    /// The schedule, and a token from which its changes can be followed.
    ///
    /// - Throws: DATA_LOSS when it cannot be read: no rules may be guessed.
    func read(_ options: CallOptions) async throws -> (schedule: RuleSchedule, token: ReadToken) {
        let page = try await store.snapshot(of: .rules, .all(HealthCodeRecordSets.ruleSchedule), options: options)
        return (try schedule(of: page.values.first?.value), page.token)
    }

    /// The record; nil before the first decision.
    func stored(_ options: CallOptions) async throws -> Stored? {
        try await store.read(.rules, .record(HealthCodeRecordSets.ruleSchedule), options: options)
    }

    /// The schedule of a record.
    func schedule(of stored: HealthCodeV1.StoredRuleSchedule?) throws -> RuleSchedule {
        guard let stored else { return RuleSchedule(configured) }
        guard let first = stored.first else { throw RPCError.rulesUnreadable }
        let switches = try stored.switches.filter { !$0.cancelled }.map { step in
            guard let profile = step.profile, let from = step.from.flatMap({ Instant($0) }) else {
                throw RPCError.rulesUnreadable
            }
            return RuleSchedule.Switch(to: try read(profile), from: from)
        }
        return RuleSchedule(try read(first), then: switches)
    }

    /// Complete rules of the store. Those of a version before the grading of areas grade as the configured ones.
    ///
    /// - Throws: DATA_LOSS for rules that this version does not know: none may be guessed.
    func read(_ stored: HealthCodeV1.RuleProfile) throws -> RuleProfile {
        do throws(FieldProblem) {
            return try RuleProfile(stored, areas: configured.areas)
        } catch {
            throw RPCError.rulesUnreadable
        }
    }

    /// Changes the record over what was read.
    ///
    /// - Parameter now: Seconds since 1970.
    func write(
        _ next: HealthCodeV1.StoredRuleSchedule, over read: Stored?, now: Int64, _ options: CallOptions
    ) async throws {
        let kept = try pruned(next, at: Instant(seconds: now))
        let areas = try schedule(of: kept).areas
        try await store.write(.rules, options: options) { change in
            change.require(HealthCodeRecordSets.ruleSchedule, key: [], read)
            try change.put(kept, in: HealthCodeRecordSets.ruleSchedule)
            // The areas of risk fall by the same rules, in the service that owns them too.
            try change.put(.init(areas), in: KitRecordSets.areaRules)
        }
    }

    /// The record to change: what was read, or the configured rules alone.
    func draft(_ read: Stored?) -> HealthCodeV1.StoredRuleSchedule {
        read?.value ?? HealthCodeV1.StoredRuleSchedule(first: .init(configured, on: ""))
    }

    /// Forgets switches that no past colour needs: the newest of them becomes the first rules.
    private func pruned(
        _ schedule: HealthCodeV1.StoredRuleSchedule, at now: Instant
    ) throws -> HealthCodeV1.StoredRuleSchedule {
        let horizon = now - Self.kept
        let old = schedule.switches.filter { Instant(stored: $0.from) < horizon }
        var next = schedule
        if let newest = old.filter({ !$0.cancelled }).max(by: { Instant(stored: $0.from) < Instant(stored: $1.from) }) {
            next.first = newest.profile
        }
        next.switches.removeAll { Instant(stored: $0.from) < horizon }
        guard next.switches.count <= Self.switchesMax else {
            throw RPCError.resourceExhausted(
                "the rules were switched \(Self.switchesMax) times within three years", retryAfter: .seconds(86_400)
            ).with(reason: "TOO_MANY_SWITCHES")
        }
        return next
    }
}

extension RPCError {
    /// DATA_LOSS: no rules may be guessed.
    fileprivate static var rulesUnreadable: RPCError { RPCError(.dataLoss, "the rules in force cannot be read") }
}

extension RuleSchedule {
    /// By what areas of risk fall, and when.
    var areas: AreaRules {
        AreaRules(first.areas, then: switches.map { AreaRules.Switch(to: $0.profile.areas, from: $0.from) })
    }
}
