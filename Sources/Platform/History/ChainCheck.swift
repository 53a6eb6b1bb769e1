/// Whether the chains of a partition are what was appended to them: every write's values once, together, in the order of
/// the writes' versions; numbered without a gap and each linked to the one before; and the same for every reader.
///
/// Reads see the end of a chain. The ends that all reads saw together are, as far as they meet, one piece of the chain.
struct ChainCheck {
    private struct Seen {
        let entry: Read.ChainEntry
        /// The read that saw it first.
        let operation: Int
    }

    private let history: PartitionHistory

    init(_ history: PartitionHistory) { self.history = history }

    /// The first broken promise that is found; nil when there is none.
    var violation: Violation? {
        do throws(Violation) {
            for chain in chains { try check(chain) }
            return nil
        } catch {
            return error
        }
    }

    private var chains: [String] {
        var names: Set<String> = []
        for case .read(let read) in history.operations.map(\.action) { names.formUnion(read.chains.keys) }
        return names.sorted()
    }

    private func check(_ chain: String) throws(Violation) {
        var seen: [UInt64: Seen] = [:]
        for (place, operation) in history.operations.enumerated() {
            guard operation.returned != nil, case .read(let read) = operation.action, let found = read.chains[chain]
            else { continue }
            try checkAlone(found, chain, place)
            for entry in found.entries {
                if let known = seen[entry.sequence], known.entry != entry {
                    throw broken(chain, "two reads differ about entry \(entry.sequence)", known.operation, place)
                }
                if seen[entry.sequence] == nil { seen[entry.sequence] = Seen(entry: entry, operation: place) }
            }
        }
        for piece in Self.pieces(of: seen) { try check(piece, of: chain) }
        try checkOnce(seen, chain)
    }

    // MARK: One read

    private func checkAlone(_ found: Read.FoundChain, _ chain: String, _ place: Int) throws(Violation) {
        for (entry, next) in zip(found.entries, found.entries.dropFirst()) {
            try checkLink(entry, next, chain, place, place)
        }
        if let first = found.entries.first, first.sequence == 1, !first.previous.utf8.allSatisfy({ $0 == 0x30 }) {
            throw broken(chain, "the first entry follows something", place)
        }
        guard let head = found.head else {
            if found.entries.isEmpty { return }
            throw broken(chain, "there are entries and no head", place)
        }
        guard let last = found.entries.last, last.sequence == head.sequence, last.link == head.link,
            last.version == head.version
        else { throw broken(chain, "the head, of number \(head.sequence), is not that of the last entry", place) }
    }

    private func checkLink(
        _ entry: Read.ChainEntry, _ next: Read.ChainEntry, _ chain: String, _ first: Int, _ second: Int
    ) throws(Violation) {
        guard next.sequence == entry.sequence + 1 else {
            throw broken(chain, "entry \(next.sequence) comes after entry \(entry.sequence)", first, second)
        }
        guard next.previous == entry.link else {
            throw broken(chain, "entry \(next.sequence) is not linked to the one before", first, second)
        }
        guard next.version >= entry.version else {
            throw broken(chain, "entry \(next.sequence) is of an earlier write than the one before", first, second)
        }
    }

    // MARK: All reads

    /// Entries whose numbers follow each other.
    private static func pieces(of seen: [UInt64: Seen]) -> [[Seen]] {
        var pieces: [[Seen]] = []
        for next in seen.values.sorted(by: { $0.entry.sequence < $1.entry.sequence }) {
            if let last = pieces.last?.last, last.entry.sequence + 1 == next.entry.sequence {
                pieces[pieces.count - 1].append(next)
            } else {
                pieces.append([next])
            }
        }
        return pieces
    }

    /// A piece holds every write between its first and last versions; of the first one perhaps only the end, unless the
    /// chain begins there. Its last entry was a head, so that the write of it is whole.
    private func check(_ piece: [Seen], of chain: String) throws(Violation) {
        for (one, next) in zip(piece, piece.dropFirst()) {
            try checkLink(one.entry, next.entry, chain, one.operation, next.operation)
        }
        guard let first = piece.first, let last = piece.last else { return }
        let byVersion = Dictionary(grouping: piece, by: \.entry.version)
        for change in history.changes where change.version <= last.entry.version {
            let isWhole = change.version > first.entry.version || first.entry.sequence == 1
            guard isWhole, let values = change.values(of: chain, in: history) else { continue }
            let found = (byVersion[change.version] ?? []).map(\.entry.value)
            if found == values { continue }
            let operation = change.acknowledged.first ?? change.operation
            guard found.isEmpty else {
                throw broken(
                    chain,
                    "\(found.count) entries are of the write of version \(change.version), which appended"
                        + " \(values.count)", operation, last.operation)
            }
            throw history.violation(
                .lostWrite, "chain \(chain) lacks what the write of version \(change.version) appended", operation,
                last.operation)
        }
    }

    private func checkOnce(_ seen: [UInt64: Seen], _ chain: String) throws(Violation) {
        var byValue: [String: Seen] = [:]
        for one in seen.values.sorted(by: { $0.entry.sequence < $1.entry.sequence }) {
            if let other = byValue.updateValue(one, forKey: one.entry.value) {
                throw history.violation(
                    .writtenTwice,
                    "entries \(other.entry.sequence) and \(one.entry.sequence) of chain \(chain) are one append",
                    other.operation, one.operation)
            }
        }
    }

    private func broken(_ chain: String, _ reason: String, _ window: Int...) -> Violation {
        Violation(
            .brokenChain, partition: history.partition, reason: "chain \(chain): \(reason)",
            window: Set(window).map { history.operations[$0] })
    }
}

extension PartitionHistory.Change {
    /// What it appends to a chain; nil when nothing.
    fileprivate func values(of chain: String, in history: PartitionHistory) -> [String]? {
        appends.first { history.recordNames[$0.chain] == PartitionHistory.chainName(chain) }?.values
    }
}
