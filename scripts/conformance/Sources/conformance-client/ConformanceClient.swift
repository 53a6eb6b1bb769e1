import ConformanceContracts
import ConformanceSupport
import NIOSSL
import RPC

/// The client under test of connectrpc's conformance runner: makes the calls that stdin asks for.
@main
struct ConformanceClient {
    static func main() async throws {
        while let request = try FramedMessages.read(ConformanceV1.ClientCompatRequest.self) {
            let result: ConformanceV1.ClientCompatResponse.ResultValue
            do {
                result = .response(try await report(request))
            } catch {
                result = .error(ConformanceV1.ClientErrorResult(message: "\(error)"))
            }
            try FramedMessages.write(ConformanceV1.ClientCompatResponse(testName: request.testName, result: result))
        }
    }

    private static func report(
        _ request: ConformanceV1.ClientCompatRequest
    ) async throws -> ConformanceV1.ClientResponseResult {
        var configuration = ChannelConfiguration()
        if request.messageReceiveLimit > 0 { configuration.maxResponseBytes = Int(request.messageReceiveLimit) }
        if !request.serverTlsCert.isEmpty { configuration.security = .tls(try tls(request)) }
        let channel = try Channel("\(request.host):\(request.port)", configuration: configuration)
        let result = await ReportedCall(request, channel).run()
        await channel.shutdown(grace: .zero)
        return result
    }

    private static func tls(_ request: ConformanceV1.ClientCompatRequest) throws -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(request.serverTlsCert))
        if let creds = request.clientTlsCreds {
            tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(creds.cert).map { .certificate($0) }
            tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: creds.key, format: .pem))
        }
        return tls
    }
}
