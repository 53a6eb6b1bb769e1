import RPC
import Security
import StorageClient
import Synchronization
import TracingCore
import TracingRecords

/// Finds venues. A process remembers those that are scanned for some seconds: a gate asks for the same one all day.
final class VenueBook: Sendable {
    /// Most venues that a process remembers; the others are forgotten when there are more.
    static let rememberedMax = 10_000
    /// Seconds for which a venue is remembered: after a change, gates go by the old rule for as long at most.
    static let rememberedSeconds: Int64 = 5

    private struct Entry {
        let venue: Venue
        let until: Int64
    }

    private let store: Store
    private let hash: KeyedHash
    private let now: @Sendable () -> Int64
    private let entries = Mutex<[VenueID: Entry]>([:])

    init(in store: Store, hash: KeyedHash, now: @escaping @Sendable () -> Int64) {
        self.store = store
        self.hash = hash
        self.now = now
    }

    /// The partition of a venue.
    func partition(of id: VenueID) throws -> PartitionKey {
        let key = hash.hash(.venue, id.bytes).prefix(PartitionKey.length)
        return try PartitionKey(Array(key))
    }

    /// A venue as it was within the last seconds.
    ///
    /// - Throws: NOT_FOUND (VENUE_UNKNOWN).
    func venue(_ id: VenueID, options: CallOptions) async throws -> Venue {
        let now = now()
        if let entry = entries.withLock({ $0[id] }), entry.until > now { return entry.venue }
        let stored = try await store.read(
            partition(of: id), .record(TracingRecordSets.venues), options: options)
        guard let venue = stored.flatMap({ Venue($0.value, id: id) }) else { throw Self.unknown }
        entries.withLock { entries in
            if entries.count >= Self.rememberedMax { entries = entries.filter { $0.value.until > now } }
            if entries.count >= Self.rememberedMax { entries = [:] }
            entries[id] = Entry(venue: venue, until: now + Self.rememberedSeconds)
        }
        return venue
    }

    /// Forgets a venue that this process has changed.
    func forget(_ id: VenueID) { entries.withLock { $0[id] = nil } }

    static let unknown = RPCError(.notFound, "no venue of this name is registered").with(reason: "VENUE_UNKNOWN")
}
