import AuditCore
import Foundation
import Merkle
public import Security

/// Checks an export of audit, without any server: every root, log, chain and entry.
///
/// ```swift
/// let report = try AuditVerification(of: files, against: earlier, pinned: keys).run()
/// guard report.findings.isEmpty else { … }
/// ```
public struct AuditVerification: Sendable {
    /// What was checked, and what was found.
    public struct Report: Encodable, Sendable {
        /// The cluster, by its trust domain.
        public internal(set) var issuer = ""
        /// When the export was made, seconds since 1970.
        public internal(set) var exportedAt: Int64 = 0
        /// Whether the roots were checked with keys that were got elsewhere. Otherwise they prove only that the export fits
        /// together.
        public internal(set) var hasPinnedKeys = false
        /// Divisions to whose persons the export is limited; none for everything. Of other entries it has the hashes alone,
        /// so that it cannot show what is missing among them.
        public internal(set) var divisions: [String] = []
        /// Roots whose signatures hold.
        public internal(set) var roots = 0
        /// Number of the newest of them.
        public internal(set) var newestRoot: UInt64 = 0
        /// When it was signed, seconds since 1970.
        public internal(set) var newestRootTime: Int64 = 0
        /// Roots of the earlier copy.
        public internal(set) var earlierRoots = 0
        /// Whether an earlier copy was given.
        public internal(set) var hasEarlierRoots = false
        /// Leaves of all logs.
        public internal(set) var leaves: UInt64 = 0
        /// Leaves behind the newest root. Nothing binds them yet: the next root does.
        public internal(set) var unboundLeaves: UInt64 = 0
        /// Chains.
        public internal(set) var chains = 0
        /// Entries.
        public internal(set) var entries = 0
        /// Entries that no log has yet: they are checked by the next export.
        public internal(set) var pendingEntries = 0
        /// Files of the folder that are no part of an export, and were not looked into.
        public internal(set) var otherFiles: [String] = []
        /// What cannot have come about as it should, ``findingsMax`` at most.
        public internal(set) var findings: [AuditFinding] = []
        /// Findings, those that are not listed as well.
        public internal(set) var findingCount = 0

        mutating func add(_ more: [AuditFinding]) {
            findingCount += more.count
            findings += more.prefix(max(0, AuditVerification.findingsMax - findings.count))
        }
    }

    /// Most findings that a report lists.
    public static let findingsMax = 1_000
    /// Days for which entries have to be there (RET-1).
    public static let standardKeptDays = 1_096
    /// Seconds after which a root has to bind an entry. Logs take entries within seconds, and a root is signed each minute.
    public static let boundWithin: Int64 = 600

    private let files: AuditExportFiles
    private let earlier: URL?
    private let pinned: AuditKeySet?
    private let keptSeconds: Int64
    private let sets: Set<UInt16>?
    private let now: Int64

    /// - Parameters:
    ///   - earlier: A file of roots that somebody kept, in the form of `roots.jsonl`.
    ///   - pinned: The keys of the cluster as they are known from elsewhere; nil takes the export's own.
    ///   - keptDays: Days for which an entry has to be there. Of an older one the log may know the hash alone.
    ///   - sets: Numbers of the record sets that hold audit; nil takes any.
    ///   - now: When it is checked, seconds since 1970: nothing in an export is of later.
    public init(
        of files: AuditExportFiles, against earlier: URL? = nil, pinned: AuditKeySet? = nil,
        keptDays: Int = AuditVerification.standardKeptDays, sets: Set<UInt16>? = nil,
        now: Int64 = Int64(Date().timeIntervalSince1970)
    ) {
        self.files = files
        self.earlier = earlier
        self.pinned = pinned
        keptSeconds = Int64(keptDays) * 86_400
        self.sets = sets
        self.now = now
    }

    /// Reads and checks everything. One log and its chains are in memory at a time.
    ///
    /// - Throws: ``AuditFileError`` when a file cannot be read, or is none of an export.
    public func run() throws -> Report {
        var report = Report()
        let manifest = try AuditFileReader.manifest(files.manifest)
        (report.issuer, report.exportedAt) = (manifest.issuer, manifest.exportedAt)
        report.hasPinnedKeys = pinned != nil
        report.divisions = manifest.divisions ?? []
        let (roots, heads) = try checkRoots(&report, issuer: manifest.issuer)
        let checked = ManifestVerification(manifest: manifest, now: now)
        report.add(checked.findings(newestRoot: report.newestRootTime))
        let others = files.others()
        report.add(others.findings)
        report.otherFiles = others.elsewhere
        let latest = checked.latest(newestRoot: report.newestRootTime)
        for log in 0..<AuditLogs.count { try check(log, roots, heads[log], latest, &report) }
        return report
    }

    // MARK: Roots

