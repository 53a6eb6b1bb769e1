public import RPC

/// Has the health of a process tell the truth about its store: NOT_SERVING while that takes no writes.
public struct StoreHealth: Sendable {
    private static let interval = Duration.milliseconds(100)

    /// The store.
    public let node: StorageNode
    private let health: HealthService

    /// - Parameter health: What is set; for the server as a whole.
    public init(node: StorageNode, health: HealthService) {
        self.node = node
        self.health = health
    }

    /// Shows how the store stands now.
    public func show() { health.set(node.standing == .takingWrites ? .serving : .notServing) }

    /// Follows the store until it fails for good, or the task is cancelled.
    public func follow() async {
        while !Task.isCancelled {
            show()
            if node.hasFailed { return }
            try? await Task.sleep(for: Self.interval)
        }
    }
}
