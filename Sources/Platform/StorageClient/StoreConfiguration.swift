/// How long a ``Store`` waits and tries.
public struct StoreConfiguration: Sendable, Equatable {
    /// The deadline of a call that brings none. Nil leaves such calls without one, for services and store in one
    /// process, where a call's own deadline holds already; they are still tried again for ten seconds at most.
    public var defaultTimeout: Duration? = .seconds(10)
    /// How long one node may take before the call is made again, there or elsewhere: what finds a node that hangs.
    /// Nil waits as long as the call may take.
    public var attemptTimeout: Duration? = .seconds(1)
    /// The same for a batch of writes, which takes longer.
    public var batchAttemptTimeout: Duration? = .seconds(5)
    /// How long a scan or a stream of changes that does not get on is tried again before it fails.
    public var streamPatience: Duration = .seconds(60)

    /// The defaults, for a cluster.
    public init() {}

    /// For a store in the same process: the store cannot hang alone, and a deadline less is a task less.
    public static let embedded: StoreConfiguration = {
        var configuration = StoreConfiguration()
        configuration.defaultTimeout = nil
        configuration.attemptTimeout = nil
        configuration.batchAttemptTimeout = nil
        return configuration
    }()
}
