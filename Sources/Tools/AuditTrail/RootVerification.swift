import AuditCore
import Security

/// Checks that roots are signed, and that each follows the one before.
struct RootVerification {
    /// Seconds for which a key that was replaced may still sign: the new one has to reach every process.
    static let graceSeconds: Int64 = 86_400
    /// Seconds by which clocks of processes may differ.
    static let clockSkew: Int64 = 600

    /// The keys that are trusted.
    let keys: AuditKeySet
    private(set) var findings: [AuditFinding] = []
    /// The roots whose signature holds, by rising number.
    private(set) var roots: [AuditRoot] = []

    init(keys: AuditKeySet) { self.keys = keys }

    /// Checks the roots of a file, in the order of its lines.
    mutating func check(_ lines: [ExportedRoot], file: String) {
        for (place, line) in lines.enumerated() {
            guard let root = AuditRoot(text: line.text) else {
                findings.append(.init(.malformed, .init(file: file), "line \(place + 1) is no root"))
                continue
            }
            if let last = roots.last { checkOrder(of: root, after: last) }
            guard isSigned(root, line) else { continue }
            if let last = roots.last, root.number <= last.number { continue }
            roots.append(root)
        }
    }

    private mutating func isSigned(_ root: AuditRoot, _ line: ExportedRoot) -> Bool {
        guard let key = keys[line.kid] else {
            findings.append(
                .init(
                    .unknownKey, .init(root: root.number),
                    "it names the key \(line.kid), which is not among the trusted"))
            return false
        }
        guard key.verifies(line.signatureBytes, of: Array(line.text.utf8)) else {
            findings.append(.init(.replacedRoot, .init(root: root.number), "its signature is not one of its text"))
            return false
        }
        let end = key.expires.map { $0 + Self.graceSeconds } ?? .max
        guard root.time >= key.notBefore - Self.clockSkew, root.time <= end else {
            findings.append(
                .init(.replacedRoot, .init(root: root.number), "it is signed with a key that does not sign at its time")
            )
            return false
        }
        return true
    }

    private mutating func checkOrder(of root: AuditRoot, after last: AuditRoot) {
        let place = AuditFinding.Place(root: root.number)
        guard root.number > last.number else {
            findings.append(.init(.reordering, place, "it stands behind root \(last.number)"))
            return
        }
        guard root.issuer == last.issuer else {
            findings.append(.init(.replacedRoot, place, "it is one of another cluster"))
            return
        }
        guard root.number == last.number + 1 else {
            findings.append(.init(.deletion, place, "the roots between \(last.number) and it are missing"))
            return
        }
        if root.previous != last.hash {
            findings.append(.init(.replacedRoot, place, "it does not name the hash of root \(last.number)"))
        }
        if root.time < last.time {
            findings.append(.init(.replacedRoot, place, "it is older than root \(last.number)"))
        }
        for (log, heads) in zip(root.logs, last.logs).enumerated() {
            let (head, before) = heads
            if head.size < before.size {
                findings.append(
                    .init(
                        .truncation, .init(root: root.number, log: log),
                        "the log has \(head.size) leaves, and had \(before.size) in root \(last.number)"))
            } else if head.size == before.size, head.hash != before.hash {
                findings.append(
                    .init(
                        .fork, .init(root: root.number, log: log),
                        "the log of \(head.size) leaves is another one than in root \(last.number)"))
            }
        }
    }

    /// Holds the roots against ones that somebody kept, whose signatures were checked likewise.
    ///
    /// - Parameter kept: Seconds for which roots have to be there.
    mutating func compare(with earlier: RootVerification, kept: Int64) {
        let byNumber = Dictionary(roots.map { ($0.number, $0) }) { first, _ in first }
        for known in earlier.roots {
            let place = AuditFinding.Place(root: known.number)
            if let root = byNumber[known.number] {
                guard root != known else { continue }
                findings.append(.init(.replacedRoot, place, "an earlier copy, signed as well, has another text"))
            } else if let last = roots.last, known.number <= last.number {
                // The time of the oldest ones is over. What they sign is still held against the logs.
                if known.number < roots[0].number, known.time < last.time - kept { continue }
                findings.append(.init(.deletion, place, "it is missing or not signed, and an earlier copy has it"))
            } else {
                findings.append(.init(.truncation, place, "the export ends before it, and an earlier copy has it"))
            }
        }
    }

    /// Reports that roots are missing before the first one, though their time is not over.
    ///
    /// - Parameter kept: Seconds for which roots and entries have to be there.
    mutating func checkBeginning(kept: Int64) {
        guard let first = roots.first, let last = roots.last, first.number > 1, first.time > last.time - kept else {
            return
        }
        findings.append(.init(.truncation, .init(root: first.number), "the roots before it are missing"))
    }
}
