import Replication

/// A kind of trouble, or of change, that a run meets.
public enum Fault: String, Sendable, CaseIterable {
    // A run picks faults by their places here: another order makes other runs of the same seeds.

    /// A process dies and starts again; of what it had not synced, some or all is lost.
    case crash
    /// The power fails at most nodes for a moment, perhaps while a primary is cut off.
    case flicker
    /// A process stands still, as under SIGSTOP, and then goes on.
    case pause
    /// A node is cut off from all others, in one direction or both, perhaps from coordination as well.
    case isolate
    /// Messages from one node to one other are lost.
    case cutOneWay
    /// Messages between two nodes are lost in both directions.
    case cutPair
    /// 5 to 60 % of all messages are lost.
    case loss
    /// A node's syncs take 20 to 1,500 ms.
    case slowDisk
    /// A node's next sync fails.
    case failSync
    /// A node loses shards that other in-sync members hold as well.
    case loseDisk
    /// An entry of a node's log is damaged while the node is down.
    case corruptLog
    /// Coordination answers nobody.
    case coordinationOutage
    /// Coordination does not answer one node.
    case coordinationCut
    /// Coordination reports changes late.
    case slowWatch
    /// A shard's replicas are wished on other nodes.
    case move
    /// Another holder is wished as a shard's primary.
    case handOver
    /// A part of a shard's partitions is wished in a shard of its own.
    case split
    /// A process is told to stop, hands over what it can, and starts again later.
    case leave
}

/// What a run is made of: all of it follows from the seed.
struct Scenario {
    static let nodes = 5

    /// Replicas that a shard shall have.
    let replicas: Int
    /// Shards at the start; each split adds one.
    let shards: Int
    let partitionsPerShard: Int
    static let records = 3
    let clients: Int
    /// Some runs are short and full of operations on one shard: they meet the narrow moments.
    let isDense: Bool
    let settings: ReplicaSettings
    /// The faults that may happen: few of them in a run find other bugs than all of them.
    let faults: [Fault]
    /// Mean time between faults, in nanoseconds, as all times here.
    let faultInterval: Int
    /// When faults end.
    let healing: Int
    /// How much faster than true time each node's clock runs, as a part of a million.
    let drift: [Int]
    let loss: Double
    let duplication: Double
    /// Longest usual way of a message.
    let delay: Int
    /// Chance that a reader is interrupted between its read and the look at its lease.
    let readerStalls: Double
    let thinkTime: Int
    /// Longest usual sync of a disk.
    let syncTime: Int
    let maxSplits: Int

    /// After healing, all must be well by then.
    static let patience = 20.seconds

    init(using random: inout SplitMix) {
        replicas = [3, 3, 3, 3, 2, 5][random.below(6)]
        isDense = random.chance(0.15)
        shards = isDense ? 1 : random.within(1...2)
        partitionsPerShard = random.within(2...3)
        clients = isDense ? 6 : random.within(3...6)
        settings = Self.settings(replicas, using: &random)
        let all = Fault.allCases
        let share = random.within(2...10)
        let chosen = all.filter { _ in random.within(1...10) <= share }
        faults = chosen.isEmpty ? [.crash] : chosen
        faultInterval = random.within(150...1500).milliseconds
        healing = isDense ? 4.seconds : random.within(5...12).seconds
        // The drift bound is how much faster one clock may be than another: some runs go to it exactly.
        let fastest = random.chance(0.5) ? 10_000 : random.below(10_000)
        drift = (0..<Self.nodes).map { _ in
            random.chance(0.5) ? (random.chance(0.5) ? fastest : 0) : random.within(0...fastest)
        }
        loss = random.chance(0.5) ? 0 : Double(random.below(80)) / 1000
        duplication = random.chance(0.5) ? 0 : Double(random.below(80)) / 1000
        delay = [300.microseconds, 2.milliseconds, 2.milliseconds, 30.milliseconds][random.below(4)]
        readerStalls = random.chance(0.5) ? 0 : Double(random.below(200)) / 1000
        thinkTime = isDense ? 10.milliseconds : random.within(20...200).milliseconds
        syncTime = [2.milliseconds, 2.milliseconds, 20.milliseconds, 80.milliseconds][random.below(4)]
        maxSplits = 2
    }

    private static func settings(_ replicas: Int, using random: inout SplitMix) -> ReplicaSettings {
        var settings = ReplicaSettings()
        settings.minInSync = replicas == 2 ? 1 : replicas / 2 + random.below(2)
        settings.maxEntriesInMessage = [1, 4, 512][random.below(3)]
        settings.maxEntriesInFlight = [4, 64, 4096][random.below(3)]
        settings.maxRetainedEntries = [4, 40, 100_000][random.below(3)]
        settings.admissionLag = [1, 16, 1024][random.below(3)]
        if random.chance(0.2) { settings.maxUncommittedEntries = 8 }
        return settings
    }
}

extension Int {
    /// So many seconds in nanoseconds.
    var seconds: Int { self * 1_000_000_000 }
    /// So many milliseconds in nanoseconds.
    var milliseconds: Int { self * 1_000_000 }
    /// So many microseconds in nanoseconds.
    var microseconds: Int { self * 1_000 }
}
