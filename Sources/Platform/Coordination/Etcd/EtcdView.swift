/// Everything below the prefix, as it was at one revision.
struct EtcdView: Sendable, Equatable {
    private(set) var entries: [String: EtcdEntry] = [:]
    /// The revision.
    private(set) var revision: Int64 = 0

    /// The view of a whole reading.
    init(_ entries: [EtcdEntry], revision: Int64) {
        for entry in entries { self.entries[entry.key] = entry }
        self.revision = revision
    }

    /// The view before anything was read.
    init() {}

    /// What changed from one view to the next, by the beginnings of keys.
    struct Changes: OptionSet {
        let rawValue: Int
        static let shards = Changes(rawValue: 1)
        static let nodes = Changes(rawValue: 2)
        static let services = Changes(rawValue: 4)
        static let elections = Changes(rawValue: 8)
        static let all: Changes = [.shards, .nodes, .services, .elections]

        init(rawValue: Int) { self.rawValue = rawValue }

        init(key: String) {
            if key.hasPrefix(EtcdKeys.shards) || key == EtcdKeys.map {
                self = .shards
            } else if key.hasPrefix(EtcdKeys.nodes) || key.hasPrefix(EtcdKeys.draining) {
                self = .nodes
            } else if key.hasPrefix(EtcdKeys.services) {
                self = .services
            } else if key.hasPrefix(EtcdKeys.elections) {
                self = .elections
            } else {
                self = []
            }
        }
    }

    /// Takes what happened to one key. Events of one revision belong together.
    mutating func apply(_ event: EtcdStore.Event, prefix: String) -> Changes {
        guard let pair = event.kv else { return [] }
        let entry = EtcdEntry(pair, prefix: prefix)
        if event.type == .delete { entries[entry.key] = nil } else { entries[entry.key] = entry }
        revision = max(revision, pair.modRevision)
        return Changes(key: entry.key)
    }

    // MARK: What it says

    /// The shard map.
    ///
    /// - Throws: ``CoordinationError/noMap`` before one is complete, ``CoordinationError/unreadable(_:)``.
    func shardMap() throws(CoordinationError) -> ShardMap {
        let shards = entries.values.filter { $0.key.hasPrefix(EtcdKeys.shards) }
        return try Self.shardMap(of: shards, layout: entries[EtcdKeys.map])
    }

    /// The shard map that the values of the shards' keys make. Its epoch is the newest revision among them.
    static func shardMap(of shards: [EtcdEntry], layout: EtcdEntry?) throws(CoordinationError) -> ShardMap {
        guard let layout else { throw .noMap }
        // A shard is never removed: as long as there are fewer, the map is being made.
        let expected = try layout.decoded(as: CoordinationV1.MapLayout.self).shards
        guard shards.count >= Int(expected) else { throw .noMap }
        var records: [ShardRecord] = []
        for entry in shards { records.append(try ShardRecord(entry)) }
        do throws(ShardMapError) {
            return try ShardMap(epoch: UInt64(shards.map(\.modRevision).max() ?? 0), shards: records)
        } catch {
            throw .unreadable("the records make no map: \(error)")
        }
    }

    /// The nodes that live or are draining. A record that cannot be read is passed over, for it says nothing.
    func nodes() -> [NodeRecord] {
        var alive: [NodeRecord] = []
        var draining: Set<NodeName> = []
        for entry in entries.values {
            if entry.key.hasPrefix(EtcdKeys.nodes), let node = try? entry.decoded(as: CoordinationV1.Node.self) {
                alive.append(
                    NodeRecord(
                        name: NodeName(node.name), address: node.address, zone: node.zone, startedAt: node.startedAt))
            } else if entry.key.hasPrefix(EtcdKeys.draining),
                let node = try? entry.decoded(as: CoordinationV1.Draining.self)
            {
                draining.insert(NodeName(node.name))
            }
        }
        return NodeRecord.merged(alive: alive, draining: draining)
    }

    /// The processes that can be found by role.
    func services() -> [ServiceInstance] {
        entries.values.compactMap { entry in
            guard entry.key.hasPrefix(EtcdKeys.services),
                let service = try? entry.decoded(as: CoordinationV1.ServiceInstance.self)
            else { return nil }
            return ServiceInstance(role: service.role, address: service.address)
        }.sorted()
    }

    /// The elections' terms.
    func leaders() -> EtcdLeaders {
        var leaders = EtcdLeaders(revision: revision)
        for entry in entries.values where entry.key.hasPrefix(EtcdKeys.elections) {
            leaders.terms[entry.key] = entry.createRevision
        }
        return leaders
    }
}

/// Who leads, as it was at one revision.
struct EtcdLeaders: Sendable, Equatable {
    var revision: Int64
    /// The term of each election that has a leader, by its key.
    var terms: [String: Int64] = [:]
}
