import ConformanceContracts
import ConformanceSupport
import NIOSSL
import RPC

/// The server under test of connectrpc's conformance runner: serves as its request on stdin says.
@main
struct ConformanceServer {
    static func main() async throws {
        guard let request = try FramedMessages.read(ConformanceV1.ServerCompatRequest.self) else { return }
        var limits = ServerLimits()
        if request.messageReceiveLimit > 0 { limits.message.maxBytes = Int(request.messageReceiveLimit) }
        let server = Server(listening: try listener(request), services: [ConformanceService()], limits: limits)
        let port = try await server.start()
        try FramedMessages.write(
            ConformanceV1.ServerCompatResponse(
                host: "127.0.0.1", port: UInt32(port),
                pemCert: request.useTls ? request.serverCreds?.cert ?? [] : []))
        // The runner ends the process.
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    private static func listener(_ request: ConformanceV1.ServerCompatRequest) throws -> Listener {
        guard request.useTls, let creds = request.serverCreds else { return .clear(host: "127.0.0.1", port: 0) }
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(creds.cert).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: creds.key, format: .pem)))
        if !request.clientTlsCert.isEmpty {
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(request.clientTlsCert))
            tls.certificateVerification = .noHostnameVerification
        }
        return .tls(host: "127.0.0.1", port: 0, tls)
    }
}
