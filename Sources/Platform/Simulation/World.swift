import History
import Replication

/// A whole cluster in one thread: nodes, network, coordination, clients, and the time and chance they share.
final class World {
    static let chainName = "chain"
    static let recordNames = (0..<Scenario.records).map { "r\($0)" }

    let scenario: Scenario
    let mutation: Mutation?
    let ids: [ReplicaID] = (0..<Scenario.nodes).map { ReplicaID("n\($0)") }
    let partitions: Int
    let maxShards: Int
    @exclusivity(unchecked) var random: SplitMix
    @exclusivity(unchecked) private(set) var now = 0
    @exclusivity(unchecked) var network: Network
    private(set) var nodes: [Node] = []
    private(set) var clients: [Client] = []
    private(set) var coordination: CoordinationModel!
    /// All commands of the run; the first stands for what a corrupt entry is read as.
    private(set) var commands = [Command(partition: 0)]
    private(set) var operations: [Operation] = []
    /// Commands that were acknowledged, with their versions.
    var acknowledged: [(command: Int, version: UInt64)] = []
    var faults: [Fault: Int] = [:]
    var splits = 0
    /// What went wrong first.
    private(set) var failure: String?

    @exclusivity(unchecked) private var queue = EventQueue()
    /// The command that any replica applied at each index of each shard.
    private var applied: [[UInt64: Int]]
    private let trace: ((String) -> Void)?

    init(seed: UInt64, mutation: Mutation?, trace: ((String) -> Void)?) {
        var random = SplitMix(seed: seed)
        scenario = Scenario(using: &random)
        self.random = random
        self.mutation = mutation
        self.trace = trace
        partitions = scenario.shards * scenario.partitionsPerShard
        maxShards = scenario.shards + scenario.maxSplits
        applied = Array(repeating: [:], count: maxShards)
        network = Network(scenario)
        coordination = CoordinationModel(self)
        nodes = (0..<Scenario.nodes).map { Node($0, self) }
        clients = (0..<scenario.clients).map { Client($0, self) }
        addShards()
        for node in nodes { node.start() }
        for client in clients { after(self.random.below(500.milliseconds)) { client.next() } }
    }

    private func addShards() {
        for shard in 0..<scenario.shards {
            let holders = Array(ids.shuffled(using: &random).prefix(scenario.replicas))
            var owned = PartitionSet(bits: 0)
            for place in 0..<scenario.partitionsPerShard { owned.insert(shard * scenario.partitionsPerShard + place) }
            guard let configuration = ReplicaConfiguration(epoch: 1, primary: holders[0], inSync: holders) else {
                continue
            }
            coordination.add(
                ShardRecord(
                    shard: shard, owned: owned, configuration: configuration,
                    placement: ReplicaPlacement(holders: holders)))
        }
    }

    // MARK: Time

    /// Plans an action so many nanoseconds from now.
    func after(_ wait: Int, _ action: @escaping () -> Void) { queue.add(at: now + max(0, wait), action) }

    /// Lets time pass until a condition holds, or something failed. False when that took too long.
    func run(until moment: Int, or condition: () -> Bool = { false }) -> Bool {
        while failure == nil, !condition() {
            guard let event = queue.next(by: moment) else {
                now = moment
                return condition()
            }
            now = event.time
            event.action()
        }
        return failure == nil
    }

    // MARK: Messages

    func send(from sender: Int, to receiver: Int, _ arrival: @escaping (Node) -> Void) {
        for way in network.ways(from: sender, to: receiver, at: now, using: &random) {
            let node = nodes[receiver]
            after(way) { arrival(node) }
        }
    }

    func send(_ request: Request, to node: Int) {
        guard !random.chance(network.loss) else { return }
        let node = nodes[node]
        after(network.way(using: &random)) { node.receive(request) }
    }

    func reply(_ answer: Answer, to request: Request, from node: Int) {
        guard !random.chance(network.loss) else { return }
        let client = clients[request.client]
        after(network.way(using: &random)) { client.receive(answer, to: request.attempt) }
    }

    // MARK: Records of the run

    func add(_ command: Command) -> Int {
        commands.append(command)
        return commands.count - 1
    }

    func record(_ operation: Operation) {
        operations.append(operation)
        note { HistoryText.line(operation) }
    }

    /// Any two replicas apply the same command at the same index of a shard.
    func observe(_ command: Int, at index: UInt64, of shard: Int, by node: Node) {
        if let known = applied[shard].updateValue(command, forKey: index), known != command {
            fail("\(node.id) applies command \(command) at index \(index) of shard \(shard), another applied \(known)")
        }
    }

    func fail(_ reason: String) {
        guard failure == nil else { return }
        failure = reason
        note { "violation: \(reason)" }
        for node in nodes {
            for case let hosted? in node.process?.shards ?? [] {
                note { "\(node.id): shard \(hosted.number) \(hosted.replica)" }
            }
        }
    }

    func note(_ text: () -> String) {
        guard let trace else { return }
        let milliseconds = now / 1_000_000
        trace("\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst()) \(text())")
    }

    func number(of id: ReplicaID) -> Int { Self.number(of: id) }

    /// The number of a node by its name, `n0` to `n4`.
    static func number(of id: ReplicaID) -> Int { Int(id.name.utf8.last ?? 48) - 48 }
}
