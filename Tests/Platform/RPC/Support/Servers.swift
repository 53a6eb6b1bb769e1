import RPC
import Wire

/// Runs `body` beside a server in clear on a port of its own, and stops the server. `body` may block.
func withServer(
    services: [any RPCService], limits: ServerLimits = ServerLimits(), json: JSONStrictness = .lenient,
    _ body: (Int) async throws -> Void
) async throws {
    let server = Server(
        listening: .clear(host: "127.0.0.1", port: 0), services: services, limits: limits, json: json, threads: 1)
    let port = try await server.start()
    do {
        try await withTaskExecutorPreference(BlockingExecutor.shared) { try await body(port) }
    } catch {
        await server.shutdown(grace: .seconds(1))
        throw error
    }
    await server.shutdown(grace: .seconds(1))
}
