import AuditCore
import Chains
import CommonContracts
import Foundation
import Merkle

@testable import AuditTrail
@testable import Security

/// The audit of a small cluster, made up in memory: chains grow, a log takes their entries, roots are signed. Tests then
/// change what is exported, as somebody would who has the store, or the keys as well.
struct ExampleAudit {
    /// An entry as it is exported.
    struct Entry {
        var sequence: UInt64
        var previous: [UInt8]
        var value: [UInt8]
    }

    /// A chain as it is exported.
    struct Chain {
        var entries: [Entry] = []
        var head: (sequence: UInt64, link: [UInt8])?
    }

    /// Two partitions of log 5.
    static let ann = Array(repeating: UInt8(0x51), count: 16)
    static let bob = Array(repeating: UInt8(0x52), count: 16)
    static let set: UInt16 = 60
    static let log = 5

    let key = AuditSigningKey(now: 0)
    var chains: [[UInt8]: Chain] = [:]
    var leaves: [ExportedLeaf] = []
    var roots: [ExportedRoot] = []
    var time: Int64 = 1_000_000
    /// What the export says of itself; nil for the truth.
    var manifest: AuditManifest?

    /// Ann's chain has 6 entries and Bob's 2; a root was signed after each of them.
    init() throws {
        for step in 0..<8 {
            try append("entry \(step)", to: step % 3 == 2 ? Self.bob : Self.ann)
            try sign()
        }
    }

    static func link(_ partition: [UInt8], _ entry: Entry) -> [UInt8] {
        ChainFormat.link(
            partition: partition, set: set, sequence: entry.sequence, previous: entry.previous, value: entry.value)
    }

    /// Appends an entry of a moment, or of now, which the log takes at once.
    mutating func append(_ text: String, to partition: [UInt8], at moment: Int64? = nil) throws {
        var chain = chains[partition] ?? Chain()
        let entry = Entry(
            sequence: (chain.head?.sequence ?? 0) + 1, previous: chain.head?.link ?? ChainFormat.beginning,
            value: try CommonV1.AuditEntry(at: .init(seconds: moment ?? time), method: text).serialized())
        let link = Self.link(partition, entry)
        chain.entries.append(entry)
        chain.head = (entry.sequence, link)
        chains[partition] = chain
        leaves.append(
            .entry(AuditLeaf(partition: partition, set: Self.set, sequence: entry.sequence, link: link)))
    }

    /// Signs a root of the leaves as they are, a minute later.
    mutating func sign() throws {
        time += 60
        var tree = GrowingTree()
        for leaf in leaves { tree.append(leaf.hash) }
        let last = roots.last.flatMap { AuditRoot(text: $0.text) }
        let root = AuditRoot(
            issuer: "shuangma", number: (last?.number ?? 0) + 1, time: time, previous: last?.hash ?? AuditRoot.none,
            logs: (0..<AuditLogs.count).map {
                $0 == Self.log ? .init(size: tree.size, hash: tree.root) : .empty
            })
        roots.append(try Self.signed(root, with: key))
    }

    static func signed(_ root: AuditRoot, with key: AuditSigningKey) throws -> ExportedRoot {
        ExportedRoot(text: root.text, kid: key.kid, signature: try key.sign(Array(root.text.utf8)))
    }

    /// Numbers and links the entries of a chain anew, as somebody would who changed them.
    mutating func relink(_ partition: [UInt8]) {
        guard var chain = chains[partition] else { return }
        var previous = ChainFormat.beginning
        for place in chain.entries.indices {
            chain.entries[place].sequence = UInt64(place + 1)
            chain.entries[place].previous = previous
            previous = Self.link(partition, chain.entries[place])
            chain.head = (UInt64(place + 1), previous)
        }
        chains[partition] = chain
    }

    /// Makes the leaves anew from the chains: Ann's and then Bob's.
    mutating func relog() {
        leaves = [Self.ann, Self.bob].flatMap { partition in
            (chains[partition]?.entries ?? []).map { entry in
                .entry(
                    AuditLeaf(
                        partition: partition, set: Self.set, sequence: entry.sequence,
                        link: Self.link(partition, entry)))
            }
        }
    }

    /// Writes the export into a folder.
    func write(to folder: URL) throws -> AuditExportFiles {
        try? FileManager.default.removeItem(at: folder)
        let files = AuditExportFiles(folder)
        let writer = try AuditExportWriter(files)
        try writer.write(manifest ?? AuditManifest(issuer: "shuangma", exportedAt: time, endedAt: time))
        try writer.write(AuditKeySet([key.known]))
        try writer.write(roots)
        for log in 0..<AuditLogs.count {
            var tree = GrowingTree()
            for leaf in leaves where log == Self.log { tree.append(leaf.hash) }
            let tiles = tree.takeChanged().map { ($0.address, $0.hashes) }
            try writer.write(
                log == Self.log ? leaves : [], tiles: Dictionary(uniqueKeysWithValues: tiles), of: log)
            try writer.write(chains: log == Self.log ? try lines() : [], of: log)
        }
        return files
    }

    private func lines() throws -> [String] {
        try chains.sorted { $0.key[0] < $1.key[0] }.flatMap { partition, chain in
            let head = chain.head.map {
                ExportedChainLine(partition: partition, set: Self.set, sequence: $0.sequence, head: $0.link)
            }
            let entries = chain.entries.map {
                ExportedChainLine(
                    partition: partition, set: Self.set, sequence: $0.sequence, previous: $0.previous, value: $0.value)
            }
            return try ((head.map { [$0] } ?? []) + entries).map { try AuditExportWriter.json($0) }
        }
    }

    /// What verification reports.
    func report(
        against earlier: [ExportedRoot]? = nil, pinned: AuditKeySet? = nil, in scratch: URL
    ) throws -> AuditVerification.Report {
        let files = try write(to: scratch.appending(path: "export"))
        var kept: URL?
        if let earlier {
            let file = scratch.appending(path: "earlier.jsonl")
            let lines = try earlier.map { try AuditExportWriter.json($0) + "\n" }.joined()
            try Data(lines.utf8).write(to: file)
            kept = file
        }
        return try AuditVerification(of: files, against: kept, pinned: pinned).run()
    }
}
