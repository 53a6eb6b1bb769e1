import BenchContracts
import Glibc
import RPC

/// The server that is measured: `bench-server async|inline PORT`. Port 0 picks one; the port is printed.
@main
struct BenchServer {
    // Not async: the main thread waits where callgrind, which counts instructions, can bear it.
    static func main() {
        Task.detached { try await serve() }
        while true { pause() }
    }

    private static func serve() async throws {
        let arguments = CommandLine.arguments
        let isInline = arguments.dropFirst().first == "inline"
        let service = EchoService(isInline: isInline)
        let metrics = CallMetrics(of: [service])
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: Int(arguments.dropFirst(2).first ?? "0") ?? 0),
            services: [service], observers: [metrics], threads: 1)
        print("listening on \(try await server.start())")
        // The server lives as long as this.
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}

struct EchoService: BenchV1.EchoService {
    private static let payload = [UInt8](repeating: 0x2A, count: 174)
    let isInline: Bool

    func register(in router: inout Router) {
        registerAll(in: &router)
        guard isInline else { return }
        router.inline(BenchV1.EchoMethods.get) { request, _ in Self.response(to: request) }
    }

    func get(_ request: BenchV1.GetRequest, context: CallContext) async throws -> BenchV1.GetResponse {
        Self.response(to: request)
    }

    func stream(
        _ request: BenchV1.StreamRequest, to responses: ResponseStream<BenchV1.GetResponse>, context: CallContext
    ) async throws {
        let message = BenchV1.GetResponse(
            id: "", payload: [UInt8](repeating: 0x2A, count: Int(request.size)))
        for _ in 0..<request.count { try await responses.send(message) }
    }

    private static func response(to request: BenchV1.GetRequest) -> BenchV1.GetResponse {
        BenchV1.GetResponse(id: request.id, payload: payload)
    }
}
