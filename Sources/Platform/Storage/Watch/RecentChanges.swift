import Replication
import Synchronization

/// In which collections a shard was changed lately: for each, the last entry of the log that changed it.
///
/// Whoever follows a few collections passes over entries that concern others without a look at the log. The writer notes
/// what it applies, before it shows it. After a start, a snapshot or a split nothing is known of what lies before.
final class RecentChanges: Sendable {
    private struct State {
        /// Everything behind this entry is known, through ``through``.
        var since: UInt64 = 0
        var through: UInt64 = 0
        var last: [UInt16: UInt64] = [:]

        mutating func forget(through index: UInt64) {
            since = index
            last = [:]
        }
    }

    private let state = Mutex(State())

    /// Notes that entries were applied.
    ///
    /// - Parameter changed: The collections that they changed; nil when that is not known.
    func note(_ range: LogRange, changed: Set<UInt16>?) {
        state.withLock { state in
            if let changed {
                // Entries between were never seen here, as a snapshot brought what they did.
                if range.first != state.through + 1 { state.forget(through: range.first - 1) }
                for collection in changed { state.last[collection] = range.last }
            } else {
                state.forget(through: range.last)
            }
            state.through = range.last
        }
    }

    /// Whether it is certain that nothing was changed in these collections behind one entry and through another.
    func isQuiet(_ collections: CollectionFilter, after index: UInt64, through last: UInt64) -> Bool {
        state.withLock { state in
            guard state.since <= index, last <= state.through else { return false }
            guard let named = collections.named else { return state.last.values.allSatisfy { $0 <= index } }
            return named.allSatisfy { (state.last[$0] ?? 0) <= index }
        }
    }
}
