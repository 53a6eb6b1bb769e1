import Synchronization

extension LocalCoordination {
    public func agree(on names: Set<String>, for use: String) async -> Bool {
        keyMarks.withLock { $0[use, default: KeyMarks("")].take(names) }
    }

    public func admits(_ names: Set<String>, for use: String) async -> Bool {
        keyMarks.withLock { ($0[use] ?? KeyMarks("")).admits(names) }
    }
}
