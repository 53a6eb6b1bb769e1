import Foundation
import TestPrograms
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("Descriptors of a process", .serialized)
struct LimitsTests {
    /// Starts `dev` with so many descriptors.
    private func start(_ data: String, descriptors: Int, _ environment: [String: String] = [:]) throws -> Run {
        try Run(
            [
                "-c", "ulimit -n \(descriptors); exec \"$0\" \"$@\"", Program.executable.path, "dev", "--data", data,
                "--port", "0", "--admin-port", "0", "--people", "0", "--json",
            ], environment: environment, directory: FileManager.default.temporaryDirectory,
            program: URL(filePath: "/bin/bash"))
    }

    /// The attackers' ends of the connections are this process's.
    private func raiseOwnLimit() {
        let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        getrlimit(descriptors, &limit)
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 4096))
        setrlimit(descriptors, &limit)
    }

    private func get(_ url: String, body: String? = nil) async throws -> Int {
        var request = URLRequest(url: try #require(URL(string: url)), timeoutInterval: 10)
        if let body {
            request.httpMethod = "POST"
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "content-type")
        }
        let (_, response) = try await URLSession.shared.data(for: request)
        return (response as? HTTPURLResponse)?.statusCode ?? 0
    }

    @Test(
        "A process does not start with fewer descriptors than its settings need, and says what to do",
        arguments: [(100, [:]), (1024, ["SHUANGMA_LIMITS_CONNECTIONS": "900"])] as [(Int, [String: String])])
    func tooFew(descriptors: Int, environment: [String: String]) async throws {
        let scratch = try Scratch()
        let run = try start(scratch.url.path, descriptors: descriptors, environment)
        await run.end()
        #expect(run.status == 2)
        #expect(run.errors.contains("gives this process \(descriptors) descriptors"))
        #expect(run.errors.contains("ulimit -n"))
    }

    @Test("1,050 connections to a process with 1,024 descriptors leave pages, operators and the store what they need")
    func manyConnections() async throws {
        let scratch = try Scratch()
        let run = try start(scratch.url.path, descriptors: 1024)
        let line = try #require(await run.line(beginning: "{"))
        let ready = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        let (server, admin) = (try #require(ready["server"]), try #require(ready["admin"]))
        let port = try #require(URL(string: server)?.port)
        raiseOwnLimit()
        let attackers = (0..<1050).map { _ in Attacker(port: port) }
        #expect(attackers.contains { $0.isOpen })
        #expect(try await get(admin + "/healthz") == 200)
        #expect(try await get(server + "/") == 200)
        let body = #"{"phone": "13800138000", "purpose": "SMS_PURPOSE_LOGIN"}"#
        #expect(try await get(server + "/shuangma.identity.v1.Identity/RequestSmsCode", body: body) == 200)
        withExtendedLifetime(attackers) {}
        run.signal(SIGTERM)
        await run.end()
        #expect(run.status == 0)
    }
}

/// A connection from another address than that of the honest, which says nothing.
private final class Attacker {
    private let descriptor: Int32
    /// Whether the system has connected it.
    let isOpen: Bool

    init(port: Int) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let socket = descriptor
        func with(_ address: String, _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = in_port_t(port).bigEndian
            name.sin_addr.s_addr = inet_addr(address)
            return withUnsafePointer(to: &name) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        let isBound = with("127.0.0.2", 0) { bind(socket, $0, $1) } == 0
        isOpen = isBound && with("127.0.0.1", port) { connect(socket, $0, $1) } == 0
    }

    deinit { close(descriptor) }
}
