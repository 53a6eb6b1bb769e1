import Coordination
import Storage

/// Gives away the shards that a node is primary of before it leaves: a hand-over takes milliseconds, a take-over waits for
/// leases to run out.
struct PrimaryHandOver {
    /// How long the node stays for it. What is left then is taken over.
    static let patience = Duration.seconds(2)

    let node: StorageNode
    let name: NodeName
    let coordination: any Coordination

    /// Wishes every such shard another primary, and waits until none is left here.
    func run() async {
        let deadline = ContinuousClock.now + Self.patience
        let led = Set(node.replicas.filter(\.isPrimary).map(\.shard))
        let wishes = Task {
            await withTaskGroup(of: Void.self) { group in
                for record in node.map.shards where led.contains(record.shard) {
                    group.addTask { await wish(record) }
                }
            }
        }
        while ContinuousClock.now < deadline, node.replicas.contains(where: \.isPrimary) {
            try? await Task.sleep(for: .milliseconds(10))
        }
        wishes.cancel()
    }

    /// Wishes a shard another primary of those that are in sync. That it fails is no harm.
    private func wish(_ record: ShardRecord) async {
        let others = record.placement.holders.filter { $0 != name && record.replicas.inSync.contains($0) }
        guard let next = others.randomElement() else { return }
        var placement = record.placement
        placement.preferredPrimary = next
        _ = try? await coordination.place(record.shard, expected: record.placement, placement, under: nil)
    }
}
