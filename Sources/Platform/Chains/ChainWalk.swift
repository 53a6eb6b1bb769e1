/// Checks chains record by record, as a store or a backup holds them: in the order of partition, set and sort key.
///
/// Entries go when they expire, the oldest first; what is left is checked. A head stays when its entries are gone.
///
/// ```swift
/// var walk = ChainWalk(sets: [60])
/// for record in records {
///     if let problem = walk.take(record.partition, record.set, …) { report(problem) }
/// }
/// if let problem = walk.end() { report(problem) }
/// ```
public struct ChainWalk: Sendable {
    /// Seconds by which the clocks may differ that entries get their expiry from: so much later another entry may be gone.
    private static let skew: Int64 = 86_400

    private struct Entry {
        let sequence: UInt64
        let link: [UInt8]
        /// Seconds since 1970; nil for never.
        let expires: Int64?
    }

    private let sets: Set<UInt16>
    private let now: Int64
    private var partition: [UInt8] = []
    private var set: UInt16 = 0
    private var head: ChainEnd?
    private var last: Entry?
    /// A chain with a problem is told once.
    private var isTold = false
    /// Chains that were seen.
    public private(set) var chains = 0

    /// - Parameters:
    ///   - sets: Numbers of the sets that are chains.
    ///   - now: Seconds since 1970.
    public init(sets: Set<UInt16>, now: Int64) {
        self.sets = sets
        self.now = now
    }

    /// Whether records of a set have to be taken.
    public func isChain(_ set: UInt16) -> Bool { sets.contains(set) }

    /// Takes the next record of a chain. Its set has to be one of the chains.
    ///
    /// - Parameters:
    ///   - partition: 16 bytes.
    ///   - expires: Seconds since 1970; nil for never.
    /// - Returns: What is wrong with it, or with the end of the chain before; nil as a rule. No text tells a partition.
    public mutating func take(
        _ partition: [UInt8], _ set: UInt16, sortKey: [UInt8], value: UnsafeRawBufferPointer, expires: Int64?
    ) -> String? {
        var problem: String?
        if chains == 0 || partition != self.partition || set != self.set {
            problem = end()
            (self.partition, self.set, head, last, isTold) = (partition, set, nil, nil, false)
            chains += 1
        }
        if let own = check(sortKey, value, expires) { problem = problem ?? told(own) }
        return problem
    }

    /// Checks the end of the last chain.
    public mutating func end() -> String? {
        guard let last else { return nil }
        guard let head else { return told("a chain of set \(set) has entries and no head") }
        if last.sequence == head.sequence {
            return last.link == head.link
                ? nil : told("the last entry of a chain of set \(set) is not what its head binds")
        }
        if last.sequence > head.sequence {
            return told("a chain of set \(set) has an entry \(last.sequence) and ends at \(head.sequence)")
        }
        return mayBeGone(after: last)
            ? nil
            : told("the entries of a chain of set \(set) behind \(last.sequence) are missing, up to \(head.sequence)")
    }

    private mutating func check(_ sortKey: [UInt8], _ value: UnsafeRawBufferPointer, _ expires: Int64?) -> String? {
        if sortKey.isEmpty {
            head = ChainEnd(head: value)
            return head == nil ? "a head of set \(set) is none" : nil
        }
        guard let sequence = ChainFormat.sequence(sortKey: sortKey), sequence > 0, value.count >= ChainFormat.linkLength
        else { return "a record of set \(set) is no entry of a chain" }
        let previous = [UInt8](value[..<ChainFormat.linkLength])
        defer {
            last = Entry(
                sequence: sequence,
                link: ChainFormat.link(
                    partition: partition, set: set, sequence: sequence, previous: previous,
                    value: [UInt8](value[ChainFormat.linkLength...])), expires: expires)
        }
        guard let last else {
            return sequence == 1 && previous != ChainFormat.beginning
                ? "the first entry of a chain of set \(set) follows another one" : nil
        }
        guard sequence == last.sequence + 1 else {
            return mayBeGone(after: last) ? nil : "entry \(last.sequence + 1) of a chain of set \(set) is missing"
        }
        return previous == last.link ? nil : "entry \(sequence) of a chain of set \(set) does not follow the one before"
    }

    /// Whether an entry behind this one may have expired.
    private func mayBeGone(after entry: Entry) -> Bool { entry.expires.map { $0 < now + Self.skew } ?? false }

    private mutating func told(_ problem: String) -> String? {
        defer { isTold = true }
        return isTold ? nil : problem
    }
}
