import RPC
import Testing

@Suite("Health service")
struct HealthTests {
    private let health = HealthService()
    private var client: GRPCHealthV1.HealthClient { .init(InProcessChannel(services: [health])) }

    @Test("a check tells the status, NOT_FOUND for a service nobody set (gRPC health checking, Check)")
    func check() async throws {
        #expect(try await client.check(.init()).status == .serving)
        let error = await #expect(throws: RPCError.self) { try await client.check(.init(service: "a.B")) }
        #expect(error?.code == .notFound)
        health.set(.notServing, for: "a.B")
        #expect(try await client.check(.init(service: "a.B")).status == .notServing)
    }

    @Test("a watch tells the status at once and at each change, SERVICE_UNKNOWN first for an unknown service")
    func watch() async throws {
        var seen: [HealthService.Status] = []
        for try await response in client.watch(.init(service: "a.B")) {
            seen.append(response.status)
            switch response.status {
            case .serviceUnknown: health.set(.serving, for: "a.B")
            case .serving:
                health.set(.serving, for: "a.B")
                health.set(.notServing, for: "a.B")
            default: break
            }
            if response.status == .notServing { break }
        }
        #expect(seen == [.serviceUnknown, .serving, .notServing])
    }

    @Test("after shutDown everything is NOT_SERVING for good, and watchers hear of it")
    func shutDown() async throws {
        var last: HealthService.Status?
        for try await response in client.watch(.init()) {
            last = response.status
            if last == .serving { health.shutDown() } else { break }
        }
        #expect(last == .notServing)
        health.set(.serving)
        #expect(try await client.check(.init()).status == .notServing)
    }
}
