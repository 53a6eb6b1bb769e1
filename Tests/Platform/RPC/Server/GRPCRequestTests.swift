import InteropSuite
import RPC
import TestContracts
import Testing
import Wire

@Suite("Requests of gRPC over HTTP/2, sentence by sentence", .timeLimit(.minutes(1)))
struct GRPCRequestTests {
    private typealias F = RawFrame

    /// What a caller sends on stream 1, and what it is told.
    struct Case: Sendable, CustomTestStringConvertible {
        /// Document and rule.
        let rule: String
        /// The gRPC status, where there is one.
        var status: String?
        var http = "200"
        var path = F.emptyCall
        /// Fields changed or added; nil leaves one out.
        var fields: KeyValuePairs<String, String?> = [:]
        var body: [UInt8] = [0, 0, 0, 0, 0]
        /// A field of the answer, and its value.
        var answer: (name: String, value: String)?
        var testDescription: String { rule }

        var frames: [RawFrame] {
            var all: [(String, String)] = [
                (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "localhost"),
                ("te", "trailers"), ("content-type", "application/grpc"),
            ]
            for (name, value) in fields {
                let index = all.firstIndex { $0.0 == name }
                if let index, let value { all[index].1 = value } else if let index { all.remove(at: index) }
                if index == nil, let value { all.append((name, value)) }
            }
            return [F(F.headers, 4, 1, F.block(all)), F(F.data, 1, 1, body)]
        }
    }

