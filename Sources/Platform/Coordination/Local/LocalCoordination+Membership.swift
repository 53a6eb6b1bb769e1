import Synchronization

extension LocalCoordination {
    public func register(_ node: NodeRecord) async -> Registration {
        members.keep({ $0.nodes[node.name] = node }, forget: { $0.nodes[node.name] = nil })
    }

    public func setDraining(_ node: NodeName, _ isDraining: Bool) async throws(CoordinationError) {
        let holds = (try? await shardMap())?.shards.contains { $0.names(node) } ?? false
        try members.change { state throws(CoordinationError) in
            guard holds || state.nodes[node] != nil || !isDraining else { throw .unknownNode(node) }
            if isDraining { state.draining.insert(node) } else { state.draining.remove(node) }
        }
    }

    public func nodes() -> Updates<[NodeRecord]> { members.nodes.updates() }

    public func report(_ load: NodeLoad) async { members.change { $0.loads[load.node] = load } }

    public func loads() async -> [NodeLoad] { members.loads }

    public func announce(_ instance: ServiceInstance) async -> Registration {
        members.keep({ $0.services[instance, default: 0] += 1 }, forget: { $0.services[instance, default: 1] -= 1 })
    }

    public func services() -> Updates<[ServiceInstance]> { members.services.updates() }

    public func campaign(for election: String, as candidate: String) async throws -> Leadership {
        for await _ in members.leaders.updates() {
            guard let term = members.takeLead(election) else { continue }
            let members = members
            let giveUp: @Sendable () -> Void = { members.giveUpLead(election, term) }
            let leadership = Leadership(
                election: election, term: term, holds: { members.leaders.value?[election] == term }, resign: giveUp,
                abandon: giveUp)
            try Task.checkCancellation()
            return leadership
        }
        throw CancellationError()
    }
}

/// Who lives, and who leads, in one process.
final class LocalMembers: Sendable {
    struct State {
        var nodes: [NodeName: NodeRecord] = [:]
        var draining: Set<NodeName> = []
        var loads: [NodeName: NodeLoad] = [:]
        /// How often each is announced.
        var services: [ServiceInstance: Int] = [:]
        var lastTerm: Int64 = 0
    }

    private let state = Mutex(State())
    let nodes = Published<[NodeRecord]>([])
    let services = Published<[ServiceInstance]>([])
    /// The term of each election's leader.
    let leaders = Published<[String: Int64]>([:])

    /// What was said last of every node, by name.
    var loads: [NodeLoad] { state.withLock { $0.loads.values.sorted { $0.node < $1.node } } }

    /// Changes what is known and tells who follows.
    func change<Failure>(_ body: (inout State) throws(Failure) -> Void) throws(Failure) {
        try state.withLock { state throws(Failure) in
            try body(&state)
            nodes.publish(
                NodeRecord.merged(alive: state.nodes.values, draining: state.draining))
            services.publish(state.services.filter { $0.value > 0 }.keys.sorted())
        }
    }

    /// Makes something known until the registration is ended or let go of.
    func keep(
        _ remember: (inout State) -> Void, forget: @escaping @Sendable (inout State) -> Void
    ) -> Registration {
        change(remember)
        let ended = Mutex(false)
        let end: @Sendable () -> Void = {
            let isFirst = ended.withLock { ended in
                defer { ended = true }
                return !ended
            }
            if isFirst { self.change(forget) }
        }
        return Registration(end: end, abandon: end)
    }

    /// Takes the lead of an election when nobody has it.
    ///
    /// - Returns: The term; nil when somebody leads.
    func takeLead(_ election: String) -> Int64? {
        state.withLock { state in
            var leading = leaders.value ?? [:]
            guard leading[election] == nil else { return nil }
            state.lastTerm += 1
            leading[election] = state.lastTerm
            leaders.publish(leading)
            return state.lastTerm
        }
    }

    /// Gives the lead up, if it still is this term's.
    func giveUpLead(_ election: String, _ term: Int64) {
        state.withLock { _ in
            var leading = leaders.value ?? [:]
            guard leading[election] == term else { return }
            leading[election] = nil
            leaders.publish(leading)
        }
    }
}

extension NodeRecord {
    /// The nodes that live or are draining, by name.
    static func merged(alive: some Sequence<NodeRecord>, draining: Set<NodeName>) -> [NodeRecord] {
        var byName: [NodeName: NodeRecord] = [:]
        for node in alive { byName[node.name] = node }
        for name in draining {
            var node = byName[name] ?? NodeRecord(name: name, address: "", isAlive: false)
            node.isDraining = true
            byName[name] = node
        }
        return byName.values.sorted { $0.name < $1.name }
    }
}
