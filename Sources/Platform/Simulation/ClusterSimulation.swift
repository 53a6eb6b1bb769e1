import History

/// Runs of a whole cluster in one thread, under faults, each decided by its seed alone.
///
/// A run has two parts. While faults happen, clients read and write, nodes crash, pause, lose messages and disks,
/// and shards are moved, handed over and split. Then all is healed, and progress is demanded: a write and a read of
/// every partition succeed, every shard comes to where it is wished, its replicas are equal. At last the
/// history of the clients is checked.
public enum ClusterSimulation {
    /// What came of a run.
    public struct Result: Sendable {
        /// The seed that the run followed; the same seed gives the same run.
        public let seed: UInt64
        /// What clients did.
        public let operations: Int
        /// Time within the run, in seconds.
        public let seconds: Double
        /// How often each fault happened.
        public let faults: [Fault: Int]
        /// What went wrong; nil when nothing did.
        public let violation: String?
    }

    /// Runs one seed.
    ///
    /// - Parameters:
    ///   - mutation: A bug to put in.
    ///   - trace: Takes what happens, line by line.
    public static func run(
        seed: UInt64, mutation: Mutation? = nil, trace: ((String) -> Void)? = nil
    ) -> Result {
        let world = World(seed: seed, mutation: mutation, trace: trace)
        world.scheduleFault()
        _ = world.run(until: world.scenario.healing)
        if world.failure == nil { settle(world) }
        if world.failure == nil { judge(world) }
        return Result(
            seed: seed, operations: world.operations.count, seconds: Double(world.now) / 1e9, faults: world.faults,
            violation: world.failure)
    }

    /// Heals everything and waits until all clients are done and the cluster is at rest.
    private static func settle(_ world: World) {
        world.heal()
        let limit = world.scenario.healing + Scenario.patience
        let isDone = world.run(until: limit) { world.clients.allSatisfy(\.isDone) }
        guard world.failure == nil else { return }
        guard isDone else {
            world.fail(
                "no progress: clients wait \(Scenario.patience / 1.seconds) s after healing; "
                    + (world.unrest ?? "at rest")
            )
            return
        }
        while world.failure == nil, let unrest = world.unrest {
            guard world.now < limit else {
                world.fail("no rest: \(unrest)")
                return
            }
            _ = world.run(until: world.now + 100.milliseconds)
        }
        if world.failure == nil { world.checkAcknowledged() }
    }

    private static func judge(_ world: World) {
        let report = HistoryCheck.check(world.operations, maxSteps: 200_000)
        if let violation = report.violations.first { world.fail("\(violation)") }
    }
}
