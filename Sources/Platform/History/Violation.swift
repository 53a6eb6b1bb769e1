/// A promise of the store that a history shows broken.
public struct Violation: Error, Sendable, Equatable, CustomStringConvertible {
    /// Which promise.
    public enum Kind: String, Sendable, CaseIterable {
        /// No order of the operations explains the answers.
        case notLinearizable = "not linearizable"
        /// A read that began after a write was acknowledged saw less than that write.
        case lostWrite = "acknowledged write lost"
        /// A read saw less than the version it demanded.
        case staleRead = "stale read"
        /// One write took effect more than once.
        case writtenTwice = "written twice"
        /// Two writes have one version.
        case versionTwice = "one version for two writes"
        /// A read saw what no client wrote.
        case invented = "value from nowhere"
        /// Entries of a chain are not numbered without a gap, not linked, not those that an earlier read saw, or not those
        /// that were appended, each once and in the order of the writes.
        case brokenChain = "chain broken"
    }

    /// The promise that is broken.
    public let kind: Kind
    /// The partition whose operations show it.
    public let partition: String
    /// What contradicts what, in a sentence.
    public let reason: String
    /// The fewest operations that show it, by time.
    public let window: [Operation]

    init(_ kind: Kind, partition: String, reason: String, window: [Operation]) {
        self.kind = kind
        self.partition = partition
        self.reason = reason
        self.window = window.sorted { $0.invoked < $1.invoked }
    }

    public var description: String {
        "partition \(partition): \(kind.rawValue): \(reason)" + window.map { "\n  \(HistoryText.line($0))" }.joined()
    }
}
