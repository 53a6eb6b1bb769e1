import Coordination
import Foundation
import Glibc
import RPC
import Synchronization
import TestSupport

/// A cluster of real etcd processes on free ports of loopback, with its data in a temporary folder. It ends with
/// the value, and with the test process, however that ends.
final class EtcdCluster: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private struct Ports {
        let client: Int
        let peer: Int
    }

    /// Paths of what a member presents and trusts.
    private let certificates: Certificates?
    private let ports: [Ports]
    private let path: String
    private let running: Mutex<[Int: Member]>

    /// A running member. Its shell kills it when our end of the pipe closes.
    private struct Member {
        let shell: Process
        let pid: pid_t
    }

    /// Starts a cluster.
    ///
    /// - Parameter certificates: When given, clients must speak TLS and present a certificate of this authority.
    private init(members: Int, certificates: Certificates?) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "shuangma-etcd-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        self.certificates = certificates
        let free = try Self.freePorts(2 * members)
        ports = (0..<members).map { Ports(client: free[2 * $0], peer: free[2 * $0 + 1]) }
        running = Mutex([:])
        for member in 0..<members { try start(member) }
    }

    deinit {
        for member in ports.indices { crash(member) }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Lets a test have a cluster until it is over, which is longer than it mentions it.
    static func with(
        members: Int = 1, certificates: Certificates? = nil, _ test: (EtcdCluster) async throws -> Void
    ) async throws {
        let cluster = try EtcdCluster(members: members, certificates: certificates)
        try await test(cluster)
        withExtendedLifetime(cluster) {}
    }

    /// Two processes' coordination by it.
    func pair(lease: Duration? = nil) throws -> (EtcdCoordination, EtcdCoordination) {
        var configuration = configuration
        if let lease { configuration.lease = lease }
        return (try EtcdCoordination(configuration), try EtcdCoordination(configuration))
    }

    /// How to coordinate by it: quick to notice, by the prefix of one test.
    var configuration: EtcdConfiguration { configuration(of: Array(ports.indices)) }

    /// The same, with only some of its members.
    func configuration(of members: [Int]) -> EtcdConfiguration {
        var configuration = EtcdConfiguration(
            endpoints: members.map { .tcp(host: "127.0.0.1", port: ports[$0].client) }, prefix: "test/")
        configuration.timeout = .seconds(10)
        configuration.lease = .seconds(2)
        configuration.watchInterval = .milliseconds(500)
        return configuration
    }

    // MARK: What befalls members

    /// Starts a member, on the data that it had.
    func start(_ member: Int) throws {
        let shell = Process()
        let (input, output) = (Pipe(), Pipe())
        shell.executableURL = URL(filePath: "/bin/sh")
        // It waits for nobody: a child of Foundation's has SIGCHLD blocked, so that a shell would wait for ever.
        let script = #"etcd "$@" >"$0" 2>&1 & pid=$!; echo $pid; read -r _; kill -9 $pid"#
        shell.arguments = ["-c", script, "\(path)/\(member).log"] + arguments(member)
        shell.standardInput = input
        shell.standardOutput = output
        try shell.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let pid = pid_t(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw Failure(description: "etcd does not start; install the Debian package etcd-server")
        }
        running.withLock { $0[member] = Member(shell: shell, pid: pid) }
    }

    /// Kills a member as by `kill -9`.
    func crash(_ member: Int) {
        guard let ended = running.withLock({ $0.removeValue(forKey: member) }) else { return }
        kill(ended.pid, SIGKILL)
        while Self.runs(ended.pid) { usleep(1_000) }
        (ended.shell.standardInput as? Pipe)?.fileHandleForWriting.closeFile()
        ended.shell.waitUntilExit()
    }

    /// Whether a process still has its files and ports: one that is dead and not waited for has none.
    private static func runs(_ pid: pid_t) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        return !status.contains(") Z ")
    }

    /// Stops a member so that it keeps its connections and answers nothing.
    func pause(_ member: Int) { signal(member, SIGSTOP) }

    /// Lets a paused member go on.
    func resume(_ member: Int) { signal(member, SIGCONT) }

    private func signal(_ member: Int, _ number: Int32) {
        if let pid = running.withLock({ $0[member]?.pid }) { kill(pid, number) }
    }

    /// Runs etcdctl against the members that run.
    @discardableResult
    func control(_ arguments: String..., user: String? = nil) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let endpoints = running.withLock { $0.keys.sorted() }.map { url(ports[$0].client) }
        var all = ["ETCDCTL_API=3", "etcdctl", "--endpoints", endpoints.joined(separator: ",")]
        if let certificates {
            all += [
                "--cacert", certificates.authority, "--cert", certificates.client.certificate,
                "--key", certificates.client.key,
            ]
        }
        if let user { all += ["--user", user] }
        process.arguments = all + arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "etcdctl \(arguments.joined(separator: " ")): \(text)")
        }
        return text
    }

    // MARK: Starting

    private func url(_ port: Int) -> String { "\(certificates == nil ? "http" : "https")://127.0.0.1:\(port)" }

    private func arguments(_ member: Int) -> [String] {
        let cluster = ports.enumerated().map { "m\($0.offset)=http://127.0.0.1:\($0.element.peer)" }
        var arguments = [
            "--name", "m\(member)", "--data-dir", "\(path)/\(member)", "--listen-client-urls",
            url(ports[member].client),
            "--advertise-client-urls", url(ports[member].client), "--listen-peer-urls",
            "http://127.0.0.1:\(ports[member].peer)", "--initial-advertise-peer-urls",
            "http://127.0.0.1:\(ports[member].peer)", "--initial-cluster", cluster.joined(separator: ","),
            "--heartbeat-interval", "50", "--election-timeout", "500",
        ]
        if let certificates {
            arguments += [
                "--cert-file", certificates.server.certificate, "--key-file", certificates.server.key,
                "--trusted-ca-file", certificates.authority, "--client-cert-auth",
            ]
        }
        return arguments
    }

    /// Ports that nobody listens on, all at once bound to be sure that they differ.
    private static func freePorts(_ count: Int) throws -> [Int] {
        var sockets: [Int32] = []
        defer { for socket in sockets { close(socket) } }
        return try (0..<count).map { _ in
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            sockets.append(socket)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let bound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
                }
            }
            guard bound else { throw Failure(description: "no free port: errno \(errno)") }
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }
}

extension Updates {
    /// The first value that is so; the test's time limit bounds the wait.
    func first(where isWanted: (Value) -> Bool) async -> Value? {
        for await value in self where isWanted(value) { return value }
        return nil
    }
}
