import Formats
import Foundation
import InteropSuite
import RPC
import TestContracts
import Testing
import Wire

@Suite("gRPC-Web and pages of other origins, over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(1)))
struct WebRequestTests {
    // MARK: gRPC-Web

    /// The body of a request, and what it is told.
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        /// The status in the last envelope.
        let status: String
        var type = "application/grpc-web+proto"
        var path = RawFrame.emptyCall
        var fields: [(String, String)] = []
        var body: [UInt8] = [0, 0, 0, 0, 0]
        /// Bytes of messages in the answer.
        var messageBytes: Int? = 0
        var testDescription: String { "\(rule) (\(type))" }
    }

    private static let text = "application/grpc-web-text"
    private static let ten = (try? GRPCTesting.SimpleRequest(responseSize: 10).serialized()) ?? []

    private static func envelope(_ bytes: [UInt8], flag: UInt8 = 0) -> [UInt8] {
        [flag] + RawFrame.bytes(UInt32(bytes.count)) + bytes
    }

    private static func base64(_ bytes: [UInt8]) -> [UInt8] { Array(Base64.encode(bytes, padded: true).utf8) }

    private static let web: [Case] = [
        Case(rule: "a message", status: "0"),
        Case(rule: "a message", status: "0", type: "application/grpc-web"),
        Case(
            rule: "a message in JSON", status: "0", type: "application/grpc-web+json", body: envelope(Array("{}".utf8)),
            messageBytes: 2),
        Case(rule: "a message in base64", status: "0", type: text, body: base64(envelope([]))),
        Case(rule: "a message in base64", status: "0", type: "\(text)+proto", body: base64(envelope([]))),
        Case(
            rule: "a larger message in base64", status: "0", type: text, path: RawFrame.unaryCall,
            body: base64(envelope(ten)), messageBytes: 14),
        Case(
            rule: "base64 in chunks with padding between", status: "0", type: text, path: RawFrame.unaryCall,
            body: base64(Array(envelope(ten).prefix(1))) + base64(Array(envelope(ten).dropFirst())), messageBytes: 14),
        Case(
            rule: "base64 with a padded chunk for each byte", status: "0", type: text, path: RawFrame.unaryCall,
            body: envelope(ten).flatMap { base64([$0]) }, messageBytes: 14),
        Case(
            rule: "several messages, each padded", status: "0", type: text, path: RawFrame.inputCall,
            body: base64(envelope([])) + base64(envelope([]))),
        Case(rule: "what is no base64", status: "13", type: text, body: Array("!!!!".utf8), messageBytes: nil),
        Case(rule: "base64 that is cut off", status: "13", type: text, body: Array("AAAAA".utf8), messageBytes: nil),
        Case(rule: "a message that is cut off", status: "13", body: [0, 0, 0, 0, 9, 1], messageBytes: nil),
        Case(rule: "no message", status: "12", body: [], messageBytes: nil),
        Case(rule: "two messages", status: "12", body: envelope([]) + envelope([]), messageBytes: nil),
        Case(rule: "a message that is no protobuf", status: "13", body: envelope([0xff]), messageBytes: nil),
        Case(rule: "trailers in a request", status: "13", body: envelope([], flag: 0x80), messageBytes: nil),
        Case(rule: "an unknown method", status: "12", path: "/grpc.testing.TestService/None", messageBytes: nil),
        Case(
            rule: "an unknown method in base64", status: "12", type: text, path: "/none",
            body: base64([0, 0, 0, 0, 0]), messageBytes: nil),
        Case(rule: "grpc-encoding that is unknown", status: "12", fields: [("grpc-encoding", "br")], messageBytes: nil),
        Case(rule: "grpc-timeout that is malformed", status: "13", fields: [("grpc-timeout", "x")], messageBytes: nil),
    ]

    @Test("gRPC-Web, Message framing: the status comes in a last envelope with the flag 0x80", arguments: web, [1, 2])
    func webRequest(_ given: Case, version: Int) async throws {
        try await withServer(services: [TestService()]) { port in
            let fields = [("content-type", given.type), ("x-grpc-web", "1")] + given.fields
            let reply = try HTTPAsk(path: given.path, fields: fields, body: given.body).send(to: port, version: version)
            #expect(reply.status == "200")
            #expect(reply.fields["content-type"]?.hasPrefix(given.type.prefix { $0 != "+" }) == true)
            #expect(reply.fields["grpc-status"] == nil)
            var rest = given.type.hasPrefix(Self.text) ? try decoded(reply.text)[...] : reply.body[...]
            var messages: [Int] = []
            var trailers: [String: String]?
            while rest.count >= 5 {
                #expect(trailers == nil, "trailers come last")
                let count = Int(RawFrame.number(rest.dropFirst().prefix(4)))
                let content = rest.dropFirst(5).prefix(count)
                if rest.first == 0x80 { trailers = trailerFields(content) } else { messages.append(count) }
                rest = rest.dropFirst(5 + count)
            }
            #expect(rest.isEmpty)
            #expect(trailers?["grpc-status"] == given.status)
            #expect(messages == (given.messageBytes.map { [$0] } ?? []))
        }
    }

    /// Base64 in groups of four characters, any of which may be padded.
    private func decoded(_ text: String) throws -> [UInt8] {
        let characters = Array(text)
        #expect(characters.count % 4 == 0)
        return try stride(from: 0, to: characters.count, by: 4).flatMap { start in
            try #require(Base64.decode(String(characters[start..<min(start + 4, characters.count)])))
        }
    }

    /// Trailers as a head of HTTP/1.1 without its empty line, names in lower case.
    private func trailerFields(_ block: ArraySlice<UInt8>) -> [String: String] {
        let lines = String(decoding: block, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.last == "")
        var fields: [String: String] = [:]
        for line in lines.dropLast() {
            let parts = line.components(separatedBy: ": ")
            #expect(parts[0] == parts[0].lowercased())
            fields[parts[0]] = parts.dropFirst().joined(separator: ": ")
        }
        return fields
    }

    @Test("gRPC needs HTTP/2: over HTTP/1.1 it is told so")
    func grpcOverHTTP1() async throws {
        try await withServer(services: [TestService()]) { port in
            let ask = HTTPAsk(
                path: RawFrame.emptyCall, fields: [("content-type", "application/grpc")], body: [0, 0, 0, 0, 0])
            let status = try ask.send(to: port, version: 1).status
            #expect(status == "505")
        }
    }

    // MARK: CORS

    private static let origin = "https://example.org"
    private static let policies: [String: CORSPolicy] = [
        "listed": CORSPolicy(origins: [origin], maxAge: .seconds(60)), "any": .anyOrigin,
    ]

    /// What a page asks, and the fields of the answer: nil for one that must not be there.
    struct Page: Sendable, CustomTestStringConvertible {
        let rule: String
        var policy: String? = "listed"
        var origin: String? = WebRequestTests.origin
        var method = "OPTIONS"
        let status: String
        let answer: [String: String?]
        var testDescription: String { rule }
    }

    private static let pages: [Page] = [
        Page(
            rule: "preflight: a listed origin", status: "204",
            answer: [
                "access-control-allow-origin": origin, "access-control-allow-methods": "GET, POST",
                "access-control-allow-headers": "content-type,x-grpc-web", "access-control-max-age": "60",
                "vary": "origin",
                "access-control-allow-credentials": nil, "content-length": nil,
            ]),
        Page(
            rule: "preflight: another origin", origin: "https://example.com", status: "204",
            answer: ["access-control-allow-origin": nil, "access-control-allow-methods": nil, "vary": "origin"]),
        Page(
            rule: "preflight: an origin that only looks alike", origin: "https://EXAMPLE.org", status: "204",
            answer: ["access-control-allow-origin": nil]),
        Page(
            rule: "preflight: any origin", policy: "any", origin: "null", status: "204",
            answer: ["access-control-allow-origin": "*", "access-control-max-age": "7200"]),
        Page(
            rule: "preflight: no origin", origin: nil, status: "204",
            answer: ["access-control-allow-origin": nil, "access-control-allow-methods": nil]),
        Page(
            rule: "preflight: a server without a policy", policy: nil, status: "405",
            answer: ["access-control-allow-origin": nil, "allow": "POST"]),
        Page(
            rule: "call: a listed origin may read the answer", method: "POST", status: "200",
            answer: [
                "access-control-allow-origin": origin, "access-control-expose-headers": "*", "vary": "origin",
            ]),
        Page(
            rule: "call: another origin may not", origin: "https://example.com", method: "POST", status: "200",
            answer: ["access-control-allow-origin": nil, "vary": "origin"]),
        Page(
            rule: "call: any origin", policy: "any", method: "POST", status: "200",
            answer: ["access-control-allow-origin": "*", "access-control-expose-headers": "*"]),
        Page(
            rule: "call: no page", origin: nil, method: "POST", status: "200",
            answer: ["access-control-allow-origin": nil, "vary": nil]),
    ]

    @Test("CORS protocol (Fetch standard)", arguments: pages, [1, 2])
    func page(_ given: Page, version: Int) async throws {
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()],
            cors: given.policy.flatMap { Self.policies[$0] }, threads: 1)
        let port = try await server.start()
        for type in ["application/json", "application/grpc-web+proto"] {
            var fields = [
                ("access-control-request-method", "POST"),
                ("access-control-request-headers", "content-type,x-grpc-web"),
            ]
            if given.method == "POST" { fields = [("content-type", type)] }
            if let origin = given.origin { fields.append(("origin", origin)) }
            let body: [UInt8] =
                given.method == "OPTIONS" ? [] : type.hasSuffix("json") ? Array("{}".utf8) : [0, 0, 0, 0, 0]
            let ask = HTTPAsk(method: given.method, path: RawFrame.emptyCall, fields: fields, body: body)
            let reply = try await withTaskExecutorPreference(BlockingExecutor.shared) {
                try ask.send(to: port, version: version)
            }
            #expect(reply.status == given.status)
            for (name, value) in given.answer { #expect(reply.fields[name] == value, "\(name)") }
        }
        await server.shutdown(grace: .seconds(1))
    }

    @Test("A page learns that its call was shed", arguments: [1, 2])
    func shedding(version: Int) async throws {
        var limits = ServerLimits()
        limits.maxCalls = 0
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], cors: .anyOrigin, limits: limits,
            threads: 1)
        let port = try await server.start()
        let ask = HTTPAsk(
            method: "POST", path: RawFrame.emptyCall,
            fields: [("content-type", "application/json"), ("origin", Self.origin)], body: Array("{}".utf8))
        let reply = try await withTaskExecutorPreference(BlockingExecutor.shared) {
            try ask.send(to: port, version: version)
        }
        #expect(reply.status == "429" && reply.fields["access-control-allow-origin"] == "*")
        #expect(reply.fields["retry-after"] != nil)
        await server.shutdown(grace: .seconds(1))
    }
}
