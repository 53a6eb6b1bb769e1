import Foundation
import TestPrograms
import Testing

/// A cluster of real processes in a folder of its own, on ports of its own, worked by `scripts/cluster`.
struct LocalCluster {
    /// What `status --json` prints, as far as tests look at it.
    struct Status: Decodable {
        struct Process: Decodable {
            let name: String
            let role: String
            let process: Int32?
            let state: String
            let address: String
            let health: String
            let shards: Int?
            let primaries: Int?
        }
        struct Shard: Decodable {
            let shard: Int
            let primary: String
            let inSync: [String]
            let serving: Bool
        }
        let processes: [Process]
        let shards: [Shard]
        let healthy: Bool
        let epoch: UInt64

        func process(_ name: String) throws -> Process { try #require(processes.first { $0.name == name }) }
    }

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// Small enough for a test: one of each service, few shards.
    static let topology = """
        base_port: 0
        shards: 8
        processes: { etcd: 3, storage: 3, identity: 1, health-code: 1, trip-card: 1, gateway: 1 }
        """

    let scratch: Scratch
    let data: String

    init() throws {
        scratch = try Scratch()
        data = scratch.path("cluster")
    }

    /// Runs a verb to its end.
    func run(_ verb: String, _ arguments: String...) async throws -> Run {
        let script = Self.root.appending(path: "scripts/clusters/main.py").path
        let run = try Run(
            ["-B", script, verb, "--data", data] + arguments, environment: [:], directory: scratch.url,
            program: URL(filePath: "/usr/bin/python3"))
        await run.end()
        return run
    }

    /// Whether a process does anything still: one that has ended may wait to be noticed by whoever adopted it.
    static func isRunning(_ process: Int32) -> Bool {
        guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let state = line[(line.lastIndex(of: ")") ?? line.startIndex)...].dropFirst(2).first
        else { return false }
        return state != "Z"
    }

    /// Host and port of a process.
    func port(_ name: String, _ kind: String = "main") async throws -> String {
        struct Record: Decodable {
            struct Process: Decodable {
                let name: String
                let ports: [String: Int]
            }
            let processes: [Process]
        }
        let record = try JSONDecoder().decode(
            Record.self, from: Data(contentsOf: URL(filePath: data + "/cluster.json")))
        let process = try #require(record.processes.first { $0.name == name })
        return "127.0.0.1:\(try #require(process.ports[kind]))"
    }

    /// Runs a program with the certificate of a process, to its end.
    func program(
        _ name: String, as process: String, flags: (authority: String, certificate: String, key: String),
        _ arguments: String...
    ) async throws -> Run {
        let folder = data + "/certificates/"
        let own = [
            flags.authority, folder + "authority.pem", flags.certificate, folder + process + ".pem", flags.key,
            folder + process + ".key",
        ]
        let run = try Run(
            [name] + own + arguments, environment: ["ETCDCTL_API": "3"], directory: scratch.url,
            program: URL(filePath: "/usr/bin/env"))
        await run.end()
        return run
    }

    /// Runs curl with the certificate of a process.
    func curl(as process: String, _ arguments: String...) async throws -> Run {
        let folder = data + "/certificates/"
        let run = try Run(
            ["-s", "--http1.1", "--cacert", folder + "authority.pem", "--cert", folder + process + ".pem", "--key"]
                + [folder + process + ".key"] + arguments,
            environment: [:], directory: scratch.url, program: URL(filePath: "/usr/bin/curl"))
        await run.end()
        return run
    }

    /// One of each, and all services in one process.
    private static let smallTopology = """
        base_port: 0
        shards: 4
        replicas: 1
        min_in_sync: 1
        processes: { etcd: 1, storage: 1, services: 1, identity: 0, health-code: 0, trip-card: 0, gateway: 0 }
        """

    /// Brings one up that has one process of each kind.
    func upSmall(_ arguments: String...) async throws -> Run {
        let file = try scratch.write(Self.smallTopology, to: "topology.yaml")
        let script = Self.root.appending(path: "scripts/clusters/main.py").path
        let run = try Run(
            ["-B", script, "up", "--data", data, "--topology", file, "--program", Program.executable.path]
                + ["--seconds", "60"] + arguments, environment: [:], directory: scratch.url,
            program: URL(filePath: "/usr/bin/python3"))
        await run.end()
        return run
    }

    /// Brings it up.
    func up() async throws -> Run {
        let file = try scratch.write(Self.topology, to: "topology.yaml")
        return try await run("up", "--topology", file, "--program", Program.executable.path, "--seconds", "60")
    }

    func status() async throws -> (Status, exit: Int32) {
        let run = try await run("status", "--json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return (try decoder.decode(Status.self, from: Data(run.output.utf8)), run.status)
    }

    /// Asks until the status is as wanted; the last one when that takes too long.
    func status(until isWanted: (Status) -> Bool) async throws -> Status {
        var (found, _) = try await status()
        let deadline = ContinuousClock.now + .seconds(30)
        while !isWanted(found), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(100))
            (found, _) = try await status()
        }
        return found
    }

    /// Runs the program with the gateway's address and the operator's token.
    func call(_ status: Status, _ arguments: String...) async throws -> Run { try await call(status, arguments) }

    /// The same with the arguments in a list.
    func call(_ status: Status, _ arguments: [String]) async throws -> Run {
        let run = try Run(
            arguments + ["--server", "http://\(try status.process("gateway-1").address)"], environment: [:],
            directory: scratch.url)
        await run.end()
        return run
    }

    /// Loads a made-up population through the gateway; gives the files' folder.
    func load(_ seed: Int, _ status: Status) async throws -> String {
        let folder = scratch.path("population-\(seed)")
        let made = try await Program().run("seed", "--people", "100", "--seed", "\(seed)", "--out", folder, "--quiet")
        #expect(made.status == 0, "\(made.errors)")
        for kind in ["people", "risk-areas", "stays", "tests", "exposures", "declarations"] {
            let run = try await call(
                status, "import", kind, "\(folder)/\(kind).csv", "--token-file", "\(data)/operator.token", "--quiet")
            #expect(run.status == 0, "\(kind): \(run.errors)")
        }
        return folder
    }
}
