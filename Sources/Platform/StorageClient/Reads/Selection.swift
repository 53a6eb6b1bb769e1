import StorageContracts
import Wire

/// One thing to read of a partition, and the type of what is found there. ``Store/read(_:_:freshness:options:)`` takes
/// several and reads them at one moment.
public struct Selection<Value: Sendable>: Sendable {
    /// What the store is asked for; nil when it is not asked.
    let item: StorageV1.ReadItem?
    let decoder: ResultDecoder<Value>
    /// The set whose values are opened before they are decoded; nil for values in clear.
    var sealedSet: RecordSetLabel?

    /// One record; nil when it is absent or expired.
    public static func record<Message>(
        _ set: RecordSet<Message>, key: [UInt8] = []
    ) -> Selection where Value == Versioned<Message>? {
        let address = StorageV1.RecordKey(collection: set.number.wire, sortKey: key)
        return Selection(
            item: .init(item: .record(address)), decoder: set.decoders.one, sealedSet: set.decoders.sealedSet)
    }

    /// Every record of a set, by rising sort key. A set that one answer cannot hold, because it has more than 10,000
    /// records or too many bytes, makes the read throw RESOURCE_EXHAUSTED with the reason `RECORD_SET_TOO_LARGE`: there
    /// is never an answer with some records missing.
    public static func all<Message>(
        _ set: RecordSet<Message>
    ) -> Selection where Value == [Versioned<Message>] {
        let range = StorageV1.Range(
            collection: set.number.wire, limit: UInt32(RecordDecoders<Message>.recordsMax))
        return Selection(
            item: .init(item: .range(range)), decoder: set.decoders.all, sealedSet: set.decoders.sealedSet)
    }

    /// The records of a set from one sort key to before another. A page that was cut off says so.
    ///
    /// - Parameters:
    ///   - from: First key, inclusive; empty means from the beginning.
    ///   - until: Key to stop before; empty means to the end.
    ///   - descending: Highest key first, so that a limit keeps the highest.
    ///   - limit: Most records of the page, 1 to 10,000.
    public static func range<Message>(
        _ set: RecordSet<Message>, from: [UInt8] = [], until: [UInt8] = [], descending: Bool = false,
        limit: Int = 1_000
    ) -> Selection where Value == RecordPage<Message> {
        let range = StorageV1.Range(
            collection: set.number.wire, from: from, until: until, descending: descending,
            limit: UInt32(clamping: limit))
        return Selection(
            item: .init(item: .range(range)), decoder: set.decoders.page, sealedSet: set.decoders.sealedSet)
    }

    /// A value that is known without reading, for reads that need a selection in some cases only:
    ///
    /// ```swift
    /// let (loans, session) = try await store.read(
    ///     reader, .all(loans), id.map { .record(sessions, key: $0) } ?? .constant(nil))
    /// ```
    public static func constant(_ value: Value) -> Selection {
        Selection(item: nil, decoder: ResultDecoder { _, _ in value })
    }

    /// The value that `transform` makes of this selection's. An error that it throws is thrown by the read.
    public func map<Result>(_ transform: @escaping @Sendable (Value) throws -> Result) -> Selection<Result> {
        let decoder = decoder
        return Selection<Result>(
            item: item, decoder: ResultDecoder { try transform(decoder.decode($0, $1)) }, sealedSet: sealedSet)
    }
}