    private func play(_ given: Case) async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send(given.frames)
            let answer = peer.readAnswer(1)
            #expect(answer.trailers["grpc-status"] == given.status)
            #expect(answer.head[":status"] == given.http)
            if let (name, value) = given.answer {
                #expect((answer.trailers[name] ?? answer.head[name]) == value)
            }
            #expect(answer.resetCode == nil)
            #expect(peer.emptyCall(on: 3) == "0")
        }
    }

    // MARK: Call-Definition

    private static let accepted = "identity,gzip"

    private static let definitions: [Case] = [
        Case(
            rule: "Method: anything but POST is not allowed", http: "405", fields: [":method": "PUT"],
            answer: ("allow", "POST")),
        Case(rule: "Method: GET is not, where the procedure has effects", http: "405", fields: [":method": "GET"]),
        Case(rule: "Method: names are case-sensitive", http: "405", fields: [":method": "post"]),
        Case(rule: "Scheme: https is taken", status: "0", fields: [":scheme": "https"]),
        Case(rule: "Path: an unknown method", status: "12", path: "/grpc.testing.TestService/None"),
        Case(rule: "Path: an unknown service", status: "12", path: "/grpc.testing.None/EmptyCall"),
        Case(rule: "Path: is case-sensitive", status: "12", path: "/grpc.testing.TestService/emptycall"),
        Case(rule: "Path: more than a service and a method", status: "12", path: "/a" + F.emptyCall),
        Case(rule: "Path: nothing at all", status: "12", path: "/"),
        Case(rule: "Path: a method with a slash behind", status: "12", path: F.emptyCall + "/"),
        Case(rule: "Path: is not percent-decoded", status: "12", path: "/grpc.testing.TestService/Empty%43all"),
        Case(rule: "TE: whether it is there is the proxies' matter", status: "0", fields: ["te": nil]),
        Case(rule: "Content-Type: with +proto", status: "0", fields: ["content-type": "application/grpc+proto"]),
        Case(
            rule: "Content-Type: with a parameter", status: "0",
            fields: ["content-type": "application/grpc; charset=utf-8"]),
        Case(rule: "Content-Type: in capitals", status: "0", fields: ["content-type": "Application/GRPC"]),
        Case(
            rule: "Content-Type: with +json, which the answer has as well", status: "0",
            fields: ["content-type": "application/grpc+json"], body: [0, 0, 0, 0, 2] + Array("{}".utf8),
            answer: ("content-type", "application/grpc+json")),
        Case(
            rule: "Content-Type: with an unknown codec", status: "12", http: "415",
            fields: ["content-type": "application/grpc+thrift"]),
        Case(
            rule: "Content-Type: that only begins as gRPC's", status: "12", http: "415",
            fields: ["content-type": "application/grpcx"]),
        Case(rule: "Content-Type: another", http: "415", fields: ["content-type": "text/plain"]),
        Case(rule: "Content-Type: none", http: "415", fields: ["content-type": nil]),
        Case(rule: "Message-Type: is let pass", status: "0", fields: ["grpc-message-type": "grpc.testing.Empty"]),
        Case(rule: "User-Agent: any", status: "0", fields: ["user-agent": "grpc-c++/1.0"]),
        Case(rule: "Authority: any", status: "0", fields: [":authority": "example.org:99"]),
    ]

    @Test("Call-Definition", arguments: definitions)
    func definition(_ given: Case) async throws { try await play(given) }

    // MARK: Timeout

    private static let timeouts: [Case] =
        ["1H", "1M", "99S", "99999999m", "99999999u", "99999999n", "99999999H", "00000099S"].map { (timeout: String) in
            Case(rule: "Timeout: \(timeout)", status: "0", fields: ["grpc-timeout": timeout])
        }
        + ["", "1", "S", "100000000m", "-1S", "+1S", "1s", "1.5S", "1 S", "1SS", "0x1S", "S1", "١S"].map {
            (timeout: String) in
            Case(rule: "Timeout: “\(timeout)” is malformed", status: "13", fields: ["grpc-timeout": timeout])
        }

    @Test("Timeout: at most eight digits and a unit", arguments: timeouts)
    func timeout(_ given: Case) async throws { try await play(given) }

    @Test("Timeout: a call that takes longer gets DEADLINE_EXCEEDED")
    func deadline() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            let request = GRPCTesting.StreamingOutputCallRequest.asking([1], every: .seconds(60))
            peer.send([
                F.call(F.outputCall, on: 1, [("grpc-timeout", "50m")]), F.message(try request.serialized(), on: 1),
            ])
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "4")
        }
    }

    // MARK: Custom-Metadata

    private static let echo = "x-grpc-test-echo-initial"
    private static let binary = "x-grpc-test-echo-trailing-bin"

    private static let metadata: [Case] = [
        Case(rule: "Binary-Header: without padding", status: "0", fields: [binary: "AQI"], answer: (binary, "AQI")),
        Case(
            rule: "Binary-Header: with padding, answered without", status: "0", fields: [binary: "AQI="],
            answer: (binary, "AQI")),
        Case(
            rule: "Binary-Header: joined by commas, each padded", status: "0", fields: [binary: "AQI=,AwQ="],
            answer: (binary, "AQI")),
        Case(rule: "Binary-Header: nothing", status: "0", fields: [binary: ""], answer: (binary, "")),
        Case(rule: "Binary-Header: what is no base64 harms nothing", status: "0", fields: [binary: "A*"]),
        Case(rule: "ASCII-Value: spaces within", status: "0", fields: [echo: "a  b"], answer: (echo, "a  b")),
        Case(rule: "ASCII-Value: what HTTP allows and gRPC does not harms nothing", status: "0", fields: ["x-a": "深圳"]),
        Case(rule: "Header-Name: reserved for later", status: "0", fields: ["grpc-later": "1"]),
    ]

    @Test("Custom-Metadata", arguments: metadata)
    func customMetadata(_ given: Case) async throws { try await play(given) }

    // MARK: Messages

    private static func envelope(_ bytes: [UInt8], flag: UInt8 = 0) -> [UInt8] {
        [flag] + F.bytes(UInt32(bytes.count)) + bytes
    }
    private static let gzip = ["grpc-encoding": "gzip"] as KeyValuePairs<String, String?>
    private static let empty: [UInt8] = [0, 0, 0, 0, 0]

    private static let messages: [Case] = [
        Case(rule: "Message: empty", status: "0"),
        Case(rule: "Status codes: no request where there is one", status: "12", body: []),
        Case(rule: "Status codes: two requests where there is one", status: "12", body: empty + empty),
        Case(rule: "Status codes: no request where there are several", status: "0", path: F.inputCall, body: []),
        Case(
            rule: "Status codes: two requests where there are several", status: "0", path: F.inputCall,
            body: empty + empty),
        Case(rule: "Status codes: no request, several responses", status: "12", path: F.outputCall, body: []),
        Case(
            rule: "Status codes: two requests, several responses", status: "12", path: F.outputCall, body: empty + empty
        ),
        Case(rule: "Status codes: a request that is no protobuf", status: "13", body: envelope([0xff, 0xff])),
        Case(
            rule: "Status codes: a request of a stream that is no protobuf", status: "13", path: F.inputCall,
            body: envelope([0xff])),
        Case(
            rule: "Status codes: a request that is no JSON", status: "13",
            fields: ["content-type": "application/grpc+json"], body: envelope([0x5d])),
        Case(rule: "Message-Length: the request ends within a prefix", status: "13", body: [0, 0, 0]),
        Case(rule: "Message-Length: the request ends within a message", status: "13", body: [0, 0, 0, 0, 9, 1]),
        Case(
            rule: "Message-Length: a stream ends within a message", status: "13", path: F.inputCall,
            body: [0, 0, 0, 0, 9, 1]),
        Case(
            rule: "Message-Length: above the bound, by its prefix alone", status: "8",
            body: [0, 0xff, 0xff, 0xff, 0xff]),
        Case(rule: "Compressed-Flag: neither 0 nor 1", status: "13", body: [2, 0, 0, 0, 0]),
        Case(rule: "Compressed-Flag: 1 without Message-Encoding", status: "13", body: [1, 0, 0, 0, 0]),
        Case(
            rule: "Compressed-Flag: 1 with identity", status: "13", fields: ["grpc-encoding": "identity"],
            body: [1, 0, 0, 0, 0]),
        Case(
            rule: "Compressed-Flag: 1 in a stream without Message-Encoding", status: "13", path: F.inputCall,
            body: [1, 0, 0, 0, 0]),
        Case(rule: "Compressed-Flag: 0 with Message-Encoding", status: "0", fields: gzip),
        Case(rule: "Message-Encoding: identity", status: "0", fields: ["grpc-encoding": "identity"]),
        Case(
            rule: "Status codes: what cannot be decompressed", status: "13", fields: gzip,
            body: envelope([1, 2, 3], flag: 1)),
        Case(
            rule: "Status codes: what cannot be decompressed in a stream", status: "13", path: F.inputCall,
            fields: gzip, body: envelope([1, 2, 3], flag: 1)),
        Case(
            rule: "Compression: what the server does not support, with what it does", status: "12",
            fields: ["grpc-encoding": "snappy"], body: [1, 0, 0, 0, 0], answer: ("grpc-accept-encoding", accepted)),
        Case(
            rule: "Compression: the same of a stream", status: "12", path: F.duplex,
            fields: ["grpc-encoding": "snappy"], body: [1, 0, 0, 0, 0], answer: ("grpc-accept-encoding", accepted)),
    ]

    @Test("Length-Prefixed-Message and its compression", arguments: messages)
    func message(_ given: Case) async throws { try await play(given) }

    @Test("Data Frames: their boundaries have nothing to do with messages'", arguments: [1, 2, 5, 6, 299])
    func boundaries(size: Int) async throws {
        let request = GRPCTesting.SimpleRequest(payload: .init(body: [UInt8](repeating: 7, count: 300)))
        let body = Self.envelope(try request.serialized())
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F.call(F.unaryCall, on: 1)])
            for start in stride(from: 0, to: body.count, by: size) {
                let end = min(start + size, body.count)
                peer.send([F(F.data, end == body.count ? 1 : 0, 1, Array(body[start..<end]))])
            }
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "0")
        }
    }

    @Test("EOS: an empty DATA frame with END_STREAM ends a request")
    func emptyEnd() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F.call(F.emptyCall, on: 1), F.message(on: 1, end: false), F(F.data, 1, 1, [])])
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "0")
        }
    }

    // MARK: Responses

    @Test("Responses: headers, messages and trailers; an immediate error is Trailers-Only")
    func responses() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            #expect(peer.emptyCall(on: 1) == "0")
            let answer = peer.answer(1)
            #expect(answer.head == [":status": "200", "content-type": "application/grpc"])
            #expect(answer.body == Self.empty)
            #expect(answer.trailers[":status"] == nil)
            #expect(answer.trailers["grpc-message"] == nil)
            peer.send([F.call("/none", on: 3), F.message(on: 3)])
            let error = peer.readAnswer(3)
            #expect(error.head == error.trailers)
            #expect(error.head[":status"] == "200")
            #expect(error.head["content-type"] == "application/grpc")
            #expect(error.body.isEmpty)
        }
    }

    @Test(
        "Status-Message: percent-encoded but for printable ASCII",
        arguments: [
            ("plain words", "plain words"), ("100%", "100%25"), ("深圳", "%E6%B7%B1%E5%9C%B3"), ("a\nb", "a%0Ab"),
            ("~\u{7f}", "~%7F"),
        ])
    func statusMessage(text: String, wire: String) async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            let request = GRPCTesting.SimpleRequest(responseStatus: .init(code: 5, message: text))
            peer.send([F.call(F.unaryCall, on: 1), F.message(try request.serialized(), on: 1)])
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "5")
            #expect(peer.answer(1).trailers["grpc-message"] == wire)
        }
    }

    @Test(
        "Early Server Closure: an answer before END_STREAM is followed by RST_STREAM(NO_ERROR)",
        arguments: ["/none", F.unaryCall])
    func earlyClosure(path: String) async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            let broken: [UInt8] = [9, 0, 0, 0, 0]
            peer.send([F.call(path, on: 1), F(F.data, 0, 1, broken)])
            peer.read { $0.answer(1).resetCode != nil }
            #expect(peer.answer(1).isEnded)
            #expect(peer.answer(1).resetCode == Code.none)
            #expect(peer.emptyCall(on: 3) == "0")
        }
    }

    @Test("Client Cancellation: RST_STREAM(CANCEL) ends the handler")
    func cancellation() async throws {
        let service = TestService()
        try await withServer(services: [service]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F.call(F.duplex, on: 1)])
            peer.settle()
            #expect(service.runningHandlers == 1)
            peer.send([F.reset(1)])
            // The call that follows counts the handlers that run: its own alone.
            var running = ""
            for stream in stride(from: UInt32(3), to: 201, by: 2) where running != "1" {
                _ = peer.emptyCall(on: stream)
                running = peer.answer(stream).trailers["x-test-running"] ?? ""
            }
            #expect(running == "1")
        }
    }
}
