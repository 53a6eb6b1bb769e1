import GreeterContracts
import RPC

/// `greeter serve [PORT]` serves; `greeter call PORT NAME…` calls.
@main
struct Greeter {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "serve": try await serve(port: arguments.dropFirst().first.flatMap { Int($0) } ?? 0)
        case "call" where arguments.count > 2: try await call(port: arguments[1], names: Array(arguments[2...]))
        default: print("usage: greeter serve [PORT] | greeter call PORT NAME…")
        }
    }

    static func serve(port: Int) async throws {
        let offered: [any RPCService] = [GreeterService(), HealthService()]
        let reflection = try ServerReflection.services(
            showing: offered, descriptors: [GreeterContractsDescriptors.base64])
        let metrics = CallMetrics(of: offered)
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: port), services: offered + reflection,
            routes: [HTTPRoute("/metrics") { _ in metrics.page() }], observers: [metrics])
        print("listening on 127.0.0.1:\(try await server.start())")
        try? await Task.sleep(for: .seconds(86_400))
        await server.shutdown(grace: .seconds(5))
    }

    static func call(port: String, names: [String]) async throws {
        let channel = try Channel("127.0.0.1:\(port)")
        let greeter = GreeterV1.GreeterClient(channel)
        let hello = try await greeter.sayHello(.init(name: names[0]), options: CallOptions(timeout: .seconds(1)))
        print(hello.text)
        let answers = greeter.meet { people in
            for name in names { try await people.send(.init(name: name)) }
        }
        for try await answer in answers { print(answer.text) }
        await channel.shutdown()
    }
}

struct GreeterService: GreeterV1.GreeterService {
    func sayHello(
        _ request: GreeterV1.SayHelloRequest, context: CallContext
    ) async throws -> GreeterV1.SayHelloResponse {
        guard !request.name.isEmpty else { throw RPCError.invalidArgument(field: "name", "must not be empty") }
        return .init(text: "Hello, \(request.name)!")
    }

    func meet(
        _ requests: RequestStream<GreeterV1.SayHelloRequest>, to responses: ResponseStream<GreeterV1.SayHelloResponse>,
        context: CallContext
    ) async throws {
        for try await request in requests {
            try await responses.send(.init(text: "Nice to meet you, \(request.name)."))
        }
    }
}
