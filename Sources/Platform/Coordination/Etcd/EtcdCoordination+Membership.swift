import Synchronization

extension EtcdCoordination {
    public func nodes() -> Updates<[NodeRecord]> { mirror.nodes.updates() }

    public func services() -> Updates<[ServiceInstance]> { mirror.services.updates() }

    public func register(_ node: NodeRecord) async throws -> Registration {
        let message = CoordinationV1.Node(
            name: node.name.text, address: node.address, zone: node.zone, startedAt: node.startedAt)
        return try await keep(EtcdKeys.node(node.name), try message.encoded())
    }

    public func announce(_ instance: ServiceInstance) async throws -> Registration {
        let message = CoordinationV1.ServiceInstance(role: instance.role, address: instance.address)
        return try await keep(EtcdKeys.service(instance), try message.encoded())
    }

    public func setDraining(_ node: NodeName, _ isDraining: Bool) async throws {
        let key = EtcdKeys.draining(node)
        let value = try CoordinationV1.Draining(name: node.text).encoded()
        try await client.perform { attempt in
            guard isDraining else {
                _ = try await attempt.transaction(if: [], then: [.delete(key: key)])
                return
            }
            if try await attempt.entry(EtcdKeys.node(node)) == nil {
                let (shards, _) = try await attempt.entries(below: EtcdKeys.shards)
                let holds = try shards.contains { try ShardRecord($0).names(node) }
                guard holds else { throw CoordinationError.unknownNode(node) }
            }
            _ = try await attempt.transaction(if: [], then: [.put(key: key, value: value)])
        }
    }

    public func report(_ load: NodeLoad) async throws {
        let (key, value) = (EtcdKeys.load(load.node), try load.message.encoded())
        _ = try await client.perform { try await $0.transaction(if: [], then: [.put(key: key, value: value)]) }
    }

    public func loads() async throws -> [NodeLoad] {
        let (entries, _) = try await client.perform { try await $0.entries(below: EtcdKeys.loads) }
        return try entries.map { entry throws(CoordinationError) in try NodeLoad(entry) }
    }

    /// Puts a key under a lease and keeps it there.
    private func keep(_ key: String, _ value: [UInt8]) async throws -> Registration {
        let kept = EtcdKeptKey(client, key: key, value: value)
        try await kept.put()
        let keeping = Task { await kept.run() }
        return Registration(
            end: {
                keeping.cancel()
                await kept.end()
            },
            abandon: {
                keeping.cancel()
                kept.abandon()
            })
    }
}

/// A key that is put again under another lease whenever its lease is lost.
private final class EtcdKeptKey: Sendable {
    private struct State {
        var lease: EtcdLease?
        var isOver = false
    }

    private let client: EtcdClient
    private let key: String
    private let value: [UInt8]
    private let state = Mutex(State())

    init(_ client: EtcdClient, key: String, value: [UInt8]) {
        self.client = client
        self.key = key
        self.value = value
    }

    /// Puts it under a new lease.
    func put() async throws {
        let lease = try await EtcdLease.grant(client)
        let (key, value) = (key, value)
        _ = try await client.perform {
            try await $0.transaction(if: [], then: [.put(key: key, value: value, lease: lease.id)])
        }
        let isOver = state.withLock { state in
            if !state.isOver { state.lease = lease }
            return state.isOver
        }
        if isOver { await lease.revoke() }
    }

    /// Waits for losses and mends them until the task is cancelled.
    func run() async {
        var random = SystemRandomNumberGenerator()
        var failures = 0
        while !Task.isCancelled {
            await state.withLock { $0.lease }?.waitUntilLost()
            if Task.isCancelled { return }
            do {
                try await put()
                failures = 0
            } catch {
                failures += 1
                try? await Task.sleep(for: client.configuration.backoff.delay(afterFailures: failures, using: &random))
            }
        }
    }

    /// Forgets it at once.
    func end() async { await close()?.revoke() }

    /// Lets its lease run out.
    func abandon() { close()?.stop() }

    private func close() -> EtcdLease? {
        state.withLock { state in
            state.isOver = true
            return state.lease.take()
        }
    }
}
