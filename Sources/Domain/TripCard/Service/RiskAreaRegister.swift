import Contracts
import Kit
import RPC
import Security
import StorageClient
import Synchronization
import TripCardCore
import Wire

/// The areas of risk: stored in one well-known partition, kept decoded beside the revision they were read at.
///
/// The decoded areas are used only while the stored revision is the one they were read at; that is one small read a
/// query, and never an area too many or too few.
final class RiskAreaRegister: Sendable {
    /// The most areas that can be in the register.
    static let capacity = 10_000
    /// The most areas that one write changes, with room for the revision.
    private static let areasPerWrite = 200

    struct Areas: Sendable {
        var revision: UInt64 = 0
        var all: [TripCardV1.RiskArea] = []
    }

    private let store: Store
    private let partition: PartitionKey
    private let decoded = Mutex(Areas())

    init(store: Store, hash: KeyedHash) throws {
        self.store = store
        partition = try PartitionKey(hash.partition(.wellKnown, "risk-areas"))
    }

    /// Every area stored, as of now.
    func areas(_ options: CallOptions) async throws -> Areas {
        let stored = try await store.read(partition, .record(TripCardSets.riskRevision), options: options)
        let revision = stored?.value.revision ?? 0
        let known = decoded.withLock { $0 }
        if known.revision == revision { return known }
        let areas = try await load(options).areas
        decoded.withLock { if $0.revision < areas.revision { $0 = areas } }
        return areas
    }

    /// Cities with an area of medium or high risk in force at `now` (TRIP-4).
    func riskCities(now: Int64, _ options: CallOptions) async throws -> Set<UInt32> {
        let inForce = try await areas(options).all.filter { $0.isInForce(at: now) && $0.level != .low }
        return inForce.reduce(into: []) { cities, area in
            if let code = UInt32(area.division), case .city(let city)? = Place(division: code) { cities.insert(city) }
        }
    }

    /// Stores areas; those stored already with the same content count as unchanged.
    func add(_ areas: [TripCardV1.RiskArea], tally: inout ImportTally, _ options: CallOptions) async throws {
        var rest = areas[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(Self.areasPerWrite))
            rest = rest.dropFirst(piece.count)
            let changed = try await store.settling { try await write(piece, options) }
            tally.count(accepted: changed, unchanged: piece.count - changed)
        }
    }

    private func write(_ areas: [TripCardV1.RiskArea], _ options: CallOptions) async throws -> Int {
        let (known, version) = try await load(options)
        let stored = Dictionary(known.all.map { ($0.areaId, $0) }) { $1 }
        let changed = areas.filter { stored[$0.areaId] != $0 }
        guard !changed.isEmpty else { return 0 }
        guard known.all.count + changed.count <= Self.capacity else {
            throw RPCError(.resourceExhausted, "the register holds at most \(Self.capacity) areas")
        }
        try await store.write(partition, options: options) { change in
            if let version {
                change.require(TripCardSets.riskRevision, version: version)
            } else {
                change.requireAbsent(TripCardSets.riskRevision)
            }
            try change.put(
                TripCardV1.StoredRiskRevision(revision: known.revision + 1), in: TripCardSets.riskRevision)
            for area in changed { try change.put(area, in: TripCardSets.riskAreas, key: Array(area.areaId.utf8)) }
        }
        return changed.count
    }

    private func load(_ options: CallOptions) async throws -> (areas: Areas, version: UInt64?) {
        let (revision, areas) = try await store.read(
            partition, .record(TripCardSets.riskRevision), .all(TripCardSets.riskAreas), options: options)
        return (Areas(revision: revision?.value.revision ?? 0, all: areas.map(\.value)), revision?.version)
    }
}

extension TripCardV1.RiskArea {
    func isInForce(at now: Int64) -> Bool {
        (from?.seconds ?? 0) <= now && (until.map { now < $0.seconds } ?? true)
    }
}
