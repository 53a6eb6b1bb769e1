import AuditCore
public import AuditServer
import Foundation
public import Security

/// Exports chains, logs and roots of a cluster's audit into a folder, which ``AuditVerification`` checks.
public struct AuditExport: Sendable {
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

    private let source: any AuditSource

    public init(from source: any AuditSource) { self.source = source }

    /// Writes the files. First the roots are read, then each log, then its chains: so what a root covers is in the logs,
    /// and what a log has is in the chains.
    ///
    /// - Parameters:
    ///   - issuer: What the cluster is called while no root names it.
    ///   - keys: The public keys of the cluster's audit.
    ///   - now: Seconds since 1970, when it is called.
    /// - Throws: ``AuditFileError`` when a file cannot be written; what the source throws.
    public func run(
        to files: AuditExportFiles, issuer: String, keys: AuditKeySet, now: @Sendable () -> Int64
    ) async throws -> Summary {
        let began = now()
        let writer = try AuditExportWriter(files)
        var summary = Summary()
        try writer.write(keys)
        let roots = try await roots()
        summary.roots = roots.count
        try writer.write(roots)
        for number in 0..<AuditLogs.count {
            var lines: [String] = []
            let log = try await source.log(number) { line in
                if line.head == nil { summary.entries += 1 } else { summary.chains += 1 }
                lines.append(try AuditExportWriter.json(line))
            }
            summary.leaves += log.size
            try writer.write(try leaves(of: log, number), tiles: log.tiles, of: number)
            try writer.write(chains: lines, of: number)
        }
        // Last, so that a folder with a manifest is whole.
        let named = roots.last.flatMap { AuditRoot(text: $0.text)?.issuer }
        try writer.write(
            AuditManifest(
                issuer: named ?? issuer, exportedAt: began, endedAt: now(), divisions: source.divisions))
        return summary
    }

    private func roots() async throws -> [ExportedRoot] {
        var roots: [ExportedRoot] = []
        var next: UInt64 = 1
        while true {
            let page = try await source.roots(from: next)
            guard let last = page.last, let number = AuditRoot(text: last.text)?.number, number >= next else {
                return roots
            }
            roots += page
            next = number + 1
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
}
