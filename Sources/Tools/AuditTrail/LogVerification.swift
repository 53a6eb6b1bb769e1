import AuditCore
import Merkle

/// A head that a log has to have had, and who says so.
struct ExpectedHead: Sendable {
    let head: AuditRoot.Head
    /// Number of the root.
    let root: UInt64
    /// When it was signed, seconds since 1970.
    let time: Int64
    /// Whether it is of a copy that somebody kept.
    let isEarlier: Bool
}

/// Checks one log: its leaves give the trees that roots have signed, its tiles are those of the leaves, and each chain
/// stands in it in order.
struct LogVerification {
    /// Number of a chain's partition and set.
    struct Chain: Hashable {
        let partition: [UInt8]
        let set: UInt16
    }

    let log: Int
    private(set) var findings: [AuditFinding] = []
    /// What the log knows of each chain, by rising sequence.
    private(set) var chains: [Chain: [(sequence: UInt64, link: [UInt8], leaf: UInt64)]] = [:]
    /// Leaves of which only the hash is known.
    private(set) var unnamed: [UInt64] = []
    private(set) var size: UInt64 = 0

    init(log: Int) { self.log = log }

    mutating func check(_ leaves: [ExportedLeaf], tiles: [TileAddress: [TreeHash]], heads: [ExpectedHead]) {
        size = UInt64(leaves.count)
        var bySize = Dictionary(grouping: heads) { $0.head.size }
        var tree = GrowingTree()
        var made: [TileAddress: [TreeHash]] = [:]
        check(bySize.removeValue(forKey: 0), tree.root)
        for (number, leaf) in leaves.enumerated() {
            tree.append(leaf.hash)
            note(leaf, UInt64(number))
            for (address, hashes) in tree.takeChanged() { made[address] = hashes }
            if let expected = bySize.removeValue(forKey: tree.size) { check(expected, tree.root) }
        }
        if let missing = bySize.values.joined().max(by: { $0.head.size < $1.head.size }) {
            findings.append(
                .init(
                    .truncation, place(root: missing.root),
                    "the log has \(size) leaves, and \(Self.text(missing)) signs \(missing.head.size)"))
        }
        check(tiles, made)
    }

    private mutating func check(_ expected: [ExpectedHead]?, _ root: TreeHash) {
        for head in expected ?? [] where head.head.hash != root {
            // One fork makes every later root differ too: the first of each origin tells where it begins.
            guard !forked.contains(head.isEarlier) else { continue }
            forked.insert(head.isEarlier)
            findings.append(
                .init(
                    .fork, place(root: head.root),
                    "the first \(head.head.size) leaves are not the tree that \(Self.text(head)) signs"))
        }
    }

    private var forked: Set<Bool> = []

    private mutating func note(_ leaf: ExportedLeaf, _ number: UInt64) {
        guard case .entry(let entry) = leaf else {
            unnamed.append(number)
            return
        }
        guard AuditLogs.log(of: entry.partition) == log else {
            findings.append(.init(.insertion, place(leaf: number), "the leaf is of a chain of another log"))
            return
        }
        let chain = Chain(partition: entry.partition, set: entry.set)
        if let last = chains[chain]?.last, entry.sequence != last.sequence + 1 {
            let kind: AuditFinding.Kind = entry.sequence <= last.sequence ? .reordering : .deletion
            findings.append(
                .init(
                    kind, ChainVerification.place(chain, entry.sequence, log: log, leaf: number),
                    "the log has it behind entry \(last.sequence)"))
            guard entry.sequence > last.sequence else { return }
        }
        chains[chain, default: []].append((entry.sequence, entry.link, number))
    }

    private mutating func check(_ tiles: [TileAddress: [TreeHash]], _ made: [TileAddress: [TreeHash]]) {
        let wrong = Set(tiles.keys).union(made.keys).filter { tiles[$0] != made[$0] }.sorted()
        guard let first = wrong.first else { return }
        findings.append(
            .init(
                .alteration, place(),
                "\(wrong.count) tiles are not those of the leaves, the first of level \(first.level), number \(first.index)"
            ))
    }

    private func place(root: UInt64? = nil, leaf: UInt64? = nil) -> AuditFinding.Place {
        .init(root: root, log: log, leaf: leaf)
    }

    private static func text(_ head: ExpectedHead) -> String {
        head.isEarlier ? "the earlier copy of root \(head.root)" : "root \(head.root)"
    }
}
