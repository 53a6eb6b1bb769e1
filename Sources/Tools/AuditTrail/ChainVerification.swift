import AuditCore
import Chains
import CommonContracts
import Formats

/// Checks one chain against what its log knows of it, and tells what was done to it.
///
/// The links of the log are taken for true: roots bind them. For each of them it looks for the entry that gives this link
/// behind the one before. So an entry is found wherever it was moved to, whatever was linked anew around it.
struct ChainVerification {
    /// An entry as an export has it.
    struct Entry {
        let sequence: UInt64
        let previous: [UInt8]
        let value: [UInt8]
    }

    let chain: LogVerification.Chain
    let log: Int
    private(set) var findings: [AuditFinding] = []
    /// Entries that no leaf covers yet.
    private(set) var pending = 0

    init(chain: LogVerification.Chain, log: Int) {
        self.chain = chain
        self.log = log
    }

    /// - Parameters:
    ///   - leaves: What the log knows, by rising sequence.
    ///   - entries: In the order of the export.
    ///   - head: The end of the chain, as the store keeps it.
    ///   - isOver: Whether the entry of a leaf may be gone.
    mutating func check(
        _ leaves: [(sequence: UInt64, link: [UInt8], leaf: UInt64)], _ entries: [Entry],
        head: (sequence: UInt64, link: [UInt8])?, isOver: (UInt64) -> Bool
    ) {
        let links = Dictionary(leaves.map { ($0.sequence, $0.link) }) { first, _ in first }
        if !isAsLogged(leaves, entries, links, isOver) { align(leaves, entries, links, isOver) }
        checkEnd(leaves.last, entries, head)
    }

    /// Whether every entry gives the link of its leaf, each follows the one before, and none is missing.
    private func isAsLogged(
        _ leaves: [(sequence: UInt64, link: [UInt8], leaf: UInt64)], _ entries: [Entry], _ links: [UInt64: [UInt8]],
        _ isOver: (UInt64) -> Bool
    ) -> Bool {
        var last: (sequence: UInt64, link: [UInt8])?
        for entry in entries {
            let link = self.link(entry.value, at: entry.sequence, behind: entry.previous)
            if let last, entry.sequence != last.sequence + 1 || entry.previous != last.link { return false }
            if entry.sequence == 1, entry.previous != ChainFormat.beginning { return false }
            if let known = links[entry.sequence], known != link { return false }
            if let known = links[entry.sequence &- 1], known != entry.previous { return false }
            last = (entry.sequence, link)
        }
        let present = Set(entries.map(\.sequence))
        let end = leaves.last?.sequence ?? 0
        // Behind the first leaf and up to the last one there is no entry without a leaf.
        guard let first = leaves.first else { return true }
        if entries.contains(where: { $0.sequence > first.sequence && $0.sequence <= end && links[$0.sequence] == nil })
        {
            return false
        }
        return leaves.allSatisfy { present.contains($0.sequence) || isOver($0.leaf) }
    }

    /// Looks for entries that no root binds though they are old: such a root was never signed over them. Whoever has the
    /// store can put them in at the end of a chain, and of its log.
    mutating func checkBound(
        _ leaves: [(sequence: UInt64, link: [UInt8], leaf: UInt64)], _ entries: [Entry], _ bound: Bound
    ) {
        // Leaves of which the hash alone is known tell nothing: the entries that are numbered before others are bound.
        guard
            let end = leaves.last(where: { $0.leaf < bound.leaves })?.sequence ?? leaves.first.map({ $0.sequence - 1 })
        else { return checkTimes(entries[...], bound, "no log has it") }
        let logged = leaves.last?.sequence ?? 0
        let unbound = entries.filter { $0.sequence > end }
        checkTimes(unbound.filter { $0.sequence <= logged }[...], bound, "its leaf stands behind the newest root")
        checkTimes(unbound.filter { $0.sequence > logged }[...], bound, "no log has it")
    }

    private mutating func checkTimes(_ entries: ArraySlice<Entry>, _ bound: Bound, _ why: String) {
        let minutes = AuditVerification.boundWithin / 60
        reportTimes(entries, "\(why), and its own time is over \(minutes) minutes ago") { $0 < bound.before }
        reportTimes(entries, "\(why), and its own time is over \(minutes) minutes later than the export") {
            $0 > bound.after
        }
    }

    /// Reports the entries of an impossible time as one finding. Those without a time count as old.
    private mutating func reportTimes(
        _ entries: ArraySlice<Entry>, _ what: String, where isWrong: (Int64) -> Bool
    ) {
        let wrong = entries.filter { entry in
            isWrong((try? CommonV1.AuditEntry(serialized: entry.value))?.at?.seconds ?? .min)
        }
        guard let first = wrong.first else { return }
        report(
            .unbound, first.sequence,
            what + (wrong.count > 1 ? "; so it is with \(wrong.count - 1) entries behind it" : ""))
    }

    // MARK: What was done

