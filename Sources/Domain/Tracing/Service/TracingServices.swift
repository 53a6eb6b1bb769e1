public import Coordination
public import Kit
public import Logging
public import RPC
public import Reference
public import Security
public import StorageClient
import TracingContracts
import TracingCore
import TracingRecords
import Values

/// The gRPC services of tracing: `Venues`.
public struct TracingServices: Sendable {
    /// What a server serves.
    public let services: [any RPCService]
    private let keys: DayKeyRing
    private let checkInsRecorded: EffectWorker<TracingV1.StoredCheckInEffect>

    /// Puts the services together.
    ///
    /// - Parameters:
    ///   - identity: Channel to the identity service, which alone knows documents.
    ///   - healthCodes: Channel to the health code. A gate goes by its colour.
    ///   - keys: Their hash key hides venues in the keys of partitions, and seals codes.
    ///   - dayKeys: Keeps the keys of days, apart from the store and its backups.
    ///   - lookUpsPerHour: Most persons that one member of staff scans and looks up within an hour, at least 1.
    ///   - trail: Takes what scanners have delivered. Somebody else runs it.
    public init(
        store: Store, identity: any RPCChannel, healthCodes: any RPCChannel, keys: ClusterKeys,
        dayKeys: any DayKeyCoordination, reference: ReferenceData = .embedded, lookUpsPerHour: Int = 3_600,
        trail: AccountTrail, surroundings: Surroundings = .system, logger: Logger
    ) {
        let hash = KeyedHash(keys)
        let now = { @Sendable in Instant(seconds: surroundings.now()) }
        let ring = DayKeyRing(dayKeys, hash: hash, surroundings: surroundings, logger: logger)
        let book = VenueBook(in: store, hash: hash, now: surroundings.now)
        let seals = VenueSeals(hash)
        let limiter = Limiter(in: store, hash: hash, surroundings: surroundings)
        let records = CheckInRecords(in: store, book: book, keys: ring)
        self.keys = ring
        checkInsRecorded = EffectWorker(records.effects, now: surroundings.now, logger: logger)
        let history = CheckInHistory(store: store, book: book, keys: ring, now: now)
        let holdings = TracingHoldings(store: store, book: book, history: history)
        services = [
            VenuesService(
                registry: VenueRegistry(
                    store: store, book: book, lists: VenueLists(in: store, book: book, hash: hash), seals: seals,
                    hash: hash, divisions: reference.divisions, surroundings: surroundings),
                book: book, seals: seals, health: GateHealth(healthCodes, now: surroundings.now), records: records,
                history: history,
                persons: PersonResolver(identity),
                lookUps: LookUpLimit(perHour: lookUpsPerHour, limiter), limiter: limiter,
                trail: trail, auditKept: reference.retention.audit, now: now),
            HoldingsService(records: HeldRecords(in: store, TracingHoldings.rules(holdings))),
        ]
    }

    /// Completes what calls have left undone and destroys keys of days that are over, until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await checkInsRecorded.run() }
            group.addTask { await keys.run() }
        }
    }

    /// Destroys the keys of days that are over at once, as ``run()`` does each minute.
    public func destroyKeys() async throws { try await keys.sweep() }

    /// What the services count beside their calls, in Prometheus's text format.
    public var metrics: String { checkInsRecorded.metrics + keys.metrics }
}
