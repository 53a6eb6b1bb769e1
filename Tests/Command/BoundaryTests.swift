import Foundation
import TestPrograms
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("For whom a process answers, and whose word it believes", .serialized)
struct BoundaryTests {
    /// `shuangma dev` without people, with these variables of its environment.
    private func withDev(
        _ environment: [String: String], _ body: (_ server: String, _ admin: String) async throws -> Void
    ) async throws {
        let data = try Scratch()
        var program = Program()
        program.environment = environment
        let run = try program.start(
            "dev", "--data", data.url.path, "--port", "0", "--admin-port", "0", "--people", "0", "--json")
        let line = try #require(await run.line(beginning: "{"), "\(run.errors)")
        let ready = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        try await body(try #require(ready["server"]), try #require(ready["admin"]))
        run.signal(SIGTERM)
        await run.end()
    }

    /// The HTTP status of a request that names `host`, and the fields of its answer.
    private func ask(_ address: String, host: String? = nil, type: String? = nil) async throws -> HTTPURLResponse {
        var request = URLRequest(url: try #require(URL(string: address)))
        if let host { request.setValue(host, forHTTPHeaderField: "Host") }
        if let type {
            request.httpMethod = "POST"
            request.setValue(type, forHTTPHeaderField: "Content-Type")
        }
        let (_, response) = try await URLSession.shared.data(for: request)
        return try #require(response as? HTTPURLResponse)
    }

    private func expect(_ status: Int, _ address: String, host: String? = nil, type: String? = nil) async throws {
        let answer = try await ask(address, host: host, type: type)
        #expect(answer.statusCode == status, "\(address) for \(host ?? "its own name")")
    }

    private static let reflection = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"

    @Test("dev answers for this machine only, on both ports, and tells its contracts")
    func standard() async throws {
        try await withDev([:]) { server, admin in
            for (address, path) in [(server, "/"), (admin, "/healthz")] {
                try await expect(200, address + path)
                try await expect(200, address + path, host: "localhost:1")
                try await expect(421, address + path, host: "evil.example")
                try await expect(200, address + Self.reflection, type: "application/connect+json")
            }
        }
    }

    @Test("The configuration says for which names a process answers, and whether its public port tells its contracts")
    func configured() async throws {
        let environment = [
            "SHUANGMA_HOSTS": "codes.example, 192.0.2.1", "SHUANGMA_ADMIN_HOSTS": "metrics.example",
            "SHUANGMA_REFLECTION": "off",
        ]
        try await withDev(environment) { server, admin in
            try await expect(200, server + "/", host: "codes.example")
            try await expect(200, server + "/", host: "192.0.2.1:443")
            try await expect(421, server + "/", host: "localhost")
            try await expect(200, admin + "/healthz", host: "metrics.example")
            try await expect(421, admin + "/healthz", host: "codes.example")
            try await expect(404, server + Self.reflection, type: "application/connect+json")
            try await expect(200, admin + Self.reflection, type: "application/connect+json")
        }
    }

    @Test(
        "What is no host, no address and no proxy ends with exit code 2 and names the setting",
        arguments: [
            (["SHUANGMA_HOSTS": "https://codes.example"], "hosts"), (["SHUANGMA_HOSTS": "codes.example:443"], "hosts"),
            (["SHUANGMA_ADMIN_HOSTS": "a b,/"], "adminHosts"),
            (["SHUANGMA_PROXIES_TRUSTED": "10.0.0.1/8"], "proxies.trusted"),
            (["SHUANGMA_PROXIES_TRUSTED": "proxy.example"], "proxies.trusted"),
            (["SHUANGMA_PROXIES_FIELD": "x-real-ip"], "proxies.field"),
            (["SHUANGMA_PROXIES_PROTOCOL": "true"], "proxies.protocol"),
            (["SHUANGMA_REFLECTION": "yes"], "reflection"),
            (["SHUANGMA_TLS_STRICT_TRANSPORT": "-1"], "tls.strictTransport"),
        ])
    func wrong(environment: [String: String], key: String) async throws {
        let data = try Scratch()
        var program = Program()
        program.environment = environment
        let run = try await program.run(
            "dev", "--data", data.url.path, "--port", "0", "--admin-port", "0", "--people", "0")
        #expect(run.status == 2)
        #expect(run.errors.contains(key), "\(run.errors)")
    }
}
