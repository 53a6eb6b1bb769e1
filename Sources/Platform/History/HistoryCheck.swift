/// Checks what clients saw against what the store promises.
public enum HistoryCheck {
    /// What came of a check.
    public struct Report: Sendable {
        /// Operations that were judged.
        public var operations = 0
        /// Partitions that the operations touched.
        public var partitions = 0
        /// Of each partition that breaks a promise, the first that was found.
        public var violations: [Violation] = []
        /// Partitions on which the search was given up, since too many writes of unknown outcome left too many
        /// possibilities: neither right nor wrong.
        public var undecided: [String] = []
    }

    /// Checks a history, partition by partition.
    ///
    /// Promises: every linearizable read, write and refusal fits into one order of the partition's operations
    /// that respects real time; versions rise with that order; a write takes effect once; an acknowledged
    /// write is seen by every later read; a read that demands a version sees it; what is appended to a chain is in it
    /// once, in the order of the versions, linked to what was before (``ChainCheck``).
    ///
    /// - Parameter maxSteps: Bound of the search of each partition; only writes of unknown outcome make it long.
    public static func check(_ operations: [Operation], maxSteps: Int = 2_000_000) -> Report {
        var report = Report(operations: operations.count)
        let partitions = Dictionary(grouping: operations, by: \.partition)
        report.partitions = partitions.count
        for (partition, operations) in partitions.sorted(by: { $0.key < $1.key }) {
            switch verdict(on: operations, of: partition, maxSteps: maxSteps) {
            case .sound: break
            case .broken(let violation): report.violations.append(violation)
            case .undecided: report.undecided.append(partition)
            }
        }
        return report
    }

    enum Verdict {
        case sound
        case broken(Violation)
        case undecided
    }

    /// The quick and plain checks come first: their reasons are easier to read than "no order exists".
    private static func verdict(on operations: [Operation], of partition: String, maxSteps: Int) -> Verdict {
        let indexed: PartitionHistory
        do throws(Violation) {
            indexed = try PartitionHistory(operations, partition: partition)
        } catch {
            return .broken(error)
        }
        if let broken = ChainCheck(indexed).violation { return .broken(broken) }
        if let lost = DurabilityCheck(indexed).violation { return .broken(lost) }
        var search = LinearizationSearch(indexed, maxSteps: maxSteps)
        return search.run()
    }
}
