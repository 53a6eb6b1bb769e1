import HealthCodeContracts
public import Kit
public import Logging
public import RPC
public import Reference
public import RiskAreasClient
public import Security
public import StorageClient
import Values

/// The gRPC services of the health code: `HealthCode` and `Evidence`.
public struct HealthCodeServices: Sendable {
    /// What a server serves.
    public let services: [any RPCService]
    private let worker: EffectWorker<HealthCodeV1.StoredSampleEffect>

    /// Puts the services together.
    ///
    /// - Parameters:
    ///   - identity: Channel to the identity service, which alone knows documents.
    ///   - keys: Their hash key hides laboratories and samples in the keys of partitions.
    ///   - riskAreas: Follows the areas of risk. Somebody else runs it.
    ///   - rules: Version of the rule profile, such as `2022-9th`; nil for the default of `reference`.
    ///   - declarationsPerDay: Most declarations of one person within 24 hours, 1 to 1,000.
    ///   - lookUpsPerHour: Most persons that one member of staff looks up within an hour, at least 1.
    ///   - trail: Takes what feeds have imported. Somebody else runs it.
    /// - Throws: INVALID_ARGUMENT for `rules` when `reference` has no profile of this version, and for
    ///   `declarations_per_day` or `look_ups_per_hour` out of range.
    public init(
        store: Store, identity: any RPCChannel, keys: ClusterKeys, riskAreas: RiskAreaIndex,
        reference: ReferenceData = .embedded, rules: String? = nil, declarationsPerDay: Int = 20,
        lookUpsPerHour: Int = 3_600, trail: AccountTrail, surroundings: Surroundings = .system, logger: Logger
    ) throws {
        guard (1...1_000).contains(declarationsPerDay) else {
            throw RPCError.invalidArgument(field: "declarations_per_day", "must be 1 to 1,000")
        }
        guard lookUpsPerHour >= 1 else {
            throw RPCError.invalidArgument(field: "look_ups_per_hour", "must be at least 1")
        }
        let hash = KeyedHash(keys)
        let persons = PersonResolver(identity)
        let deriver = HealthCodeDeriver(
            store: store, riskAreas: riskAreas, profile: try Self.profile(rules, in: reference.ruleProfiles),
            texts: reference.reasonTexts, now: { Instant(seconds: surroundings.now()) })
        let effects = SampleWithdrawal(
            store: store, now: { Instant(seconds: surroundings.now()) },
            notificationsKept: reference.retention.notifications
        ).effects
        worker = EffectWorker(effects, now: surroundings.now, logger: logger)
        services = [
            HealthCodeService(
                store: store, persons: persons, deriver: deriver,
                slots: DeclarationSlots(store: store, count: declarationsPerDay, random: surroundings.random),
                lookUps: LookUpLimit(
                    perHour: lookUpsPerHour, Limiter(in: store, hash: hash, surroundings: surroundings)),
                seen: LookUpTrail(in: store, kept: reference.retention.audit, surroundings: surroundings),
                reference: reference, surroundings: surroundings),
            EvidenceService(
                store: store, persons: persons, hash: hash, effects: effects, trail: trail, reference: reference,
                surroundings: surroundings),
        ]
    }

    /// Completes what calls have left undone, until the task is cancelled.
    public func run() async { await worker.run() }

    /// What the services count beside their calls, in Prometheus's text format.
    public var metrics: String { worker.metrics }

    private static func profile(_ version: String?, in profiles: RuleProfiles) throws -> RuleProfile {
        guard let version else { return profiles.default }
        guard let profile = profiles.named(version) else {
            let known = profiles.all.map(\.version).joined(separator: ", ")
            throw RPCError.invalidArgument(field: "rules", "is no known version of the rules; known are \(known)")
        }
        return profile
    }
}
