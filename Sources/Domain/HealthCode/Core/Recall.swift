public import Values

/// A version of evidence that a recall may have left: it was withdrawn for good (COL-10).
public protocol RecallableEvent: SourcedEvent {
    /// Whether it was withdrawn, by its source or a recall.
    var isWithdrawn: Bool { get }
    /// Whether a recall withdrew it. Then it is withdrawn.
    var isRecalled: Bool { get }
    /// This version, withdrawn by a recall.
    var recalled: Self { get }
    /// Whether another version says the same, whether or not either was withdrawn.
    func says(theSameAs other: Self) -> Bool
}

extension RecallableEvent {
    /// A recalled version keeps out what says the same without being newer by the source's order (COL-13): the file that
    /// brought it may come again. A recall itself is never kept out.
    public func keepsOut(_ later: Self) -> Bool {
        guard isRecalled, !later.isRecalled else { return false }
        return later.order.isGiven ? later.order <= order : later.says(theSameAs: self)
    }
}

/// That a recall withdrew a version of evidence (COL-10).
public struct RecallMark: Hashable, Sendable {
    /// Names the recall; empty where nobody noted it.
    public let recall: [UInt8]
    /// Whether it named the import that brought the version. Then other versions count as if that import had never come.
    /// Otherwise it named the piece: no version that is not newer counts.
    public let isOfImport: Bool

    /// A mark.
    public init(recall: [UInt8], isOfImport: Bool) {
        self.recall = recall
        self.isOfImport = isOfImport
    }
}
