import GRPCCore
import GRPCNIOTransportHTTP2

/// The benchmark's peer in grpc-swift-2. It answers bytes as they are: what protobuf would cost comes on top.
///
/// usage: grpc-swift-server PORT
@main
struct PeerServer {
    static func main() async throws {
        let port = Int(CommandLine.arguments[1]) ?? 0
        let server = GRPCServer(
            transport: .http2NIOPosix(
                address: .ipv4(host: "127.0.0.1", port: port), transportSecurity: .plaintext,
                config: .defaults { $0.rpc.maxRequestPayloadSize = 4 << 20 },
                eventLoopGroup: .singletonMultiThreadedEventLoopGroup),
            services: [Echo()])
        try await server.serve()
    }
}

struct Echo: RegistrableRPCService {
    private static let response = [UInt8](repeating: 0x2A, count: 200)

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        let method = MethodDescriptor(fullyQualifiedService: "shuangma.bench.v1.Echo", method: "Get")
        router.registerHandler(
            forMethod: method, deserializer: Bytes(), serializer: Bytes()
        ) { request, _ in
            _ = try await ServerRequest(stream: request)
            return StreamingServerResponse(single: ServerResponse(message: Self.response))
        }
    }
}

struct Bytes: MessageSerializer, MessageDeserializer {
    func serialize<Buffer: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Buffer { Buffer(message) }

    func deserialize<Buffer: GRPCContiguousBytes>(_ bytes: Buffer) throws -> [UInt8] {
        bytes.withUnsafeBytes { Array($0) }
    }
}
