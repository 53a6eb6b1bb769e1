import Replication

/// A shard as coordination records it.
struct ShardRecord {
    let shard: Int
    var owned: PartitionSet
    var configuration: ReplicaConfiguration
    var placement: ReplicaPlacement
    /// The shard that this was split from, where in its log, and what it began with.
    var origin: (parent: Int, index: UInt64, moved: PartitionSet)?
    /// The wish to give these partitions to a new shard.
    var splitWish: PartitionSet?
    /// Rises with every change.
    var revision = 0
}

/// A model of etcd: records that change by compare-and-swap, watches that tell of the newest state a while
/// later. A request or its answer may be lost, so that the outcome of a change is not known.
final class CoordinationModel {
    // Unchecked: it belongs to the world.
    private unowned(unsafe) let world: World
    private(set) var records: [ShardRecord] = []
    private var revision = 0
    /// Nothing is answered until then.
    var downUntil = 0
    /// Nodes that cannot reach it, until then.
    var cutUntil: [Int]
    /// Watches are told nothing until then.
    var watchesSlowUntil = 0

    init(_ world: World) {
        self.world = world
        cutUntil = Array(repeating: 0, count: Scenario.nodes)
    }

    func add(_ record: ShardRecord) {
        records.append(record)
        changed(record.shard)
    }

    // MARK: Changes

    /// Replaces a shard's set if its epoch is the expected one. `answer` gets the record that is there then,
    /// and may never be called.
    func propose(
        _ next: ReplicaConfiguration, for shard: Int, expectedEpoch: UInt64, by node: Int,
        answer: @escaping (ShardRecord) -> Void
    ) {
        request(by: node, answer: answer) { [unowned self] in
            if records[shard].configuration.epoch == expectedEpoch {
                records[shard].configuration = next
                changed(shard)
                world.note { "coordination: shard \(shard) \(next.summary)" }
            }
            return records[shard]
        }
    }

    /// Calls `answer` if coordination hears the question and is heard.
    func confirm(by node: Int, answer: @escaping () -> Void) {
        request(by: node, answer: { _ in answer() }) { [unowned self] in records[0] }
    }

    /// Splits a shard as its record wishes, if its epoch is the expected one.
    func split(
        _ shard: Int, expectedEpoch: UInt64, through index: UInt64, by node: Int,
        answer: @escaping (ShardRecord) -> Void
    ) {
        request(by: node, answer: answer) { [unowned self] in
            let record = records[shard]
            guard record.configuration.epoch == expectedEpoch, let moved = record.splitWish else { return record }
            records[shard].owned.remove(moved)
            records[shard].splitWish = nil
            records[shard].configuration = record.configuration.at(epoch: expectedEpoch + 1)
            changed(shard)
            world.note { "coordination: shard \(shard) is split at \(index) into \(records.count)" }
            add(
                ShardRecord(
                    shard: records.count, owned: moved, configuration: record.configuration.at(epoch: 1),
                    placement: record.placement, origin: (shard, index, moved)))
            return records[shard]
        }
    }

    /// A wish of the controller, which is never lost here: it would wish again.
    func wish(_ shard: Int, _ change: (inout ShardRecord) -> Void) {
        change(&records[shard])
        changed(shard)
    }

    private func request(
        by node: Int, answer: @escaping (ShardRecord) -> Void, _ perform: @escaping () -> ShardRecord
    ) {
        world.after(travel) { [unowned self] in
            guard isReachable(by: node) else { return }
            let record = perform()
            world.after(travel) { [unowned self] in
                // The change is made even when its answer is lost.
                if isReachable(by: node), !world.random.chance(0.05) { answer(record) }
            }
        }
    }

    private var travel: Int { world.random.within(1...8).milliseconds }

    func isReachable(by node: Int) -> Bool { downUntil <= world.now && cutUntil[node] <= world.now }

    // MARK: Watches

    private func changed(_ shard: Int) {
        revision += 1
        records[shard].revision = revision
        for node in world.nodes where !records[shard].configuration.inSync.contains(node.id) { node.lost.remove(shard) }
        for node in 0..<Scenario.nodes { notify(node) }
        for client in world.clients { notify(client) }
    }

    private func notify(_ node: Int) {
        let slow = max(0, watchesSlowUntil - world.now)
        world.after(slow + world.random.within(2...60).milliseconds) { [unowned self] in
            guard isReachable(by: node) else {
                retryNotify(node)
                return
            }
            world.nodes[node].learn(records)
        }
    }

    private func retryNotify(_ node: Int) {
        let wait = max(downUntil, cutUntil[node]) - world.now
        world.after(wait + 1.milliseconds) { [unowned self] in notify(node) }
    }

    private func notify(_ client: Client) {
        let slow = max(0, max(watchesSlowUntil, downUntil) - world.now)
        let usual = world.random.chance(0.4) ? 2500 : 60
        world.after(slow + world.random.within(2...usual).milliseconds) { [unowned self, unowned client] in
            client.learn(records)
        }
    }

    /// What a node that starts finds, once it reaches coordination.
    func tell(_ node: Int) { notify(node) }
}

extension ReplicaConfiguration {
    /// The same set in another epoch.
    func at(epoch: UInt64) -> ReplicaConfiguration {
        ReplicaConfiguration(epoch: epoch, primary: primary, inSync: inSync) ?? self
    }

    var summary: String { "epoch \(epoch), primary \(primary), in sync \(inSync.map(\.name).joined(separator: " "))" }
}
