import RPC
import Storage

/// Has the health of a process tell the truth about its store: NOT_SERVING while that takes no writes.
struct StoreHealth: Sendable {
    private static let interval = Duration.milliseconds(100)

    let node: StorageNode
    let health: HealthService

    /// Shows how the store stands now.
    func show() { health.set(node.standing == .takingWrites ? .serving : .notServing) }

    /// Follows the store until it fails for good, or the task is cancelled.
    func follow() async {
        while !Task.isCancelled {
            show()
            if node.hasFailed { return }
            try? await Task.sleep(for: Self.interval)
        }
    }
}

extension StorageStanding {
    /// What operators are told of a store that takes no writes.
    var trouble: String {
        switch self {
        case .takingWrites: "serving"
        case .diskFull: "the store's disk is full"
        case .noResources: "the system gives the store no descriptors or memory"
        case .failed: "the store's disk failed, or a file on it is damaged"
        }
    }
}
