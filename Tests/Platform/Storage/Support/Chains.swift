import StorageClient
import Testing
import Wire

/// All entries of a chain that nobody appends to meanwhile, page by page. Expects each to follow the one before by number
/// and link, and the head to be that of the last one.
func wholeChain<Message: WireMessage>(
    _ chain: ChainSet<Message>, of partition: PartitionKey, _ store: Store, page limit: Int = 10_000
) async throws -> [ChainEntry<Message>] {
    var entries: [ChainEntry<Message>] = []
    var from: UInt64 = 1
    while true {
        let (head, page) = try await store.read(partition, .head(chain), .entries(chain, from: from, limit: limit))
        for entry in page.entries {
            if let last = entries.last {
                #expect(entry.sequence == last.sequence + 1 && entry.previous == last.link)
            }
            entries.append(entry)
        }
        guard page.isTruncated, let last = entries.last else {
            if let last = entries.last { #expect(head?.sequence == last.sequence && head?.link == last.link) }
            return entries
        }
        from = last.sequence + 1
    }
}