    private mutating func align(
        _ leaves: [(sequence: UInt64, link: [UInt8], leaf: UInt64)], _ entries: [Entry], _ links: [UInt64: [UInt8]],
        _ isOver: (UInt64) -> Bool
    ) {
        let before = findings.count
        var free = Set(entries.indices)
        var found: [(sequence: UInt64, index: Int)] = []
        var missing: [UInt64] = []
        for leaf in leaves {
            if let index = match(leaf, entries, free, links) {
                free.remove(index)
                found.append((leaf.sequence, index))
            } else if !isOver(leaf.leaf) || free.contains(where: { entries[$0].sequence == leaf.sequence }) {
                missing.append(leaf.sequence)
            }
        }
        let end = leaves.last?.sequence ?? 0
        for index in free.sorted() where entries[index].sequence <= end {
            let sequence = entries[index].sequence
            if let gone = missing.firstIndex(of: sequence) {
                missing.remove(at: gone)
                report(.alteration, sequence, "its content is not the one that the log has")
            } else {
                report(.insertion, sequence, "no log has it")
            }
        }
        let lastFound = found.last?.sequence ?? 0
        for sequence in missing {
            report(
                sequence > lastFound ? .truncation : .deletion, sequence,
                sequence > lastFound ? "the log has it, and the chain ends before it" : "the log has it, and it is gone"
            )
        }
        for (left, right) in zip(found, found.dropFirst()) where right.index < left.index {
            report(.reordering, right.sequence, "it stands before entry \(left.sequence)")
        }
        if findings.count == before { checkLinks(entries, found, end) }
    }

    /// The entry that gives a leaf's link, at its own place if it is there.
    private func match(
        _ leaf: (sequence: UInt64, link: [UInt8], leaf: UInt64), _ entries: [Entry], _ free: Set<Int>,
        _ links: [UInt64: [UInt8]]
    ) -> Int? {
        let known = leaf.sequence == 1 ? ChainFormat.beginning : links[leaf.sequence - 1]
        let candidates = free.sorted {
            (entries[$0].sequence == leaf.sequence ? 0 : 1, $0) < (entries[$1].sequence == leaf.sequence ? 0 : 1, $1)
        }
        return candidates.first { index in
            let previous = known ?? entries[index].previous
            return link(entries[index].value, at: leaf.sequence, behind: previous) == leaf.link
        }
    }

    /// Every entry is there and in order: then a place or a link is written wrongly.
    private mutating func checkLinks(_ entries: [Entry], _ found: [(sequence: UInt64, index: Int)], _ end: UInt64) {
        for (sequence, index) in found where entries[index].sequence != sequence {
            report(.reordering, sequence, "it is numbered \(entries[index].sequence)")
        }
        guard findings.isEmpty else { return }
        var last: (sequence: UInt64, link: [UInt8])?
        for entry in entries {
            if let last, last.sequence + 1 != entry.sequence {
                report(.deletion, entry.sequence, "the entries behind \(last.sequence) and before it are missing")
            } else if let last, last.link != entry.previous {
                report(.alteration, entry.sequence, "it does not name the link of entry \(last.sequence)")
            } else if entry.sequence == 1, entry.previous != ChainFormat.beginning {
                report(.alteration, entry.sequence, "it names a link before the first entry")
            }
            last = (entry.sequence, link(entry.value, at: entry.sequence, behind: entry.previous))
        }
    }

    /// The end of the chain has to be its last entry, and not before the last leaf.
    private mutating func checkEnd(
        _ leaf: (sequence: UInt64, link: [UInt8], leaf: UInt64)?, _ entries: [Entry],
        _ head: (sequence: UInt64, link: [UInt8])?
    ) {
        let end = leaf?.sequence ?? 0
        pending = entries.count { $0.sequence > end }
        guard findings.isEmpty else { return }
        guard let head else {
            report(.truncation, end, "the chain has no head")
            return
        }
        let last = entries.last.map { ($0.sequence, link($0.value, at: $0.sequence, behind: $0.previous)) }
        if head.sequence < end {
            report(.truncation, end, "the log has it, and the head of the chain says \(head.sequence)")
        } else if let last, last.0 > head.sequence {
            report(.insertion, last.0, "it stands behind the head of the chain")
        } else if let last, last.0 == head.sequence, last.1 != head.link {
            report(.alteration, head.sequence, "the head of the chain has another link")
        } else if let leaf, leaf.sequence == head.sequence, leaf.link != head.link {
            report(.alteration, head.sequence, "the head of the chain has another link than the log")
        } else if head.sequence > max(end, last?.0 ?? 0) {
            report(.truncation, head.sequence, "the head of the chain says so many, and the last is gone")
        }
    }

    private func link(_ value: [UInt8], at sequence: UInt64, behind previous: [UInt8]) -> [UInt8] {
        ChainFormat.link(
            partition: chain.partition, set: chain.set, sequence: sequence, previous: previous, value: value)
    }

    private mutating func report(_ kind: AuditFinding.Kind, _ sequence: UInt64, _ problem: String) {
        findings.append(.init(kind, Self.place(chain, sequence, log: log), problem))
    }

    static func place(
        _ chain: LogVerification.Chain, _ sequence: UInt64, log: Int, leaf: UInt64? = nil
    ) -> AuditFinding.Place {
        .init(
            log: log, leaf: leaf, partition: Hexadecimal.text(chain.partition), set: chain.set, sequence: sequence)
    }
}
