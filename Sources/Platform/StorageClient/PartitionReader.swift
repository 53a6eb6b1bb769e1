import RPC
public import Wire

/// Reads of one partition, each from a snapshot of its own. Several things of one moment are read with
/// ``Store/read(_:_:freshness:options:)``.
public struct PartitionReader: Sendable {
    /// The most records that one range can give.
    public static let maxRecords = 10_000

    let store: Store
    let partition: PartitionKey
    let freshness: Freshness
    let options: CallOptions

    /// One record; nil when it is absent or expired.
    public func record<Message: WireMessage>(
        _ type: Message.Type, in collection: RecordCollection, key: [UInt8] = []
    ) async throws -> Versioned<Message>? {
        try await read(.record(collection, key: key)).record(0, as: type)
    }

    /// The records of a collection from one sort key to before another; parameters as in
    /// ``ReadSelection/range(_:from:until:descending:limit:)``.
    public func range<Message: WireMessage>(
        _ type: Message.Type, in collection: RecordCollection, from: [UInt8] = [], until: [UInt8] = [],
        descending: Bool = false, limit: Int = 1_000
    ) async throws -> RecordPage<Message> {
        let snapshot = try await read(
            .range(collection, from: from, until: until, descending: descending, limit: limit))
        return RecordPage(records: try snapshot.records(0, as: type), isTruncated: snapshot.isTruncated(0))
    }

    /// Every record of a collection in order of sort key.
    ///
    /// - Throws: RESOURCE_EXHAUSTED when there are more than ``maxRecords``: never an answer with some missing.
    public func all<Message: WireMessage>(
        _ type: Message.Type, in collection: RecordCollection
    ) async throws -> [Versioned<Message>] {
        let page = try await range(type, in: collection, limit: Self.maxRecords)
        guard !page.isTruncated else {
            throw RPCError(
                .resourceExhausted, "collection \(collection.id) of the partition exceeds \(Self.maxRecords) records")
        }
        return page.records
    }

    private func read(_ selection: ReadSelection) async throws -> Snapshot {
        try await store.read(partition, [selection], freshness: freshness, options: options)
    }
}
