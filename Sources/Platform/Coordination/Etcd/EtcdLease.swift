import RPC
import Synchronization

/// A lease that is kept alive until it is stopped or lost.
///
/// It counts as lost when etcd says so, and as soon as its time has passed on our monotonic clock since the last
/// request that etcd answered was sent: earlier than etcd ends it, whatever was delayed where.
final class EtcdLease: Sendable {
    let id: Int64
    /// Its full time.
    let time: Duration
    private let client: EtcdClient
    private let validUntil: Mutex<ContinuousClock.Instant>
    private let lost = Latch()
    private let keeper = Mutex<Task<Void, Never>?>(nil)

    private init(_ client: EtcdClient, id: Int64, time: Duration, sentAt: ContinuousClock.Instant) {
        self.client = client
        self.id = id
        self.time = time
        validUntil = Mutex(sentAt + time)
    }

    deinit { stop() }

    /// Begins a lease.
    ///
    /// - Throws: as ``EtcdClient/perform(_:)``.
    static func grant(_ client: EtcdClient) async throws -> EtcdLease {
        let (id, time, sentAt) = try await client.perform { attempt in
            let sentAt = ContinuousClock.now
            let (id, time) = try await attempt.grantLease(client.configuration.lease)
            return (id, time, sentAt)
        }
        let lease = EtcdLease(client, id: id, time: time, sentAt: sentAt)
        let kept = Kept(id: id, time: time, client: client, lease: lease)
        lease.keeper.withLock { $0 = Task { await kept.run() } }
        return lease
    }

    /// Whether etcd surely still has it.
    var isValid: Bool { !lost.isOpen && .now < validUntil.withLock { $0 } }

    /// Returns when it is lost or stopped, or the task is cancelled.
    func waitUntilLost() async { await lost.wait() }

    /// Keeps it no longer; etcd ends it when its time has passed.
    func stop() {
        lost.open()
        keeper.withLock { $0.take() }?.cancel()
    }

    /// Ends it at once, as far as etcd can be reached; also in a task that is cancelled, as those often are that end
    /// things.
    func revoke() async {
        stop()
        let (id, client) = (id, client)
        await Task { try? await client.perform { try await $0.revokeLease(id) } }.value
    }

    /// The work of keeping a lease, which does not keep the value itself in memory.
    private struct Kept: Sendable {
        let id: Int64
        let time: Duration
        let client: EtcdClient
        weak let lease: EtcdLease?

        func run() async {
            var random = SystemRandomNumberGenerator()
            var failures = 0
            while !Task.isCancelled, let left = timeLeft, left > .zero {
                do {
                    try await keep()
                } catch {
                    // Whatever it was, such as a member that went down: another stream asks another member.
                    client.forgetToken()
                    failures += 1
                }
                guard let left = timeLeft, left > .zero else { break }
                let wait = client.configuration.backoff.delay(afterFailures: max(failures, 1), using: &random)
                try? await Task.sleep(for: min(wait, left))
            }
            lease?.lost.open()
        }

        /// The time for which it surely is valid; nil when nobody needs it.
        private var timeLeft: Duration? {
            guard let lease, !lease.lost.isOpen else { return nil }
            return ContinuousClock.now.duration(to: lease.validUntil.withLock { $0 })
        }

        /// Keeps it by one stream, until that ends or is silent for a third of the lease's time.
        private func keep() async throws {
            let sent = SentRequests()
            let (id, interval) = (id, time / 3)
            let responses = try await client.keepAlive { requests in
                while true {
                    sent.add()
                    try await requests.send(.init(id: id))
                    try await Task.sleep(for: interval)
                }
            }
            // A request each interval is answered within the next, or the member does not answer.
            try await responses.read(silentAtMost: interval + interval / 2) { [weak lease] response in
                let sentAt = sent.takeFirst()
                guard let lease else { throw EtcdStreamEnd.over }
                guard response.ttl > 0 else {
                    lease.lost.open()
                    throw EtcdStreamEnd.over
                }
                lease.validUntil.withLock { $0 = max($0, sentAt + .seconds(response.ttl)) }
            }
        }
    }
}

/// When the requests of a stream were sent that are not answered yet; answers come in their order.
private final class SentRequests: Sendable {
    private let moments = Mutex<[ContinuousClock.Instant]>([])

    func add() { moments.withLock { $0.append(.now) } }

    /// The moment of the first; long ago when there is none, which only a member that answers unasked makes happen.
    func takeFirst() -> ContinuousClock.Instant {
        moments.withLock { $0.isEmpty ? .now - .seconds(86_400) : $0.removeFirst() }
    }
}
