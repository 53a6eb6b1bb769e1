import Replication

/// A kind of trouble, or of change, that a run meets.
public enum Fault: String, Sendable, CaseIterable {
    case crash, flicker, pause, isolate, cutOneWay, cutPair, loss, slowDisk, failSync, loseDisk, corruptLog
    case coordinationOutage, coordinationCut, slowWatch, move, handOver, split, leave
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
