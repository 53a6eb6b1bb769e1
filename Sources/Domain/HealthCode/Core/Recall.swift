public import Values

/// A version of evidence that a recall may have left: it was withdrawn for good (COL-10).
public protocol RecallableEvent: SourcedEvent {
    /// Whether a recall withdrew it. Then it is withdrawn.
    var isRecalled: Bool { get }
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
