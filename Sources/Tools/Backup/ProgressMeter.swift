import Synchronization

/// Adds up how far those are who work at the same time.
final class ProgressMeter: Sendable {
    private let state = Mutex(BackupRun.Progress())
    private let report: @Sendable (BackupRun.Progress) -> Void

    init(_ report: @escaping @Sendable (BackupRun.Progress) -> Void) { self.report = report }

    /// Some more was done.
    func add(records: Int, bytes: Int, fraction: Double = 0) {
        report(
            state.withLock { state in
                state.records += records
                state.bytes += bytes
                state.fraction = min(1, state.fraction + fraction)
                return state
            })
    }

    /// So much was done in vain.
    func take(back done: (records: Int, bytes: Int)) {
        guard done.records > 0 else { return }
        add(records: -done.records, bytes: -done.bytes)
    }

    /// A part of the whole is done.
    func finish(_ fraction: Double) { add(records: 0, bytes: 0, fraction: fraction) }
}
