import Logging
import RPC
import Synchronization

/// Follows everything below the prefix, by one watch, and publishes what it says.
///
/// The watch goes on where it broke off, at whatever member answers. When what happened in between is forgotten
/// (compaction), everything is read anew. Progress responses are taken as signs of life only: etcd 3.4 may tell a
/// revision before the events up to it are sent, so that resuming after it would lose them.
final class EtcdMirror: Sendable {
    let maps = Published<ShardMap>()
    let nodes = Published<[NodeRecord]>()
    let services = Published<[ServiceInstance]>()
    let leaders = Published<EtcdLeaders>()

    private let client: EtcdClient
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var view = EtcdView()
        /// The events of a response that comes in several, as far as they have come.
        var part: [EtcdStore.Event] = []
    }

    /// Why a watch ended that can go on.
    private enum End: Error {
        case compacted
        case cancelled(String)
    }

    init(_ client: EtcdClient, logger: Logger) {
        self.client = client
        self.logger = logger
    }

    /// A key's value as last heard.
    func entry(_ key: String) -> EtcdEntry? { state.withLock { $0.view.entries[key] } }

    /// Follows until the task is cancelled.
    func run() async {
        var random = SystemRandomNumberGenerator()
        var failures = 0
        var isRead = false
        while !Task.isCancelled {
            let before = state.withLock { $0.view.revision }
            do {
                if !isRead { try await readAll() }
                isRead = true
                try await follow()
            } catch End.compacted {
                logger.notice("coordination forgot what came after our watch broke off: reading all anew")
                isRead = false
                continue
            } catch {
                if Task.isCancelled { return }
                // A watch that told something was in order: the next failure is the first again.
                failures = state.withLock { $0.view.revision } > before ? 1 : failures + 1
                // An outage is told of once.
                let reason = (error as? RPCError)?.message ?? "\(error)"
                logger.log(
                    level: failures == 1 ? .warning : .debug, "the watch on coordination broke off",
                    metadata: ["reason": "\(reason)"])
            }
            try? await Task.sleep(for: client.configuration.backoff.delay(afterFailures: failures, using: &random))
        }
    }

    private func readAll() async throws {
        let (entries, revision) = try await client.perform { try await $0.entries(below: "") }
        state.withLock { $0.view = EtcdView(entries, revision: revision) }
        publish(.all)
    }

    /// Follows one watch until it ends, and throws why.
    private func follow() async throws {
        let prefix = Array(client.configuration.prefix.utf8)
        let interval = client.configuration.watchInterval
        let start = state.withLock { $0.view.revision + 1 }
        let responses = try await client.watch { requests in
            try await requests.send(
                .init(
                    requestUnion: .createRequest(
                        .init(
                            key: prefix, rangeEnd: .prefixEnd(prefix), startRevision: start, progressNotify: true,
                            fragment: true))))
            while true {
                try await Task.sleep(for: interval)
                try await requests.send(.init(requestUnion: .progressRequest(.init())))
            }
        }
        state.withLock { $0.part = [] }
        try await responses.read(silentAtMost: interval * 3) { try self.take($0) }
    }

    /// Takes a response.
    private func take(_ response: Etcd.WatchResponse) throws {
        if response.compactRevision != 0 { throw End.compacted }
        if response.canceled {
            // It may be for a worn-out token, and costs little when it is not.
            client.forgetToken()
            throw End.cancelled(response.cancelReason)
        }
        let prefix = client.configuration.prefix
        let changes = state.withLock { state in
            state.part += response.events
            var changes = EtcdView.Changes()
            guard !response.fragment else { return changes }
            for event in state.part { changes.formUnion(state.view.apply(event, prefix: prefix)) }
            state.part = []
            return changes
        }
        publish(changes)
    }

    /// Tells what has changed. Only the task that follows calls this, so that news stay in order.
    private func publish(_ changes: EtcdView.Changes) {
        let view = state.withLock { $0.view }
        if changes.contains(.shards) {
            do throws(CoordinationError) {
                maps.publish(try view.shardMap())
            } catch .noMap {
                // Nobody has made one yet, or not all of it.
            } catch {
                logger.error("the shard map cannot be read; the last one stands", metadata: ["reason": "\(error)"])
            }
        }
        if changes.contains(.nodes) { nodes.publish(view.nodes()) }
        if changes.contains(.services) { services.publish(view.services()) }
        if changes.contains(.elections) { leaders.publish(view.leaders()) }
    }
}
