public import Kit
public import RPC
public import Reference
public import RiskAreasClient
public import Security
public import StorageClient
import TripCardCore

/// The services of the trip-card role, ready to be served.
///
/// ```swift
/// let trips = try TripCardServices(store: store, identity: identity, keys: keys, riskAreas: index)
/// let server = Server(services: trips.all, interceptors: [authorizer])
/// ```
public struct TripCardServices: Sendable {
    /// Makes cards.
    public let tripCard: TripCardService
    /// Loads stays.
    public let operatorFeed: OperatorFeedService
    /// Gives identity what is held about a person.
    private let holdings: HoldingsService

    /// The services on a store.
    ///
    /// - Parameters:
    ///   - identity: Channel to the identity role: its directory uses up SMS codes.
    ///   - riskAreas: The index of risk areas; somebody else runs it.
    ///   - trail: Takes what feeds have imported. Somebody else runs it.
    ///   - windowDays: Days of the window (TRIP-2), 1 to 14.
    ///   - queriesPerHour: Most queries of one caller, such as an address, within an hour, at least 1.
    /// - Throws: INVALID_ARGUMENT for `window_days` or `queries_per_hour`.
    public init(
        store: Store, identity: any RPCChannel, keys: ClusterKeys, riskAreas: RiskAreaIndex,
        trail: AccountTrail, reference: ReferenceData = .embedded, windowDays: Int = 7, queriesPerHour: Int = 60,
        surroundings: Surroundings = .system
    ) throws {
        guard (1...14).contains(windowDays) else {
            throw RPCError.invalidArgument(field: "window_days", "must be 1 to 14")
        }
        guard queriesPerHour >= 1 else {
            throw RPCError.invalidArgument(field: "queries_per_hour", "must be at least 1")
        }
        var rules = TripRules()
        rules.windowDays = windowDays
        let hash = KeyedHash(keys)
        tripCard = TripCardService(
            store: store, identity: .init(identity), hash: hash, riskAreas: riskAreas, reference: reference,
            rules: rules, queriesPerHour: queriesPerHour, surroundings: surroundings)
        holdings = HoldingsService(records: HeldRecords(in: store, Self.heldRules))
        operatorFeed = OperatorFeedService(
            store: store, rows: StayRows(hash: hash, reference: reference), trail: trail, surroundings: surroundings)
    }

    /// All of them.
    public var services: [any RPCService] { [tripCard, operatorFeed, holdings] }
}
