import Coordination
import RPC
import Testing

@Suite("Targets found by coordination", .timeLimit(.minutes(1)))
struct ResolverTests {
    private let coordination = LocalCoordination(map: nil)

    @Test("A channel to etcd:///role reaches the process that serves it, and its successor elsewhere")
    func byRole() async throws {
        let channel = try Channel("etcd:///identity", foundBy: coordination)
        try await follow(channel) { port in
            await coordination.announce(ServiceInstance(role: "identity", address: "127.0.0.1:\(port)"))
        }
    }

    @Test("A channel to a node reaches it wherever it was started last")
    func byNode() async throws {
        let channel = try Channel(NodeResolver(coordination, node: NodeName("storage-1")))
        try await follow(channel) { port in
            await coordination.register(NodeRecord(name: NodeName("storage-1"), address: "127.0.0.1:\(port)"))
        }
    }

    @Test("A role that is none is refused with the target's text", arguments: ["etcd:///", "etcd:///a/b", "etcd:/x"])
    func unreadable(target: String) {
        let error = #expect(throws: EndpointError.self) { try Channel(target, foundBy: coordination) }
        #expect(error?.text == target)
    }

    @Test("An address needs no coordination")
    func plainAddress() async throws {
        let server = Server(listening: .clear(host: "127.0.0.1", port: 0), services: [HealthService()])
        let channel = try Channel("127.0.0.1:\(try await server.start())", foundBy: coordination)
        #expect(try await isKnown("", by: channel))
        await channel.shutdown()
        await server.shutdown()
    }

    /// Lets two servers be found one after the other by what `announce` does with their ports.
    private func follow(_ channel: Channel, _ announce: (Int) async -> Registration) async throws {
        for name in ["first", "second"] {
            let health = HealthService()
            health.set(.serving, for: name)
            let server = Server(listening: .clear(host: "127.0.0.1", port: 0), services: [health])
            let registration = await announce(try await server.start())
            // The news travels to the channel by itself; until then the server before this one is asked.
            while try await !isKnown(name, by: channel) { await Task.yield() }
            await registration.end()
            await server.shutdown()
        }
        await channel.shutdown()
    }

    /// Whether the server that the channel leads to knows this service. One that went down knows nothing.
    private func isKnown(_ service: String, by channel: Channel) async throws -> Bool {
        do {
            let options = CallOptions(timeout: .seconds(10), waitForReady: true)
            let response = try await GRPCHealthV1.HealthClient(channel).check(.init(service: service), options: options)
            return response.status == .serving
        } catch let error as RPCError where [.notFound, .unavailable].contains(error.code) {
            return false
        }
    }
}
