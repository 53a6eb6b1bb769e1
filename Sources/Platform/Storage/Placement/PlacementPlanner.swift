import Coordination

/// Says which wishes would make the placement better: values in, changes out.
///
/// In this order: every shard has enough holders that are not gone; draining nodes hold nothing; the holders of a
/// shard stand in different zones where there are enough; no node holds two replicas more than another that could
/// take one; no node is preferred as primary twice more often than another that could be; and when all of that is so, no
/// node's primaries have much more to do than another's.
///
/// A wish never names fewer holders than before unless there were too many: a replica leaves its shard only when
/// all holders wished for are in sync, so that moving costs no copy. Without a better place a holder stays wished
/// for, though it be gone: it may come back. Asked again once the wishes have come true, it has none: what is
/// balanced is left alone.
struct PlacementPlanner {
    let rules: PlacementRules
    /// The shards, with the wishes as planned so far.
    private(set) var shards: [ShardRecord]
    /// The zones of the nodes that may get replicas.
    let zones: [NodeName: String]
    let gone: Set<NodeName>
    let draining: Set<NodeName>
    /// Work a second of each shard, as far as it is known.
    let work: [ShardNumber: UInt64]
    private let alive: Set<NodeName>
    /// How many replicas each node that may get some shall hold.
    private var load: [NodeName: Int]
    /// How often each node is preferred as primary.
    private(set) var preferences: [NodeName: Int] = [:]
    /// How many replicas are being made on each node.
    private var arriving: [NodeName: Int] = [:]
    private var before: [ShardNumber: Placement] = [:]
    private var reasons: [ShardNumber: PlacementChange.Reason] = [:]

    /// - Parameters:
    ///   - nodes: Those that live or are draining.
    ///   - gone: Those that have been away for longer than ``PlacementRules/replaceAfter``.
    ///   - work: Work a second of each shard, as far as it is known.
    init(
        _ map: ShardMap, nodes: [NodeRecord], gone: Set<NodeName>, work: [ShardNumber: UInt64] = [:],
        rules: PlacementRules
    ) {
        self.rules = rules
        self.work = work
        self.gone = gone
        shards = map.shards
        alive = Set(nodes.filter(\.isAlive).map(\.name))
        draining = Set(nodes.filter(\.isDraining).map(\.name))
        zones = Dictionary(
            uniqueKeysWithValues: nodes.filter { $0.isAlive && !$0.isDraining }.map { ($0.name, $0.zone) })
        load = zones.mapValues { _ in 0 }
        for record in map.shards {
            preferences[record.placement.preferredPrimary, default: 0] += 1
            for holder in record.placement.holders {
                load[holder]? += 1
                if isArriving(holder, in: record) { arriving[holder, default: 0] += 1 }
            }
        }
    }

    /// The changes to wish for now.
    mutating func plan() -> [PlacementChange] {
        repair()
        replace(.drain) { planner, _, holder in planner.draining.contains(holder) }
        spread()
        trim()
        balance()
        balancePrimaries()
        if before.isEmpty { balanceWork() }
        return shards.compactMap { record in
            guard let reason = reasons[record.shard], let from = before[record.shard], from != record.placement else {
                return nil
            }
            return PlacementChange(shard: record.shard, from: from, to: record.placement, reason: reason)
        }
    }

    // MARK: Which holders

    /// Replaces holders that are gone and adds those that are missing, where fewest copies are left first.
    private mutating func repair() {
        let order = shards.indices.sorted { copies(of: shards[$0]) < copies(of: shards[$1]) }
        for place in order {
            for holder in shards[place].placement.holders where gone.contains(holder) {
                move(place, from: holder, .repair)
            }
            while shards[place].placement.holders.count < rules.replicas, move(place, from: nil, .repair) {}
        }
    }

    /// How many nodes that live have all of a shard.
    private func copies(of record: ShardRecord) -> Int { record.replicas.inSync.count(where: alive.contains) }

    /// Replaces holders for a reason that is seen of each by itself.
    private mutating func replace(
        _ reason: PlacementChange.Reason, where isUnwanted: (PlacementPlanner, Int, NodeName) -> Bool
    ) {
        for place in shards.indices where !isMoving(place) {
            for holder in shards[place].placement.holders where isUnwanted(self, place, holder) {
                move(place, from: holder, reason)
            }
        }
    }

    /// Replaces holders that stand in one zone with another, where there is a zone without any.
    private mutating func spread() {
        for place in shards.indices where !isMoving(place) {
            let holders = shards[place].placement.holders
            // Of two in one zone the one with more to hold goes.
            let crowded = holders.filter { crowding($0, among: holders) > 0 }
            guard let holder = crowded.max(by: { (load[$0] ?? 0, $0) < (load[$1] ?? 0, $1) }),
                let target = target(for: place, leaving: holder),
                crowding(target, among: holders.filter { $0 != holder }) == 0
            else { continue }
            move(place, from: holder, .spread)
        }
    }

