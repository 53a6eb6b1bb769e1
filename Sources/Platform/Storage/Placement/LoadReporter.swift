public import Coordination
public import Logging

/// Tells coordination now and then how much the shards that a node leads have it do, so that the controller can even it
/// out.
public struct LoadReporter: Sendable {
    private let node: StorageNode
    private let name: NodeName
    private let coordination: any MembershipCoordination
    private let interval: Duration
    private let logger: Logger

    /// Makes a reporter; ``run()`` brings it to life.
    public init(
        _ node: StorageNode, name: NodeName, coordination: any MembershipCoordination,
        every interval: Duration = PlacementRules().loadInterval, logger: Logger = Logger(label: "shuangma.placement")
    ) {
        self.node = node
        self.name = name
        self.coordination = coordination
        self.interval = interval
        self.logger = logger
    }

    /// Reports until the task is cancelled.
    public func run() async {
        var meter = LoadMeter()
        var last = ContinuousClock.now
        while !Task.isCancelled {
            let now = ContinuousClock.now
            let load = meter.observe(node.replicas, after: (now - last) / .seconds(1))
            last = now
            do {
                try await coordination.report(NodeLoad(node: name, shards: load))
            } catch {
                logger.debug("cannot report the load", metadata: ["reason": "\(error)"])
            }
            try? await Task.sleep(for: interval)
        }
    }
}
