import AuditCore
import AuditServer
import Foundation
public import Security
public import StorageClient
public import Wire

/// Exports all chains, logs and roots of a cluster's audit into a folder, which ``AuditVerification`` checks.
public struct AuditExport<Message: WireMessage>: Sendable {
    /// What was exported.
    public struct Summary: Encodable, Sendable, Hashable {
        /// Signed roots.
        public var roots = 0
        /// Leaves of all logs.
        public var leaves: UInt64 = 0
        /// Heads of chains.
        public var chains = 0
        /// Entries.
        public var entries = 0
    }

    private let store: Store
    private let chains: [ChainSet<Message>]

    /// - Parameters:
    ///   - store: Acting as a tool.
    ///   - chains: Those that the logs take.
    public init(from store: Store, chains: [ChainSet<Message>]) {
        self.store = store
        self.chains = chains
    }

    /// Writes the files. First the roots are read, then each log, then its chains: so what a root covers is in the logs,
    /// and what a log has is in the chains.
    ///
    /// - Parameters:
    ///   - issuer: What the cluster is called while no root names it.
    ///   - keys: The public keys of the cluster's audit.
    ///   - now: Seconds since 1970.
    /// - Throws: ``AuditFileError`` when a file cannot be written; what the store throws.
    public func run(to files: AuditExportFiles, issuer: String, keys: AuditKeySet, now: Int64) async throws -> Summary {
        let writer = try AuditExportWriter(files)
        let archive = AuditArchive(in: store)
        var summary = Summary()
        try writer.write(keys)
        let roots = try await roots(of: archive)
        summary.roots = roots.count
        try writer.write(roots)
        for number in 0..<AuditLogs.count {
            let log = try await archive.log(number)
            summary.leaves += log.size
            try writer.write(try leaves(of: log, number), tiles: log.tiles, of: number)
            try writer.write(chains: try await lines(of: number, &summary), of: number)
        }
        // Last, so that a folder with a manifest is whole.
        let named = roots.last.flatMap { AuditRoot(text: $0.text)?.issuer }
        try writer.write(AuditManifest(issuer: named ?? issuer, exportedAt: now))
        return summary
    }

    private func roots(of archive: AuditArchive) async throws -> [ExportedRoot] {
        var roots: [ExportedRoot] = []
        var next: UInt64 = 1
        while true {
            let page = try await archive.roots(from: next)
            guard let last = page.last else { return roots }
            roots += page.map { ExportedRoot(text: $0.root.text, kid: $0.kid, signature: $0.signature) }
            next = last.root.number + 1
        }
    }

    private func leaves(of log: AuditArchive.Log, _ number: Int) throws -> [ExportedLeaf] {
        try (0..<log.size).map { leaf in
            if let entry = log.entries[leaf] { return .entry(entry) }
            guard let hash = log.hash(of: leaf) else {
                throw AuditFileError(URL(filePath: "log-\(number)"), "the store lacks the hash of leaf \(leaf)")
            }
            return .hash(hash)
        }
    }

    /// Heads and entries of the chains of a log, as lines.
    private func lines(of log: Int, _ summary: inout Summary) async throws -> [String] {
        var lines: [String] = []
        for try await page in store.scan(AuditArchive.buckets(of: log), of: chains.map(\.number)) {
            for record in page.records {
                guard let set = chains.first(where: { $0.number == record.set }) else { continue }
                let line: ExportedChainLine
                if let head = try record.head(of: set) {
                    summary.chains += 1
                    line = ExportedChainLine(
                        partition: record.partition.bytes, set: set.number.value, sequence: head.sequence,
                        head: head.link)
                } else if let entry = try record.entry(of: set) {
                    summary.entries += 1
                    line = ExportedChainLine(
                        partition: record.partition.bytes, set: set.number.value, sequence: entry.sequence,
                        previous: entry.previous, value: entry.bytes)
                } else {
                    continue
                }
                lines.append(try AuditExportWriter.json(line))
            }
        }
        return lines
    }
}
