import Glibc
import Replication

/// What a node does when the system has no descriptors, or no memory, left for it.
///
/// RocksDB gives itself up when a file of it cannot be opened, whatever the reason, so the writer ends, and another one
/// starts from the disk as after a start of the process, as soon as the system has again what it needs. Until then the
/// node refuses writes and reads. Nothing acknowledged is lost, since all of that was synced before.
extension WriterSetUp {
    /// Nanoseconds between two attempts.
    static let reopeningInterval: UInt64 = 200_000_000
    /// Descriptors that must be free before an attempt, so that it does not end as the one before.
    static let freeDescriptorsMin = 32

    /// Opens the database anew once that is possible; nil when the node is closed before, or when that fails for good.
    func reopened(_ state: NodeState, _ databases: OpenDatabases) -> Writer? {
        while refuseWaiting() {
            guard !databases.isOpen, Self.hasDescriptors else { continue }
            do {
                let writer = try make(databases, state)
                queue.show(.takingWrites)
                logger.notice("storage goes on")
                return writer
            } catch StorageFault.noResources(let reason) {
                logger.warning("storage cannot go on yet", metadata: ["reason": "\(reason)"])
            } catch {
                logger.critical("storage takes no more writes", metadata: ["reason": "\(error)"])
                queue.show(.failed)
                while refuseWaiting() {}
            }
        }
        return nil
    }

    /// Refuses what comes for a while; false when the queue is closed and nothing waits any more.
    private func refuseWaiting() -> Bool {
        let reason = queue.standing == .failed ? WriteRefused.diskFailed : .noResources
        guard let jobs = queue.take(patience: Self.reopeningInterval) else { return false }
        for job in jobs { job.refuse(reason) }
        return true
    }

    /// Whether the system gives this process a few descriptors more.
    private static var hasDescriptors: Bool {
        var taken: [Int32] = []
        defer { for file in taken { close(file) } }
        while taken.count < freeDescriptorsMin {
            let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return false }
            taken.append(file)
        }
        return true
    }
}

extension Writer {
    /// Why a writer ends.
    enum End {
        /// The queue is closed, and everything in it was taken.
        case closed
        /// The system has no descriptors or memory left: another writer may go on later.
        case noResources
    }

    /// Gives everything up, for another writer to start from the disk.
    func suspend(_ reason: String) {
        isSuspended = true
        queue.show(.noResources)
        logger.error("storage waits: the system gives it no descriptors or memory", metadata: ["reason": "\(reason)"])
        state.suspend()
        for writer in shards.values {
            var effects: [ReplicaEffect] = []
            writer.replica.handle(.diskFailed, at: now, into: &effects)
            writer.status.show(isWhole: false)
            writer.publish { _, _ in 0 }
            writer.giveUpMarks()
            for waiter in writer.log.takeWaiters(from: 0) { waiter.submission.fail(WriteRefused.outcomeUnknown) }
            writer.status.news.tell()
        }
        links.close()
        snapshots.close()
        longCalls.endAll()
        for waiting in leaving { waiting.answer.resume() }
        leaving = []
    }
}
