public import RPC

/// Asks a server whether it serves: a call that does nothing, and so costs what every call costs.
public struct HealthCheckWorkload: Workload {
    private let clients: [GRPCHealthV1.HealthClient]
    private let timeout: Duration

    /// - Parameter channels: Connections to the server, at least one.
    public init(_ channels: [any RPCChannel], timeout: Duration = .seconds(5)) {
        clients = channels.map { GRPCHealthV1.HealthClient($0) }
        self.timeout = timeout
    }

    /// Checks once, whatever the operation's key.
    ///
    /// - Throws: ``RPCError``; UNAVAILABLE when the server answers that it does not serve.
    public func perform(_ operation: LoadOperation) async throws {
        let client = clients[operation.connection % clients.count]
        let answer = try await client.check(.init(), options: CallOptions(timeout: timeout))
        guard answer.status == .serving else { throw RPCError(.unavailable, "the server does not serve") }
    }
}
