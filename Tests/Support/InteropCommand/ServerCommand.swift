import ArgumentParser
import InteropSuite
import NIOSSL
import RPC

/// Serves `grpc.testing.TestService` until it is ended.
struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", abstract: "Serves grpc.testing.TestService until it is ended.")

    @Option(name: .customLong("port"), help: "Port to listen on; 0 picks one. Prints it: \"listening on N\".")
    var port = 0
    @Option(name: .customLong("use_tls"), help: "Whether to serve over TLS.")
    var useTLS = false
    @Option(name: .customLong("tls_cert_file"), help: "With TLS: the server's certificate chain, PEM.")
    var certificateFile: String?
    @Option(name: .customLong("tls_key_file"), help: "With TLS: its private key, PEM.")
    var keyFile: String?

    func validate() throws {
        guard useTLS, certificateFile == nil || keyFile == nil else { return }
        throw ValidationError("--use_tls needs --tls_cert_file and --tls_key_file")
    }

    func run() async throws {
        let server = Server(listening: try listener(), services: [TestService()])
        say("listening on \(try await server.start())")
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    private func listener() throws -> Listener {
        guard useTLS, let certificateFile, let keyFile else { return .clear(host: "127.0.0.1", port: port) }
        return .tls(
            host: "127.0.0.1", port: port,
            .makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificateFile).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: keyFile, format: .pem))))
    }
}