    /// Takes a holder from shards that have too many, all of them in sync.
    private mutating func trim() {
        for place in shards.indices where !isMoving(place) {
            let (holders, replicas) = (shards[place].placement.holders, shards[place].replicas)
            let allAreThere = holders.allSatisfy { replicas.inSync.contains($0) && alive.contains($0) }
            guard holders.count > rules.replicas, allAreThere else { continue }
            let spare = holders.filter { $0 != replicas.primary }.max {
                (crowding($0, among: holders), load[$0] ?? 0, $0) < (crowding($1, among: holders), load[$1] ?? 0, $1)
            }
            guard let spare else { continue }
            set(place, holders: holders.filter { $0 != spare }, .trim)
            load[spare]? -= 1
        }
    }

    /// Moves replicas from nodes that hold more to nodes that hold less, while that makes the difference smaller.
    private mutating func balance() {
        while arriving.values.reduce(0, +) < rules.maxBalancingMoves, let step = balancingStep(),
            move(step.place, from: step.holder, to: step.target, .balance)
        {}
    }

    private func balancingStep() -> (place: Int, holder: NodeName, target: NodeName)? {
        let byLoad = load.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        for (target, least) in byLoad where hasRoom(for: target) {
            for (holder, most) in byLoad.reversed() where most > least + 1 {
                let place = shards.indices.first { place in
                    let holders = shards[place].placement.holders
                    return !isMoving(place) && holders.contains(holder) && !holders.contains(target)
                        && crowding(target, among: holders.filter { $0 != holder }) <= crowding(holder, among: holders)
                }
                if let place { return (place, holder, target) }
            }
        }
        return nil
    }

    // MARK: Moves

    /// Whether a replica of the shard is being made or waits to leave, or was planned to.
    func isMoving(_ place: Int) -> Bool {
        let record = shards[place]
        let holders = record.placement.holders
        return holders.contains { isArriving($0, in: record) }
            || !record.replicas.inSync.allSatisfy(holders.contains)
    }

    /// Whether a replica is being made on a holder.
    private func isArriving(_ holder: NodeName, in record: ShardRecord) -> Bool {
        alive.contains(holder) && !record.replicas.inSync.contains(holder)
    }

    /// How many others of these stand in the node's zone. A zone that is not known is shared with nobody.
    private func crowding(_ node: NodeName, among holders: [NodeName]) -> Int {
        guard let zone = zones[node], !zone.isEmpty else { return 0 }
        return holders.count { $0 != node && zones[$0] == zone }
    }

    private func hasRoom(for node: NodeName) -> Bool {
        arriving.values.reduce(0, +) < rules.maxConcurrentMoves && arriving[node, default: 0] < rules.maxMovesPerNode
    }

    /// The best node for another replica of a shard: in a zone of its own, with least to hold.
    private func target(for place: Int, leaving holder: NodeName?) -> NodeName? {
        let all = shards[place].placement.holders
        let holders = all.filter { $0 != holder }
        return load.keys.filter { !all.contains($0) }.min {
            (crowding($0, among: holders), load[$0] ?? 0, $0) < (crowding($1, among: holders), load[$1] ?? 0, $1)
        }
    }

    /// Plans that the best node holds a shard instead of a holder, or besides all.
    @discardableResult
    private mutating func move(_ place: Int, from holder: NodeName?, _ reason: PlacementChange.Reason) -> Bool {
        guard let target = target(for: place, leaving: holder) else { return false }
        return move(place, from: holder, to: target, reason)
    }

    private mutating func move(
        _ place: Int, from holder: NodeName?, to target: NodeName, _ reason: PlacementChange.Reason
    ) -> Bool {
        guard hasRoom(for: target) || shards[place].replicas.inSync.contains(target) else { return false }
        let record = shards[place]
        if let holder {
            load[holder]? -= 1
            if isArriving(holder, in: record) { arriving[holder, default: 1] -= 1 }
        }
        load[target]? += 1
        if !record.replicas.inSync.contains(target) { arriving[target, default: 0] += 1 }
        set(place, holders: record.placement.holders.filter { $0 != holder } + [target], reason)
        return true
    }

    /// Changes a wish; the preferred primary stays as long as it is among the holders.
    private mutating func set(_ place: Int, holders: [NodeName], _ reason: PlacementChange.Reason) {
        let placement = shards[place].placement
        var preferred = placement.preferredPrimary
        if !holders.contains(preferred) {
            // One that has the data already, so that it need not wait for a copy.
            let ready = holders.filter { shards[place].replicas.inSync.contains($0) && zones[$0] != nil }
            preferred = ready.min { preferences[$0, default: 0] < preferences[$1, default: 0] } ?? holders[0]
        }
        wish(place, Placement(holders: holders, preferredPrimary: preferred), reason)
    }

    /// Plans another wish for a shard.
    mutating func wish(_ place: Int, _ placement: Placement, _ reason: PlacementChange.Reason) {
        let shard = shards[place].shard
        if before[shard] == nil { before[shard] = shards[place].placement }
        if reasons[shard] == nil { reasons[shard] = reason }
        preferences[shards[place].placement.preferredPrimary, default: 1] -= 1
        preferences[placement.preferredPrimary, default: 0] += 1
        shards[place].placement = placement
    }
}
