import RPC
import Synchronization
import TestContracts
import Testing

/// Streams without end in both directions and counts the bytes it has sent and read.
private final class Firehose: RPCService {
    static let drink = MethodDescriptor(service: "demo.Firehose", name: "Drink", kind: .serverStreaming)
    static let fill = MethodDescriptor(service: "demo.Firehose", name: "Fill", kind: .clientStreaming)
    static let sip = MethodDescriptor(service: "demo.Firehose", name: "Sip", kind: .bidirectionalStreaming)
    static let descriptor = ServiceDescriptor(
        name: "demo.Firehose", methods: [drink, fill, sip], fileName: "demo.proto")
    static let portion = GRPCTesting.Payload(body: [UInt8](repeating: 7, count: 20_000))

    let sent = Atomic<Int>(0)
    /// The handler of `fill` reads one message for each element.
    let (turns, turn) = AsyncStream.makeStream(of: Void.self)

    func register(in router: inout Router) {
        router.serverStreaming(Self.drink) {
            (_: GRPCTesting.Empty, responses: ResponseStream<GRPCTesting.Payload>, _) in
            while true {
                try await responses.send(Self.portion)
                self.sent.add(Self.portion.body.count, ordering: .sequentiallyConsistent)
            }
        }
        router.clientStreaming(Self.fill) { (requests: RequestStream<GRPCTesting.Payload>, _) -> GRPCTesting.Empty in
            let requests = requests.makeAsyncIterator()
            for await _ in self.turns { _ = try await requests.next() }
            return GRPCTesting.Empty()
        }
        router.bidirectionalStreaming(Self.sip) {
            (_: RequestStream<GRPCTesting.Payload>, responses: ResponseStream<GRPCTesting.Payload>, _) in
            for _ in 0..<3 { try await responses.send(Self.portion) }
        }
    }
}

@Suite("Back-pressure", .timeLimit(.minutes(1)))
struct BackPressureTests {
    /// What may be on its way for one slow stream: one and a half windows, the writer's queue, and a few messages in
    /// hand. What sockets buffer has been taken from the window before.
    private static let bound = 256 * 1024 * 3 / 2 + 64 * 1024 + 5 * 20_000

    @Test("a slow reader costs bounded memory: the server's sender waits", arguments: [true, false])
    func slowReader(inProcess: Bool) async throws {
        let service = Firehose()
        try await withServer(services: [service]) { port in
            let network = try RPC.Channel("127.0.0.1:\(port)")
            let channel: any RPCChannel = inProcess ? InProcessChannel(services: [service]) : network
            let responses: ResponseSequence<GRPCTesting.Payload> = channel.serverStreaming(
                Firehose.drink, GRPCTesting.Empty(), options: .init())
            var read = 0
            for try await response in responses {
                read += response.body.count
                // Other tasks get their turns, so that a sender without bounds would run ahead.
                for _ in 0..<20 { await Task.yield() }
                #expect(service.sent.load(ordering: .sequentiallyConsistent) - read <= Self.bound)
                if read >= 10_000_000 { break }
            }
            await network.shutdown(grace: .seconds(1))
        }
    }

    @Test("a slow server holds the writer of requests: what it has not read stays bounded", arguments: [true, false])
    func slowServer(inProcess: Bool) async throws {
        let service = Firehose()
        try await withServer(services: [service]) { port in
            let network = try RPC.Channel("127.0.0.1:\(port)")
            let channel: any RPCChannel = inProcess ? InProcessChannel(services: [service]) : network
            let written = WrittenBytes()
            let call = Task {
                let _: GRPCTesting.Empty = try await channel.clientStreaming(Firehose.fill, options: .init()) {
                    (requests: RequestWriter<GRPCTesting.Payload>) in
                    while true {
                        try await requests.send(Firehose.portion)
                        written.add(Firehose.portion.body.count)
                    }
                }
            }
            for taken in 1...400 {
                service.turn.yield()
                for _ in 0..<20 { await Task.yield() }
                #expect(written.count - taken * Firehose.portion.body.count <= Self.bound)
            }
            // The handler returns although requests still come: the writer is stopped, the call is OK.
            service.turn.finish()
            try await call.value
            await network.shutdown(grace: .seconds(1))
        }
    }

    @Test(
        "a writer that is stopped by the end of its call leaves the responses to their reader",
        arguments: [true, false])
    func endedWriter(inProcess: Bool) async throws {
        let service = Firehose()
        try await withServer(services: [service]) { port in
            let network = try RPC.Channel("127.0.0.1:\(port)")
            let channel: any RPCChannel = inProcess ? InProcessChannel(services: [service]) : network
            let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
            let responses: ResponseSequence<GRPCTesting.Payload> = channel.bidirectionalStreaming(
                Firehose.sip, options: .init()
            ) { (requests: RequestWriter<GRPCTesting.Payload>) in
                defer { stop.finish() }
                while true { try await requests.send(Firehose.portion) }
            }
            var count = 0
            for try await _ in responses {
                for await _ in stopped {}
                count += 1
            }
            #expect(count == 3)
            await network.shutdown(grace: .seconds(1))
        }
    }
}

/// Bytes that a writer has sent.
private final class WrittenBytes: Sendable {
    private let bytes = Atomic<Int>(0)
    var count: Int { bytes.load(ordering: .sequentiallyConsistent) }
    func add(_ count: Int) { bytes.add(count, ordering: .sequentiallyConsistent) }
}
