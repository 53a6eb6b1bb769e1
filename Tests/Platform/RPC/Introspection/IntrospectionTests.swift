import Foundation
import InteropSuite
import TestContracts
import Testing

@testable import RPC

@Suite("Introspection", .timeLimit(.minutes(1)))
struct IntrospectionTests {
    private struct Page: Decodable {
        struct Server: Decodable {
            let name: String
            let calls: Int
            let connections: Int
            let connection: [Connection]
        }
        struct Connection: Decodable {
            let `protocol`: String
            let ageMs: Int
            let stream: [Stream]
        }
        struct Stream: Decodable {
            let method: String?
            let deadlineMs: Int?
        }
        struct Channel: Decodable {
            let name: String
            let loop: [Loop]
        }
        struct Loop: Decodable {
            let target: String
            let endpoint: [Endpoint]
        }
        struct Endpoint: Decodable {
            let address: String
            let state: String
            let openCalls: Int
        }
        let servers: [Server]
        let channels: [Channel]

        init(_ json: [UInt8]) throws {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            self = try decoder.decode(Page.self, from: Data(json))
        }
    }

    @Test("Shows connections, their calls and the endpoints of channels, without addresses of callers")
    func page() async throws {
        let server = Server(listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], threads: 1)
        let port = try await server.start()
        let channel = try RPC.Channel("127.0.0.1:\(port)")
        let client = GRPCTesting.TestServiceClient(channel)
        let (hold, release) = AsyncStream.makeStream(of: Void.self)
        let introspection = Introspection(servers: ["one": server], channels: ["to one": channel])
        var page: Page?
        let responses = client.fullDuplexCall(options: .init(timeout: .seconds(30))) { requests in
            try await requests.send(.init(responseParameters: [.init(size: 1)]))
            for await _ in hold {}
        }
        for try await _ in responses {
            let text = await introspection.text()
            #expect(!String(decoding: text, as: UTF8.self).contains("peer"))
            page = try Page(text)
            release.finish()
        }
        let shown = try #require(page)
        #expect(shown.servers.map(\.name) == ["one"])
        #expect(shown.servers[0].calls == 1)
        #expect(shown.servers[0].connections == 1)
        #expect(shown.servers[0].connection[0].protocol == "h2")
        #expect(shown.servers[0].connection[0].stream[0].method == "/grpc.testing.TestService/FullDuplexCall")
        #expect((1...30_000).contains(shown.servers[0].connection[0].stream[0].deadlineMs ?? 0))
        #expect(shown.channels[0].loop[0].endpoint[0].state == "ready")
        #expect(shown.channels[0].loop[0].endpoint[0].openCalls == 1)
        await channel.shutdown()
        await server.shutdown(grace: .seconds(1))
    }

    @Test("Shows no more connections and streams than allowed")
    func bounds() async throws {
        let server = Server(listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], threads: 1)
        let port = try await server.start()
        let connections = try (0..<3).map { _ in try RawConnection(port: port) }
        for connection in connections {
            connection.send(RawFrame.opening)
            _ = connection.frame { $0.type == RawFrame.settings }
        }
        let introspection = Introspection(servers: ["one": server], connectionsMax: 2)
        let page = try Page(await introspection.text())
        #expect(page.servers[0].connections == 3)
        #expect(page.servers[0].connection.count == 2)
        await server.shutdown(grace: .zero)
    }
}
