import Coordination
import Logging
import RPC
import StorageContracts
import Synchronization

/// What goes to one peer: queued by the writer, which never waits, and sent by a task of its own over one long stream.
///
/// The replicas of both ends tolerate that messages are lost. So a peer that does not read fast enough costs a bounded
/// amount of memory: what does not fit is dropped, and the replicas ask for it again.
final class PeerLink: Sendable {
    /// Bytes that may wait for a peer.
    static let maxQueuedBytes = 32 << 20
    /// Bytes that are put into one message of the stream at most, well below the message limit of RPC.
    static let maxBatchBytes = 1 << 20

    private struct State {
        var isOpen = false
        var isEnded = false
        var queue: [(outgoing: Outgoing, echo: UInt64)] = []
        var bytes = 0
        var waiting: CheckedContinuation<Void, Never>?
    }

    typealias Message = StorageV1.PeerMessage

    /// A message and about how many bytes it takes.
    struct Outgoing: Sendable {
        var message: Message
        var size: Int
    }

    private let state = Mutex(State())
    private let name: NodeName
    private let peer: NodeName
    private let channel: @Sendable (NodeName) throws -> any RPCChannel
    private let clock: @Sendable () -> UInt64
    private let logger: Logger

    /// Makes a link; ``run()`` brings it to life.
    ///
    /// - Parameter name: This node's name, which it introduces itself by.
    init(
        from name: NodeName, to peer: NodeName, channel: @escaping @Sendable (NodeName) throws -> any RPCChannel,
        clock: @escaping @Sendable () -> UInt64, logger: Logger
    ) {
        self.name = name
        self.peer = peer
        self.channel = channel
        self.clock = clock
        self.logger = logger
    }

    /// Queues messages, or drops them when the peer cannot be reached or too much waits for it.
    func send(_ messages: [Outgoing], echo: UInt64) {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.isOpen, !state.isEnded else { return nil }
            for message in messages where state.bytes + message.size <= Self.maxQueuedBytes {
                state.queue.append((message, echo))
                state.bytes += message.size
            }
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    /// Ends the link and its task.
    func end() {
        let waiting = state.withLock { state in
            state.isEnded = true
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    /// Keeps a stream to the peer open until the task is cancelled or the link ended.
    func run() async {
        let backoff = Backoff(initial: .milliseconds(20), maximum: .seconds(1), multiplier: 2)
        var random = SystemRandomNumberGenerator()
        var failures = 0
        while !Task.isCancelled, !state.withLock({ $0.isEnded }) {
            let wasOpen = await stream()
            failures = wasOpen ? 1 : failures + 1
            try? await Task.sleep(for: backoff.delay(afterFailures: failures, using: &random))
        }
    }

    /// One stream, until it breaks. Whether it had carried anything.
    private func stream() async -> Bool {
        defer { close() }
        do {
            let channel = try channel(peer)
            // Each batch then goes from the writer's thread straight to the one that writes it to the socket.
            try await withTaskExecutorPreference(channel.executor) {
                _ = try await StorageV1.ReplicationClient(channel).replicate(options: CallOptions()) { requests in
                    try await requests.send(StorageV1.PeerBatch(sender: self.name.text, sentAt: self.clock()))
                    self.open()
                    while let batch = await self.next() { try await requests.send(batch) }
                }
            }
        } catch {
            logger.debug("link to a peer broke", metadata: ["peer": "\(peer)", "reason": "\(error)"])
        }
        return state.withLock { $0.isOpen }
    }

    private func open() {
        state.withLock { $0.isOpen = true }
        logger.info("link to a peer is open", metadata: ["peer": "\(peer)"])
    }

    /// Forgets what waits: the replicas find out by themselves what did not arrive.
    private func close() {
        let waiting = state.withLock { state in
            state.isOpen = false
            state.queue = []
            state.bytes = 0
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    /// What waits, up to a batch, as soon as something does; nil when the stream is over.
    private func next() async -> StorageV1.PeerBatch? {
        while true {
            let (batch, isOver) = state.withLock { state in (take(&state), !state.isOpen || state.isEnded) }
            if isOver || Task.isCancelled { return nil }
            if let batch { return batch }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isReady = state.withLock { state in
                        if !state.queue.isEmpty || !state.isOpen || state.isEnded || Task.isCancelled { return true }
                        state.waiting = continuation
                        return false
                    }
                    if isReady { continuation.resume() }
                }
            } onCancel: {
                close()
            }
        }
    }

    /// Takes the clock before the batch leaves, and the oldest echo of its messages: both err on the safe side.
    private func take(_ state: inout State) -> StorageV1.PeerBatch? {
        guard !state.queue.isEmpty else { return nil }
        var size = 0
        let taken = state.queue.prefix { queued in
            defer { size += queued.outgoing.size }
            return size == 0 || size + queued.outgoing.size <= Self.maxBatchBytes
        }
        let batch = StorageV1.PeerBatch(
            sentAt: clock(), echo: taken.map(\.echo).min() ?? 0, messages: taken.map(\.outgoing.message))
        state.bytes -= taken.reduce(0) { $0 + $1.outgoing.size }
        state.queue.removeFirst(taken.count)
        return batch
    }
}
