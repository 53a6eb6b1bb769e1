import Foundation
import InteropSuite
import RPC
import Testing
import Wire

@Suite("JSON requests that say what the contract does not know", .timeLimit(.minutes(1)))
struct StrictJSONTests {
    /// A request, and the field and reason of its refusal.
    struct Case: Sendable, CustomTestStringConvertible {
        let body: String
        let field: String
        let reason: String
        var testDescription: String { body }
    }

    private static let cases = [
        Case(
            body: #"{"respondSize":3}"#, field: "respondSize",
            reason: "is no known field of SimpleRequest; did you mean responseSize?"),
        Case(
            body: #"{"payload":{"bodi":""}}"#, field: "payload.bodi",
            reason: "is no known field of Payload; did you mean body?"),
        Case(body: #"{"payload":{"type":1}}"#, field: "payload.type", reason: "is no known field of Payload"),
        Case(
            body: #"{"11010519491231002X":true}"#, field: "?",
            reason: "is, before byte 22, no known field of SimpleRequest"),
    ]

    private static let cacheable = "/grpc.testing.TestService/CacheableUnaryCall"

    private func ask(_ body: String, _ type: String) -> HTTPAsk {
        HTTPAsk(path: RawFrame.unaryCall, fields: [("content-type", type)], body: Array(body.utf8))
    }

    /// The field and the reason that an error of Connect names.
    private func violation(_ reply: HTTPAsk.Reply) throws -> (field: String, reason: String) {
        let error = try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
        #expect(error["code"] as? String == "invalid_argument")
        let detail = try #require((error["details"] as? [[String: Any]])?.first)
        #expect(detail["type"] as? String == "google.rpc.BadRequest")
        let debug = detail["debug"] as? [String: Any]
        let found = try #require((debug?["fieldViolations"] as? [[String: Any]])?.first)
        return (found["field"] as? String ?? "", found["description"] as? String ?? "")
    }

    @Test(
        "A strict server refuses it with INVALID_ARGUMENT and the field's path, over Connect", arguments: cases, [1, 2])
    func refused(given: Case, version: Int) async throws {
        try await withServer(services: [TestService()], json: .strict) { port in
            for type in ["application/json", "application/x-www-form-urlencoded"] {
                let reply = try ask(given.body, type).send(to: port, version: version)
                #expect(reply.status == "400")
                let found = try violation(reply)
                #expect(found.field == given.field)
                #expect(found.reason == given.reason)
            }
        }
    }

    @Test("and in the query of a GET (Connect protocol, \"Unary-Get-Request\")", arguments: cases)
    func refusedGet(given: Case) async throws {
        try await withServer(services: [TestService()], json: .strict) { port in
            let text = given.body.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let get = HTTPAsk(method: "GET", path: "\(Self.cacheable)?connect=v1&encoding=json&message=\(text)")
            let found = try violation(get.send(to: port, version: 1))
            #expect(found.field == given.field)
            #expect(found.reason == given.reason)
        }
    }

    @Test("and in gRPC with JSON messages, where other unreadable messages are INTERNAL", arguments: cases)
    func refusedEnvelope(given: Case) async throws {
        try await withServer(services: [TestService()], json: .strict) { port in
            let body = [0] + RawFrame.bytes(UInt32(given.body.utf8.count)) + Array(given.body.utf8)
            let grpc = HTTPAsk(
                path: RawFrame.unaryCall, fields: [("content-type", "application/grpc+json"), ("te", "trailers")],
                body: body)
            let reply = try grpc.send(to: port, version: 2)
            #expect(reply.fields["grpc-status"] == "3")
        }
    }

    @Test("A server is lenient unless told otherwise: callers may be newer than it", arguments: cases, [1, 2])
    func lenient(given: Case, version: Int) async throws {
        try await withServer(services: [TestService()]) { port in
            let reply = try ask(given.body, "application/json").send(to: port, version: version)
            #expect(reply.status == "200")
        }
    }

    @Test("A strict server answers what it knows, and keeps unknown fields in protobuf")
    func known() async throws {
        try await withServer(services: [TestService()], json: .strict) { port in
            for body in [#"{"responseSize":3,"payload":{}}"#, #"{"response_size":3}"#, "{}", ""] {
                let reply = try ask(body, "application/json").send(to: port, version: 1)
                #expect(reply.status == "200", "\(body)")
            }
            // Field 1,000.
            let proto = HTTPAsk(
                path: RawFrame.unaryCall, fields: [("content-type", "application/proto")], body: [0xC0, 0x3E, 1])
            let reply = try proto.send(to: port, version: 1)
            #expect(reply.status == "200")
        }
    }
}
