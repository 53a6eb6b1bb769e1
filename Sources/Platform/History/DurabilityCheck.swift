/// Whether reads saw every write that they had to: those acknowledged before a linearizable read began, and
/// those up to the version that another read demanded.
///
/// The search for an order would find the same, but this check is linear in the operations and its reason
/// names the write that was lost.
struct DurabilityCheck {
    private let history: PartitionHistory

    init(_ history: PartitionHistory) { self.history = history }

    /// The first broken promise, by time.
    var violation: Violation? { lostWrite ?? staleRead }

    private var lostWrite: Violation? {
        var acknowledged: [(returned: Int64, change: Int)] = []
        for (place, change) in history.changes.enumerated() {
            guard let first = change.acknowledged.compactMap({ history.operations[$0].returned }).min() else {
                continue
            }
            acknowledged.append((first, place))
        }
        acknowledged.sort { $0.returned < $1.returned }
        let reads = history.answers.sorted { invoked($0) < invoked($1) }
        var newest = [Int?](repeating: nil, count: history.recordNames.count)
        var next = 0
        for read in reads {
            while next < acknowledged.count, acknowledged[next].returned < invoked(read) {
                let place = acknowledged[next].change
                for record in history.changes[place].touched { newest[record] = max(newest[record] ?? place, place) }
                next += 1
            }
            if let missed = missed(by: read, of: { newest[$0] }) { return violation(.lostWrite, missed, read) }
        }
        return nil
    }

    private var staleRead: Violation? {
        let reads = history.bounded.sorted { $0.version < $1.version }
        var newest = [Int?](repeating: nil, count: history.recordNames.count)
        var next = 0
        for (read, version) in reads {
            while next < history.changes.count, history.changes[next].version <= version {
                for record in history.changes[next].touched { newest[record] = next }
                next += 1
            }
            if let missed = missed(by: read, of: { newest[$0] }) { return violation(.staleRead, missed, read) }
        }
        return nil
    }

    /// A record of which a read saw less than the change that it had to see.
    private func missed(
        by read: PartitionHistory.Answer, of newest: (Int) -> Int?
    ) -> (record: Int, change: Int)? {
        guard case .versions(let versions) = read.expected else { return nil }
        for (record, version) in versions {
            guard let place = newest(record) else { continue }
            let change = history.changes[place]
            if version >= change.version { continue }
            if version == 0, mayBeDeleted(record, since: place, by: returned(read)) { continue }
            return (record, place)
        }
        return nil
    }

    /// Whether a change, or one that came or may have come after it, removes a record.
    private func mayBeDeleted(_ record: Int, since place: Int, by moment: Int64) -> Bool {
        history.changes[place...].contains { $0.deletes.contains(record) && $0.invoked <= moment }
            || history.hidden.contains { $0.deletes.contains(record) && $0.invoked <= moment }
    }

    private func violation(
        _ kind: Violation.Kind, _ missed: (record: Int, change: Int), _ read: PartitionHistory.Answer
    ) -> Violation {
        let change = history.changes[missed.change]
        return history.violation(
            kind, "a read of \(history.recordNames[missed.record]) misses the write of version \(change.version)",
            change.acknowledged.first ?? change.operation, read.operation)
    }

    private func invoked(_ answer: PartitionHistory.Answer) -> Int64 { history.operations[answer.operation].invoked }

    private func returned(_ answer: PartitionHistory.Answer) -> Int64 {
        history.operations[answer.operation].returned ?? .max
    }
}
