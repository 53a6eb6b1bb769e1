import Chains
import StorageContracts
import Wire

extension Selection {
    /// The head of a chain; nil when nothing was ever appended to it.
    public static func head<Message>(_ chain: ChainSet<Message>) -> Selection where Value == ChainHead? {
        let address = StorageV1.RecordKey(collection: chain.number.wire)
        return Selection(item: .init(item: .record(address)), decoder: chain.decoders.head)
    }

    /// The entries of a chain from one sequence number to before another. A page that was cut off says so. Expired
    /// entries are left out.
    ///
    /// - Parameters:
    ///   - from: First sequence number, inclusive.
    ///   - until: Sequence number to stop before; nil means to the end.
    ///   - descending: Highest sequence number first, so that a limit keeps the latest entries.
    ///   - limit: Most entries of the page, 1 to 10,000.
    public static func entries<Message>(
        _ chain: ChainSet<Message>, from: UInt64 = 1, until: UInt64? = nil, descending: Bool = false,
        limit: Int = 1_000
    ) -> Selection where Value == ChainPage<Message> {
        // Under the key before the first entry's lies the head.
        let range = StorageV1.Range(
            collection: chain.number.wire, from: ChainFormat.sortKey(max(from, 1)),
            until: until.map(ChainFormat.sortKey) ?? [], descending: descending, limit: UInt32(clamping: limit))
        return Selection(item: .init(item: .range(range)), decoder: chain.decoders.page)
    }
}

/// The decoders of a chain, one for each way of reading it.
final class ChainDecoders<Message: WireMessage>: Sendable {
    let head: ResultDecoder<ChainHead?>
    let page: ResultDecoder<ChainPage<Message>>

    init(_ label: RecordSetLabel) {
        head = ResultDecoder { result, _ in try result?.records.first.map { try ChainHead($0, label) } }
        page = ResultDecoder { result, partition in
            guard let result else { return ChainPage(entries: [], isTruncated: false) }
            let entries = try result.records.map { try ChainEntry<Message>($0, of: label.number, in: partition, label) }
            return ChainPage(entries: entries, isTruncated: result.truncated)
        }
    }
}
