import Replication

/// A node that is about to stop lets the others take over first.
extension Writer {
    /// Who waits until the node may stop, and until when.
    struct Leaving {
        let answer: CheckedContinuation<Void, Never>
        let end: MonotonicTime
    }

    /// Has the replicas leave. The answer comes when nobody waits for any of them, at the latest at a given time.
    func leave(_ leaving: Leaving) throws(StorageFault) {
        self.leaving.append(leaving)
        for writer in shards.values where writer.isWhole { try tell(writer, .leave) }
    }

    /// Answers who waits, when it is time.
    func settleLeaving() {
        guard !leaving.isEmpty else { return }
        let mayStop = hasFailed || shards.values.allSatisfy { !$0.isWhole || $0.replica.mayStop }
        leaving.removeAll { waiting in
            guard mayStop || now >= waiting.end else { return false }
            waiting.answer.resume()
            return true
        }
    }
}
