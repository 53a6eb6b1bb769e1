import ArgumentParser
import InteropSuite
import NIOSSL
import RPC

/// Runs one case, or all, against a server.
struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client",
        abstract: "Runs one case, or all, against a server; the exit status tells whether they passed.")

    @Option(name: .customLong("server_host"), help: "The server's host.")
    var host = "127.0.0.1"
    @Option(name: .customLong("server_port"), help: "The server's port.")
    var port: Int
    @Option(
        name: .customLong("server_host_override"), help: "The name that the server's certificate bears, if another.")
    var hostOverride: String?
    @Option(name: .customLong("test_case"), help: "A case's name, several with commas between, or \"all\".")
    var testCase = "all"
    @Option(name: .customLong("use_tls"), help: "Whether to call over TLS.")
    var useTLS = false
    @Option(name: .customLong("ca_file"), help: "With TLS: the authority that is trusted, PEM; the machine's if none.")
    var authorityFile: String?
    @OptionGroup(title: "Bounds of rpc_soak and channel_soak")
    var soak: SoakOptions

    func validate() throws { _ = try cases() }

    func run() async throws {
        let configuration = try channelConfiguration()
        let target = try ChannelTarget("\(host):\(port)")
        let client = try InteropClient(soak: soak.bounds) { try Channel(target, configuration: configuration) }
        var failed = false
        for interopCase in try cases() {
            do {
                try await interopCase.run(client)
                say("ok \(interopCase)")
            } catch {
                failed = true
                say("failed \(interopCase): \(error)")
            }
        }
        await client.shutdown()
        if failed { throw ExitCode.failure }
    }

    private func cases() throws -> [InteropCase] {
        if testCase == "all" { return InteropCase.all }
        return try testCase.split(separator: ",").map { name in
            guard let interopCase = InteropCase.named(String(name)) else {
                let names = InteropCase.all.map(\.name).joined(separator: ", ")
                throw ValidationError("no such case: \(name); there are \(names)")
            }
            return interopCase
        }
    }

    private func channelConfiguration() throws -> ChannelConfiguration {
        var configuration = ChannelConfiguration()
        guard useTLS else { return configuration }
        var tls = TLSConfiguration.makeClientConfiguration()
        if let authorityFile { tls.trustRoots = .file(authorityFile) }
        configuration.security = .tls(tls, serverName: hostOverride)
        return configuration
    }
}

/// The official flags of the soak cases.
struct SoakOptions: ParsableArguments {
    private static let usual = SoakBounds()

    @Option(name: .customLong("soak_iterations"), help: "How many calls.")
    var iterations = usual.iterations
    @Option(name: .customLong("soak_max_failures"), help: "How many of them may fail.")
    var maxFailures = usual.maxFailures
    @Option(
        name: .customLong("soak_per_iteration_max_acceptable_latency_ms"),
        help: "The longest a call may take, milliseconds.")
    var maxLatency = usual.maxLatencyMilliseconds
    @Option(
        name: .customLong("soak_min_time_ms_between_rpcs"),
        help: "The shortest from the start of one call to that of the next, milliseconds.")
    var minInterval = usual.minIntervalMilliseconds
    @Option(name: .customLong("soak_overall_timeout_seconds"), help: "How long all may take, seconds.")
    var timeout = usual.timeoutSeconds
    @Option(name: .customLong("soak_request_size"), help: "Size of a request's payload, bytes.")
    var requestSize = usual.requestSize
    @Option(name: .customLong("soak_response_size"), help: "Size of a response's payload, bytes.")
    var responseSize = usual.responseSize

    var bounds: SoakBounds {
        var bounds = SoakBounds()
        bounds.iterations = iterations
        bounds.maxFailures = maxFailures
        bounds.maxLatencyMilliseconds = maxLatency
        bounds.minIntervalMilliseconds = minInterval
        bounds.timeoutSeconds = timeout
        bounds.requestSize = requestSize
        bounds.responseSize = responseSize
        return bounds
    }
}
