import Kit
import RPC
import Security
import StorageClient
import TracingContracts
import TracingCore
import TracingRecords
import Values

/// Where venues are found by division: a list for each province, ordered by division.
///
/// The venue in its own partition is the truth. An entry counts while the venue is in the division that it names, so that it
/// is written before the venue and may be left behind.
struct VenueLists: Sendable {
    private let store: Store
    private let book: VenueBook
    private let hash: KeyedHash

    init(in store: Store, book: VenueBook, hash: KeyedHash) {
        self.store = store
        self.book = book
        self.hash = hash
    }

    /// Lists a venue that is to be in a division.
    func add(_ id: VenueID, in division: Division, options: CallOptions) async throws {
        try await store.write(try partition(of: division.description), options: options) { change in
            try change.put(
                .init(venueId: id.bytes), in: TracingRecordSets.listedVenues, key: Self.key(id, in: division))
        }
    }

    /// Takes a venue out that has left a division.
    func remove(_ id: VenueID, from division: Division, options: CallOptions) async throws {
        try await store.write(try partition(of: division.description), options: options) { change in
            change.delete(TracingRecordSets.listedVenues, key: Self.key(id, in: division))
        }
    }

    /// A page of the venues of a division, by division.
    ///
    /// - Parameter digits: The first 2, 4 or 6 digits of its code.
    /// - Throws: ``FieldProblem`` for `page_token` that is not of this list.
    func page(of digits: String, _ page: Page, options: CallOptions) async throws -> TracingV1.ListVenuesResponse {
        let prefix = Array(digits.utf8)
        guard page.token?.bytes.starts(with: prefix) ?? true else {
            throw FieldProblem(field: "page_token", reason: "must be the token of the page before")
        }
        // Digits stand below 0xFF.
        let found = try await store.read(
            partition(of: digits),
            .range(
                TracingRecordSets.listedVenues, from: page.token.map { $0.bytes + [0] } ?? prefix,
                until: prefix + [0xFF], limit: page.size),
            options: options)
        let venues = try await settleEach(found.records, of: \.key) { entry -> TracingV1.ListedVenue? in
            guard let venue = try await listed(entry.value.venueId, options: options),
                entry.key.starts(with: (venue.venue?.division ?? "").utf8)
            else { return nil }
            return venue
        }
        let next = found.isTruncated ? found.records.last.map { PageToken(bytes: $0.key).text } : nil
        return .init(venues: venues.compactMap { $0 }, nextPageToken: next ?? "")
    }

    /// The venues of a citizen, in the order of their slots.
    func own(
        _ slots: [Versioned<TracingV1.StoredOwnedVenue>], of owner: [UInt8], options: CallOptions
    ) async throws -> [TracingV1.ListedVenue] {
        try await settleEach(slots, of: \.key) { try await listed($0.value.venueId, of: owner, options: options) }
            .compactMap { $0 }
    }

    /// A venue as it stands; nil when it is not registered, or by somebody else than `owner`.
    private func listed(
        _ bytes: [UInt8], of owner: [UInt8]? = nil, options: CallOptions
    ) async throws -> TracingV1.ListedVenue? {
        guard let id = VenueID(bytes) else { return nil }
        let stored = try await store.read(
            book.partition(of: id), .record(TracingRecordSets.venues), options: options)?.value
        guard let stored, owner.map({ $0 == stored.owner }) ?? true else { return nil }
        return .init(venueId: id.bytes, venue: stored.venue)
    }

    private func partition(of digits: String) throws -> PartitionKey {
        try PartitionKey(hash.partition(.venues, String(digits.prefix(2))))
    }

    private static func key(_ id: VenueID, in division: Division) -> [UInt8] {
        Array(division.description.utf8) + id.bytes
    }
}
