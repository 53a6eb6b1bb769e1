import InteropSuite
import NIOCore
import TestContracts
import Testing
import Wire

@testable import RPC

@Suite("Compression of a channel's calls", .timeLimit(.minutes(1)))
struct CompressionTests {
    private typealias Client = GRPCTesting.TestServiceClient

    private func payload(_ size: Int) -> GRPCTesting.Payload { .init(body: [UInt8](repeating: 0, count: size)) }

    private func gzip(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.withUnsafeBytes { GzipCodec.compress($0) }.readableBytesView)
    }

    private func frame(_ message: [UInt8]) -> [UInt8] {
        [1] + withUnsafeBytes(of: UInt32(message.count).bigEndian, Array.init) + message
    }

    /// Makes an empty call to a server that answers with a head that names `encoding`, and `body`.
    private func error(encoding: String?, body: [UInt8]) async throws -> RPCError? {
        let server = try await ScriptedServer(
            Script(answer: { _, stream in
                let encoding = encoding.map { [("grpc-encoding", $0)] } ?? []
                let head = [(":status", "200"), ("content-type", "application/grpc")] + encoding
                // Frames of 16 KiB at most (RFC 9113 §4.2).
                let parts = stride(from: 0, to: body.count, by: 16_000).map { Array(body[$0...].prefix(16_000)) }
                return [.headers(stream, head)] + parts.map { .data(stream, $0) } + [.trailers(stream)]
            }))
        let channel = try RPC.Channel("127.0.0.1:\(server.port)")
        defer { Task { await channel.shutdown(grace: .zero) } }
        do {
            _ = try await Client(channel).emptyCall(.init())
            return nil
        } catch let error as RPCError {
            return error
        }
    }

    @Test("gRPC interoperability, client_compressed_unary: a call, or its channel, says what is compressed")
    func unary() async throws {
        try await withServer(services: [TestService()]) { port in
            for byDefault in [MessageCompression.identity, .gzip] {
                var configuration = ChannelConfiguration()
                configuration.compression = byDefault
                let channel = try RPC.Channel("127.0.0.1:\(port)", configuration: configuration)
                for own in [nil, MessageCompression.identity, .gzip] {
                    var options = CallOptions()
                    options.compression = own
                    let isCompressed = own ?? byDefault == .gzip
                    for claim in [true, false] {
                        let request = GRPCTesting.SimpleRequest(
                            responseSize: 314_159, payload: payload(271_828), expectCompressed: .init(value: claim))
                        if claim == isCompressed {
                            let response = try await Client(channel).unaryCall(request, options: options)
                            #expect(response.payload?.body.count == 314_159)
                        } else {
                            let error = await #expect(throws: RPCError.self) {
                                try await Client(channel).unaryCall(request, options: options)
                            }
                            #expect(error?.code == .invalidArgument)
                        }
                    }
                }
                await channel.shutdown()
            }
        }
    }

    @Test("gRPC interoperability, client_compressed_streaming: one message of a compressed stream may go as it is")
    func streaming() async throws {
        try await withServer(services: [TestService()]) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)")
            var options = CallOptions()
            options.compression = .gzip
            let response = try await Client(channel).streamingInputCall(options: options) { requests in
                try await requests.send(.init(payload: payload(27_182), expectCompressed: .init(value: true)))
                try await requests.sendUncompressed(
                    .init(payload: payload(45_904), expectCompressed: .init(value: false)))
            }
            #expect(response.aggregatedPayloadSize == 73_086)
            await channel.shutdown()
        }
    }

    @Test("gRPC interoperability, server_compressed_unary and _streaming: the caller learns what came compressed")
    func responses() async throws {
        try await withServer(services: [TestService()]) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)")
            var options = CallOptions()
            options.response = ResponseMetadata()
            for compressed in [true, false] {
                let request = GRPCTesting.SimpleRequest(
                    responseSize: 314_159, responseCompressed: .init(value: compressed))
                let response = try await Client(channel).unaryCall(request, options: options)
                #expect(response.payload?.body.count == 314_159)
                #expect(options.response?.lastResponseWasCompressed == compressed)
            }
            var asking = GRPCTesting.StreamingOutputCallRequest.asking([31_415, 92_653])
            asking.responseParameters[0].compressed = .init(value: true)
            var seen: [Bool?] = []
            for try await _ in Client(channel).streamingOutputCall(asking, options: options) {
                seen.append(options.response?.lastResponseWasCompressed)
            }
            #expect(seen == [true, false])
            await channel.shutdown()
        }
    }

    @Test("gRPC over HTTP/2: what is accepted is always said, an encoding only when there is one")
    func headers() async throws {
        let server = try await ScriptedServer(
            Script(answer: { _, stream in [.ok(stream), .emptyMessage(stream), .trailers(stream)] }))
        let channel = try RPC.Channel("127.0.0.1:\(server.port)")
        _ = try await Client(channel).emptyCall(.init())
        var options = CallOptions()
        options.compression = .gzip
        _ = try await Client(channel).emptyCall(.init(), options: options)
        #expect(server.seen.fields.map { $0["grpc-accept-encoding"] } == ["identity,gzip", "identity,gzip"])
        #expect(server.seen.fields.map { $0["grpc-encoding"] } == [nil, "gzip"])
        await channel.shutdown()
    }

    @Test("a compressed message without, with another, or with a broken encoding is INTERNAL (gRPC, Compression)")
    func unreadable() async throws {
        let empty = frame(gzip([]))
        #expect(try await error(encoding: "gzip", body: empty) == nil)
        for encoding in [nil, "identity", "snappy"] {
            #expect(try await error(encoding: encoding, body: empty)?.code == .internal)
        }
        // An encoding that no message uses does no harm.
        #expect(try await error(encoding: "snappy", body: [0, 0, 0, 0, 0]) == nil)
        #expect(try await error(encoding: "gzip", body: frame([1, 2, 3]))?.code == .internal)
        #expect(try await error(encoding: "gzip", body: frame(gzip([8, 1]).dropLast()))?.code == .internal)
        #expect(try await error(encoding: "gzip", body: frame([]))?.code == .internal)
    }

    @Test("a small message that would grow above the limit is RESOURCE_EXHAUSTED")
    func bomb() async throws {
        let bomb = gzip([UInt8](repeating: 0, count: 64 << 20))
        #expect(bomb.count < 4 << 20)
        #expect(try await error(encoding: "gzip", body: frame(bomb))?.code == .resourceExhausted)
    }
}
