/// Header fields by which answers tell a browser how to treat them: to keep none of them, to believe their content type,
/// and over TLS to come by TLS only from now on.
// Sendable in name only: the blocks are not changed any more.
struct AnswerFields: @unchecked Sendable {
    private let all: HeaderBlock
    private let strictTransport: String?

    /// - Parameter strictTransportSeconds: For HSTS (RFC 6797); 0 says nothing.
    init(strictTransportSeconds: Int) {
        strictTransport = strictTransportSeconds > 0 ? "max-age=\(strictTransportSeconds)" : nil
        all = HeaderBlock()
        all.add("cache-control", "no-store")
        all.add("x-content-type-options", "nosniff")
        if let strictTransport { all.add("strict-transport-security", strictTransport) }
    }

    /// Adds the fields, but for those that an answer has of its own.
    func add(to block: inout HeaderBlock, besides own: Metadata) {
        let hasOwn = own.entries.contains { $0.name == "cache-control" || $0.name == "x-content-type-options" }
        guard hasOwn else { return block.append(all) }
        if own["cache-control"] == nil { block.add("cache-control", "no-store") }
        if own["x-content-type-options"] == nil { block.add("x-content-type-options", "nosniff") }
        if let strictTransport { block.add("strict-transport-security", strictTransport) }
    }
}
