import Formats
import Foundation
import InteropSuite
import NIOSSL
import RPC
import TestContracts
import TestSupport
import Testing

@Suite("Interoperability with grpcio", .serialized)
struct InteropTests {
    /// grpcio's server does not see whether a request came compressed, so it cannot refuse a false claim.
    private static let beyondGrpcioServer = ["client_compressed_unary", "client_compressed_streaming"]

    private let folder: TemporaryFolder
    private let descriptors: String

    init() throws {
        folder = try TemporaryFolder()
        let set = try #require(Base64.decode(TestDescriptors.base64.description))
        descriptors = try folder.write(set, to: "contract.set")
    }

    @Test(
        "grpcio as client, our server: every kind of call, metadata, statuses, limits, deadlines, health, reflection",
        .timeLimit(.minutes(1)), arguments: [false, true])
    func grpcioClient(tls: Bool) async throws {
        let certificates = tls ? try Certificates() : nil
        let offered: [any RPCService] = [TestService(), HealthService()]
        let services =
            offered + (try ServerReflection.services(showing: offered, descriptors: [TestDescriptors.base64]))
        let server = Server(listening: try listener(certificates), services: services, threads: 1)
        let port = try await server.start()
        var arguments = [tls ? "localhost:\(port)" : "127.0.0.1:\(port)", descriptors]
        if let certificates {
            arguments += [certificates.authority, certificates.client.certificate, certificates.client.key]
        }
        let client = try Python("client.py", arguments)
        var passed = 0
        for await line in client.lines() {
            if line.hasPrefix("ok ") { passed += 1 } else { Issue.record("\(line)") }
        }
        client.stop()
        #expect(passed == 29)
        await server.shutdown(grace: .seconds(1))
    }

    @Test(
        "connectrpc as client, our server: Connect, gRPC-Web and gRPC, HTTP/1.1 and HTTP/2, protobuf and JSON, gzip or not",
        .timeLimit(.minutes(1)))
    func connectClient() async throws {
        let server = Server(listening: try listener(nil), services: [TestService()], threads: 1)
        let client = try Python("connect_client.py", ["\(try await server.start())", descriptors])
        var passed = 0
        for await line in client.lines() {
            if line.hasPrefix("ok ") { passed += 1 } else { Issue.record("\(line)") }
        }
        client.stop()
        #expect(passed == 20 * 11)
        await server.shutdown(grace: .seconds(1))
    }

    @Test(
        "gRPC interoperability test cases, our client and our server", .timeLimit(.minutes(1)),
        arguments: InteropCase.all, [false, true])
    func officialCase(_ interopCase: InteropCase, tls: Bool) async throws {
        let certificates = tls ? try Certificates() : nil
        let server = Server(listening: try listener(certificates), services: [TestService()], threads: 1)
        try await run([interopCase], at: try await server.start(), certificates)
        await server.shutdown(grace: .seconds(1))
    }

    @Test(
        "our client, grpcio as server: every kind of call, metadata, statuses, deadlines, cancellation",
        .timeLimit(.minutes(1)), arguments: [false, true])
    func grpcioServer(tls: Bool) async throws {
        let certificates = tls ? try Certificates() : nil
        var arguments = [descriptors]
        if let certificates {
            arguments += [certificates.server.certificate, certificates.server.key, certificates.authority]
        }
        let server = try Python("server.py", arguments)
        defer { server.stop() }
        var first = server.lines().makeAsyncIterator()
        let line = try #require(await first.next())
        let port = try #require(line.split(separator: " ").last.flatMap { Int($0) })
        var configuration = ChannelConfiguration()
        if let certificates { configuration.security = .tls(try clientTLS(certificates)) }
        let channel = try RPC.Channel(tls ? "localhost:\(port)" : "127.0.0.1:\(port)", configuration: configuration)
        try await CallSuite(channel: channel).run()
        try await healthAndReflection(of: channel)
        await channel.shutdown()
        configuration.compression = .gzip
        let compressing = try RPC.Channel(
            tls ? "localhost:\(port)" : "127.0.0.1:\(port)", configuration: configuration)
        try await CallSuite(channel: compressing).run()
        var options = CallOptions()
        options.response = ResponseMetadata()
        let request = GRPCTesting.SimpleRequest(responseSize: 271_828, responseCompressed: .init(value: true))
        let response = try await GRPCTesting.TestServiceClient(compressing).unaryCall(request, options: options)
        #expect(response.payload?.body.count == 271_828)
        #expect(options.response?.lastResponseWasCompressed == true)
        await compressing.shutdown()
        try await run(InteropCase.all.filter { !Self.beyondGrpcioServer.contains($0.name) }, at: port, certificates)
    }

    /// Runs cases against a server of this machine.
    private func run(_ cases: [InteropCase], at port: Int, _ certificates: Certificates?) async throws {
        var configuration = ChannelConfiguration()
        if let certificates { configuration.security = .tls(try clientTLS(certificates)) }
        let target = try ChannelTarget(certificates == nil ? "127.0.0.1:\(port)" : "localhost:\(port)")
        let client = try InteropClient { [configuration] in try RPC.Channel(target, configuration: configuration) }
        for interopCase in cases {
            do { try await interopCase.run(client) } catch { Issue.record("\(interopCase): \(error)") }
        }
        await client.shutdown()
    }

    private func healthAndReflection(of channel: RPC.Channel) async throws {
        let health = GRPCHealthV1.HealthClient(channel)
        #expect(try await health.check(.init()).status == .serving)
        #expect(try await health.check(.init(service: "grpc.testing.TestService")).status == .notServing)
        for try await response in health.watch(.init(service: "no.Such")) {
            #expect(response.status == .serviceUnknown)
            break
        }
        let reflection = GRPCReflectionV1Alpha.ServerReflectionClient(channel)
        var names: [String] = []
        let answers = reflection.serverReflectionInfo { try await $0.send(.init(messageRequest: .listServices(""))) }
        for try await answer in answers {
            guard case .listServicesResponse(let list)? = answer.messageResponse else { continue }
            names = list.service.map(\.name)
        }
        #expect(names.contains("grpc.health.v1.Health"))
    }

    private func listener(_ certificates: Certificates?) throws -> Listener {
        guard let certificates else { return .clear(host: "127.0.0.1", port: 0) }
        return .tls(host: "127.0.0.1", port: 0, try serverTLS(certificates))
    }
}