    private func checkRoots(
        _ report: inout Report, issuer: String
    ) throws -> (roots: [AuditRoot], heads: [[ExpectedHead]]) {
        let keys = try pinned ?? AuditFileReader.keys(files.keys)
        var checked = RootVerification(keys: keys)
        checked.check(try AuditFileReader.roots(files.roots), file: files.roots.lastPathComponent)
        if let root = checked.roots.first, root.issuer != issuer {
            report.add([.init(.alteration, .init(file: "manifest.json"), "it names another cluster than the roots")])
        }
        if checked.roots.isEmpty {
            report.add([.init(.truncation, .init(file: "roots.jsonl"), "no root is signed with a trusted key")])
        }
        checked.checkBeginning(kept: keptSeconds)
        var heads: [[ExpectedHead]] = Array(repeating: [], count: AuditLogs.count)
        Self.add(checked.roots, isEarlier: false, to: &heads)
        if let earlier {
            var kept = RootVerification(keys: keys)
            kept.check(try AuditFileReader.roots(earlier), file: earlier.lastPathComponent)
            // A copy may have gaps, since nobody need keep every root. What else is wrong with it is told.
            report.add(kept.findings.filter { $0.kind != .deletion })
            if kept.roots.isEmpty || kept.roots.contains(where: { $0.issuer != issuer }) {
                report.add([
                    .init(
                        .malformed, .init(file: earlier.lastPathComponent),
                        kept.roots.isEmpty
                            ? "it has no root that is signed with a trusted key, so nothing was held against it"
                            : "it has roots of another cluster")
                ])
            }
            (report.hasEarlierRoots, report.earlierRoots) = (true, kept.roots.count)
            checked.compare(with: kept, kept: keptSeconds)
            Self.add(kept.roots, isEarlier: true, to: &heads)
        }
        report.add(checked.findings)
        report.roots = checked.roots.count
        report.newestRoot = checked.roots.last?.number ?? 0
        report.newestRootTime = checked.roots.last?.time ?? 0
        return (checked.roots, heads)
    }

    private static func add(_ roots: [AuditRoot], isEarlier: Bool, to heads: inout [[ExpectedHead]]) {
        var last: [AuditRoot.Head?] = Array(repeating: nil, count: AuditLogs.count)
        for root in roots {
            for (log, head) in root.logs.enumerated() where head != last[log] {
                heads[log].append(
                    ExpectedHead(head: head, root: root.number, time: root.time, isEarlier: isEarlier))
                last[log] = head
            }
        }
    }

    // MARK: Logs and chains

    private func check(
        _ log: Int, _ roots: [AuditRoot], _ heads: [ExpectedHead], _ latest: Int64, _ report: inout Report
    ) throws {
        var checked = LogVerification(log: log)
        checked.check(
            try AuditFileReader.leaves(files.leaves(log)), tiles: try AuditFileReader.tiles(files.tiles(log)),
            heads: heads)
        report.leaves += checked.size
        report.add(checked.findings)
        let covers = heads.filter { !$0.isEarlier }
        let newest = roots.last?.time ?? 0
        let bound = Bound(
            leaves: roots.last?.logs[log].size ?? 0,
            before: max(newest, min(report.exportedAt, now)) - Self.boundWithin,
            after: latest + Self.boundWithin)
        report.unboundLeaves += checked.size - min(checked.size, bound.leaves)
        let isOver = { (leaf: UInt64) in
            // The first root that covers a leaf was signed after its entry was written.
            guard let cover = covers.first(where: { $0.head.size > leaf }) else { return false }
            return cover.time + keptSeconds < newest
        }
        for leaf in checked.unnamed where report.divisions.isEmpty && !isOver(leaf) {
            report.add([.init(.deletion, .init(log: log, leaf: leaf), "nothing tells which entry it is of")])
        }
        var rest = checked.chains
        var seen: Set<LogVerification.Chain> = []
        try AuditFileReader.eachChain(files.chains(log)) { chain, entries, head in
            guard seen.insert(chain).inserted else {
                let place = ChainVerification.place(chain, entries.first?.sequence ?? 0, log: log)
                return report.add([.init(.reordering, place, "the chain stands in the file twice")])
            }
            let leaves = rest.removeValue(forKey: chain) ?? []
            check(chain, in: log, leaves, entries, head, bound, isOver, &report)
        }
        for (chain, leaves) in rest.sorted(by: { $0.value[0].leaf < $1.value[0].leaf })
        where leaves.contains(where: { !isOver($0.leaf) }) {
            check(chain, in: log, leaves, [], nil, bound, isOver, &report)
        }
    }

    private func check(
        _ chain: LogVerification.Chain, in log: Int, _ leaves: [(sequence: UInt64, link: [UInt8], leaf: UInt64)],
        _ entries: [ChainVerification.Entry], _ head: (sequence: UInt64, link: [UInt8])?, _ bound: Bound,
        _ isOver: (UInt64) -> Bool, _ report: inout Report
    ) {
        report.chains += 1
        report.entries += entries.count
        if let sets, !sets.contains(chain.set) {
            report.add([
                .init(
                    .insertion, ChainVerification.place(chain, entries.first?.sequence ?? 0, log: log),
                    "no record set of audit has this number")
            ])
        }
        guard AuditLogs.log(of: chain.partition) == log else {
            return report.add([
                .init(
                    .insertion, ChainVerification.place(chain, entries.first?.sequence ?? 0, log: log),
                    "the chain stands in the file of another log")
            ])
        }
        var checked = ChainVerification(chain: chain, log: log)
        checked.check(leaves, entries, head: head, isOver: isOver)
        checked.checkBound(leaves, entries, bound)
        report.pendingEntries += checked.pending
        report.add(checked.findings)
    }
}

/// What the newest root binds of a log, and from when on an entry may be without a root.
struct Bound {
    /// Leaves that the newest root covers.
    let leaves: UInt64
    /// Entries that are older have to be among them, seconds since 1970.
    let before: Int64
    /// No entry is of a later moment, seconds since 1970.
    let after: Int64
}
