import Foundation
import InteropSuite
import RPC
import TestContracts
import Testing
import Wire

@Suite("The Connect protocol, sentence by sentence, over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(1)))
struct ConnectRequestTests {
    /// What a caller sends and what it is told.
    struct Case: Sendable, CustomTestStringConvertible {
        /// Rule of the specification.
        let rule: String
        let status: String
        /// The error's code; nil where there is no error in the body.
        var code: String?
        var method = "POST"
        var path = RawFrame.unaryCall
        var type: String? = "application/json"
        var fields: [(String, String)] = []
        var body = "{}"
        /// A field of the answer, and its value.
        var answer: (name: String, value: String)?
        var testDescription: String { rule }

        var ask: HTTPAsk {
            let all = (type.map { [("content-type", $0)] } ?? []) + fields
            return HTTPAsk(method: method, path: path, fields: all, body: method == "POST" ? Array(body.utf8) : [])
        }
    }

    private func play(_ given: Case, _ version: Int) async throws {
        try await withServer(services: [TestService()]) { port in
            let reply = try given.ask.send(to: port, version: version)
            #expect(reply.status == given.status)
            if let (name, value) = given.answer { #expect(reply.fields[name] == value) }
            guard let code = given.code else { return }
            // "Unary-Response": errors are JSON whatever the request is.
            #expect(reply.fields["content-type"] == "application/json")
            #expect(Self.code(reply.text) == code)
        }
    }

    private static func code(_ json: String) -> String? {
        let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        return object?["code"] as? String
    }

    // MARK: Unary-Request

    private static let emptyCall = RawFrame.emptyCall
    private static let types =
        "application/grpc, application/grpc+proto, application/grpc+json, application/grpc-web, application/grpc-web+proto, "
        + "application/grpc-web+json, application/grpc-web-text, application/connect+proto, application/connect+json, "
        + "application/proto, application/json"

    private static let unary: [Case] = [
        Case(rule: "JSON", status: "200", answer: ("content-type", "application/json")),
        Case(rule: "JSON with a charset", status: "200", type: "application/json; charset=utf-8"),
        Case(
            rule: "Protobuf, an empty message", status: "200", type: "application/proto", body: "",
            answer: ("content-type", "application/proto")),
        Case(rule: "JSON, an empty body", status: "200", body: ""),
        Case(rule: "Connect-Protocol-Version: 1", status: "200", fields: [("connect-protocol-version", "1")]),
        Case(
            rule: "Connect-Protocol-Version: another", status: "400", code: "invalid_argument",
            fields: [("connect-protocol-version", "2")]),
        Case(rule: "Message-Codec: unknown", status: "415", type: "application/thrift", answer: ("accept-post", types)),
        Case(rule: "Message-Codec: none", status: "415", type: nil),
        Case(rule: "Message-Codec: a stream's, for a unary call", status: "415", type: "application/connect+json"),
        Case(rule: "Path: unknown", status: "404", code: "unimplemented", path: "/grpc.testing.TestService/None"),
        Case(
            rule: "Path: is case-sensitive", status: "404", code: "unimplemented", path: RawFrame.unaryCall.lowercased()
        ),
        Case(rule: "Method: PUT", status: "405", method: "PUT", answer: ("allow", "POST")),
        Case(
            rule: "Method: DELETE, where GET is served", status: "405", method: "DELETE", path: cacheable,
            answer: ("allow", "GET, POST")),
        Case(
            rule: "Method: GET, where there are side effects", status: "405", method: "GET", answer: ("allow", "POST")),
        Case(rule: "JSON that is none", status: "400", code: "invalid_argument", body: "{"),
        Case(rule: "JSON of another kind of value", status: "400", code: "invalid_argument", body: "[]"),
        Case(
            rule: "JSON with a value of the wrong kind", status: "400", code: "invalid_argument",
            body: #"{"responseSize": "x"}"#),
        Case(
            rule: "Protobuf that is none", status: "400", code: "invalid_argument", type: "application/proto",
            body: "\u{7f}"),
        Case(rule: "Content-Encoding: identity", status: "200", fields: [("content-encoding", "identity")]),
        Case(
            rule: "Content-Encoding: unknown", status: "501", code: "unimplemented",
            fields: [("content-encoding", "br")]),
        Case(
            rule: "Content-Encoding: not what it says", status: "400", code: "invalid_argument",
            fields: [("content-encoding", "gzip")]),
        Case(
            rule: "Content-Encoding: nothing is not decompressed", status: "200",
            fields: [("content-encoding", "gzip")], body: ""),
        Case(
            rule: "Accept-Encoding: unknown ones are answered with identity", status: "200",
            fields: [("accept-encoding", "br, zstd")]),
        Case(
            rule: "Leading-Metadata: comes back as it is", status: "200", path: emptyCall,
            fields: [("x-grpc-test-echo-initial", "a b")], answer: ("x-grpc-test-echo-initial", "a b")),
        Case(
            rule: "Prefixed-Trailing-Metadata: padded, answered without", status: "200", path: emptyCall,
            fields: [("x-grpc-test-echo-trailing-bin", "AQI=")],
            answer: ("trailer-x-grpc-test-echo-trailing-bin", "AQI")),
    ]

    @Test("Unary-Request", arguments: unary, [1, 2])
    func unaryRequest(_ given: Case, version: Int) async throws { try await play(given, version) }

    // MARK: Timeout

    private static let timeouts: [Case] =
        ["1000", "0001000", "9999999999"].map {
            Case(rule: "Timeout: \($0)", status: "200", fields: [("connect-timeout-ms", $0)])
        }
        + ["99999999999", "-1", "1.5", "1s", "x"].map {
            Case(
                rule: "Timeout: “\($0)” is malformed", status: "400", code: "invalid_argument",
                fields: [("connect-timeout-ms", $0)])
        }

    @Test("Timeout: at most ten digits", arguments: timeouts, [1, 2])
    func timeout(_ given: Case, version: Int) async throws { try await play(given, version) }

    // MARK: Unary-Get-Request

    private static let cacheable = "/grpc.testing.TestService/CacheableUnaryCall"

    private static func get(_ rule: String, _ query: String, _ status: String = "200", _ code: String? = nil) -> Case {
        Case(
            rule: "\(rule): \(query)", status: status, code: code, method: "GET", path: "\(cacheable)?\(query)",
            type: nil)
    }

    private static let gets: [Case] = [
        get("all parameters", "connect=v1&base64=1&encoding=json&message=e30"),
        get("in any order, and unknown ones", "message=%7B%7D&x=1&encoding=json&flag"),
        get("Message-Query: percent-encoded", "encoding=json&message=%7b%22responseSize%22%3A3%7d"),
        get("Message-Query: + is a space", "encoding=json&message=%7B+%7D"),
        get("Message-Query: empty", "encoding=proto&message="),
        get("Message-Query: a broken escape", "encoding=json&message=%7", "400", "invalid_argument"),
        get("Message-Query: none", "encoding=json", "400", "invalid_argument"),
        get("Base64-Query: without padding", "encoding=json&base64=1&message=eyB9"),
        get("Base64-Query: padding that is percent-encoded", "encoding=json&base64=1&message=e30%3D"),
        get("Base64-Query: the alphabet of URLs", "encoding=json&base64=1&message=eyJ4LT4iOiI_Pz8ifQ"),
        get("Base64-Query: what is none", "encoding=json&base64=1&message=%21%21", "400", "invalid_argument"),
        get("Base64-Query: another value is ignored", "encoding=json&base64=0&message=%7B%7D"),
        get("Encoding-Query: unknown", "encoding=thrift&message=", "415"),
        get("Encoding-Query: none", "message=%7B%7D", "415"),
        get("Compression-Query: identity", "encoding=json&compression=identity&message=%7B%7D"),
        get("Compression-Query: unknown", "encoding=json&compression=br&message=%7B%7D", "501", "unimplemented"),
        get("Compression-Query: nothing is not decompressed", "encoding=proto&compression=gzip&base64=1&message="),
        get(
            "Compression-Query: not what it says", "encoding=json&compression=gzip&base64=1&message=e30", "400",
            "invalid_argument"),
        get("Connect-Version-Query: another", "connect=v2&encoding=json&message=%7B%7D", "400", "invalid_argument"),
        get("a message that is no JSON", "encoding=json&message=%7B", "400", "invalid_argument"),
    ]

    @Test("Unary-Get-Request", arguments: gets, [1, 2])
    func get(_ given: Case, version: Int) async throws { try await play(given, version) }

    // MARK: Error codes

    @Test(
        "Error Codes: each has its HTTP status",
        arguments: [
            (1, "canceled", "499"), (2, "unknown", "500"), (3, "invalid_argument", "400"),
            (4, "deadline_exceeded", "504"),
            (5, "not_found", "404"), (6, "already_exists", "409"), (7, "permission_denied", "403"),
            (8, "resource_exhausted", "429"), (9, "failed_precondition", "400"), (10, "aborted", "409"),
            (11, "out_of_range", "400"), (12, "unimplemented", "501"), (13, "internal", "500"),
            (14, "unavailable", "503"),
            (15, "data_loss", "500"), (16, "unauthenticated", "401"),
        ])
    func errorCode(number: Int, code: String, status: String) async throws {
        let body = #"{"responseStatus": {"code": \#(number), "message": "a \"word\"\n深圳"}}"#
        let given = Case(rule: code, status: status, code: code, body: body)
        try await play(given, 1)
        try await withServer(services: [TestService()]) { port in
            let text = try given.ask.send(to: port, version: 2).text
            #expect(text == #"{"code":"\#(code)","message":"a \"word\"\u000a深圳"}"#)
        }
    }

    @Test("Error: details have their type's name and their bytes", arguments: [1, 2])
    func details(version: Int) async throws {
        try await withServer(services: [TestService()]) { port in
            let given = Case(rule: "", status: "400", path: Self.emptyCall, fields: [("x-test-details", "1")])
            let reply = try given.ask.send(to: port, version: version)
            let object = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
            let detail = (object?["details"] as? [[String: Any]])?.first
            #expect(detail?["type"] as? String == "google.rpc.BadRequest")
            let value = try #require(detail?["value"] as? String)
            #expect(!value.contains("="))
        }
    }

    // MARK: Streams

    private static func envelope(_ text: String, flag: UInt8 = 0) -> String {
        String(decoding: [flag] + RawFrame.bytes(UInt32(text.utf8.count)) + text.utf8, as: UTF8.self)
    }

    /// Requests of a stream, and the error of the message that ends it.
    private static let streams: [Case] = [
        Case(rule: "two messages", status: "200", path: RawFrame.inputCall, body: envelope("{}") + envelope("{}")),
        Case(rule: "no message", status: "200", path: RawFrame.inputCall, body: ""),
        Case(rule: "several responses", status: "200", path: RawFrame.outputCall, body: envelope("{}")),
        Case(
            rule: "no request where there is one", status: "200", code: "unimplemented", path: RawFrame.outputCall,
            body: ""),
        Case(
            rule: "two requests where there is one", status: "200", code: "unimplemented", path: RawFrame.outputCall,
            body: envelope("{}") + envelope("{}")),
        Case(
            rule: "a message that is no JSON", status: "200", code: "invalid_argument", path: RawFrame.inputCall,
            body: envelope("{")),
        Case(
            rule: "the request ends within a message", status: "200", code: "invalid_argument",
            path: RawFrame.inputCall, body: "\0\0\0\0\u{9}{"),
        Case(
            rule: "Envelope-Flags: compressed without an encoding", status: "200", code: "internal",
            path: RawFrame.inputCall, body: envelope("{}", flag: 1)),
        Case(
            rule: "Envelope-Flags: a request with an end", status: "200", code: "internal", path: RawFrame.inputCall,
            body: envelope("{}", flag: 2)),
        Case(
            rule: "Streaming-Content-Encoding: unknown", status: "200", code: "unimplemented", path: RawFrame.inputCall,
            fields: [("connect-content-encoding", "br")], answer: ("connect-accept-encoding", "identity,gzip")),
        Case(
            rule: "Streaming-Content-Encoding: not what it says", status: "200", code: "invalid_argument",
            path: RawFrame.inputCall, fields: [("connect-content-encoding", "gzip")], body: envelope("{}", flag: 1)),
        Case(
            rule: "Connect-Protocol-Version: another", status: "200", code: "invalid_argument",
            path: RawFrame.inputCall, fields: [("connect-protocol-version", "2")]),
        Case(
            rule: "Timeout: malformed", status: "200", code: "invalid_argument", path: RawFrame.inputCall,
            fields: [("connect-timeout-ms", "x")]),
    ]

    @Test("Streaming-Request and EndStreamResponse", arguments: streams, [1, 2])
    func stream(_ given: Case, version: Int) async throws {
        var given = given
        given.type = "application/connect+json"
        try await withServer(services: [TestService()]) { [given] port in
            let reply = try given.ask.send(to: port, version: version)
            #expect(reply.status == "200")
            #expect(reply.fields["content-type"] == "application/connect+json")
            if let (name, value) = given.answer { #expect(reply.fields[name] == value) }
            var rest = reply.body[...]
            var last: (flag: UInt8, text: String)?
            while rest.count >= 5 {
                #expect(last?.flag != 2, "the end comes last")
                let count = Int(RawFrame.number(rest.dropFirst().prefix(4)))
                last = (rest.first ?? 0, String(decoding: rest.dropFirst(5).prefix(count), as: UTF8.self))
                rest = rest.dropFirst(5 + count)
            }
            #expect(last?.flag == 2)
            let object = try JSONSerialization.jsonObject(with: Data((last?.text ?? "").utf8)) as? [String: Any]
            #expect((object?["error"] as? [String: Any])?["code"] as? String == given.code)
        }
    }

    @Test("Streaming-Content-Type: another", arguments: ["application/json", "application/connect+thrift"], [1, 2])
    func streamType(type: String, version: Int) async throws {
        try await play(Case(rule: "", status: "415", path: RawFrame.inputCall, type: type), version)
    }
}
