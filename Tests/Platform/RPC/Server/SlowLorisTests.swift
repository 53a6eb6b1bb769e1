import Foundation
import RPC
import Testing

@Suite("What a server does to peers that take for ever (slow-loris)", .timeLimit(.minutes(1)))
struct SlowLorisTests {
    private static let emptyCall = "/grpc.testing.TestService/EmptyCall"
    private static let emptyMessage: [UInt8] = [0, 0, 0, 0, 0]

    /// Beginnings of requests that never go on.
    private static let slow: [String: [UInt8]] = [
        "nothing at all": [],
        "half a preface": Array("PRI * HTTP/2.0\r\n".utf8),
        "half a request line": Array("POST /grpc.testing".utf8),
        "half an HTTP/1.1 head": Array("POST \(emptyCall) HTTP/1.1\r\nhost: a\r\ncontent-type: app".utf8),
        "half an HTTP/1.1 body": Array(
            "POST \(emptyCall) HTTP/1.1\r\nhost: a\r\ncontent-type: application/proto\r\ncontent-length: 9\r\n\r\nabc"
                .utf8),
        "half a header block": RawFrame.opening + RawFrame.call(emptyCall, on: 1, flags: 0).bytes,
    ]

    @Test("A peer that takes for ever to send a request is closed (slow-loris)", arguments: Array(slow.keys).sorted())
    func slowLoris(name: String) async throws {
        try await besieging({ $0.requestSeconds = 1 }) { port in
            let connection = try RawConnection(port: port)
            connection.send(try #require(Self.slow[name]))
            _ = connection.readToEnd()
        }
    }

    @Test("A unary call whose message never comes ends its stream, not its connection")
    func slowMessage() async throws {
        try await besieging({ $0.requestSeconds = 1 }) { port in
            let connection = try RawConnection(opening: port)
            connection.send(RawFrame.call(Self.emptyCall, on: 1).bytes + RawFrame(RawFrame.data, 0, 1, [0, 0]).bytes)
            #expect(connection.frame { $0.type == RawFrame.resetStream }?.stream == 1)
            connection.send(RawFrame.call(Self.emptyCall, on: 3).bytes)
            connection.send(RawFrame(RawFrame.data, RawFrame.endStream, 3, Self.emptyMessage).bytes)
            #expect(connection.frame { $0.stream == 3 && $0.type == RawFrame.headers } != nil)
        }
    }

    /// Beginnings of requests, and what goes on coming of them, a byte at a time.
    private static let dribbles: [String: (begin: [UInt8], rest: [UInt8])] = [
        "an HTTP/1.1 head": (Array("POST \(emptyCall) HTTP/1.1\r\nhost: a\r\nx-long: ".utf8), [UInt8(ascii: "a")]),
        "an HTTP/1.1 body": (
            Array(
                "POST \(emptyCall) HTTP/1.1\r\nhost: a\r\ncontent-type: application/proto\r\ncontent-length: 9999\r\n\r\n"
                    .utf8), [0]
        ),
        "a chunked body": (
            Array(
                "POST \(emptyCall) HTTP/1.1\r\nhost: a\r\ncontent-type: application/proto\r\ntransfer-encoding: chunked\r\n\r\n"
                    .utf8), Array("1\r\na\r\n".utf8)
        ),
        "an HTTP/2 header block": (
            RawFrame.opening + RawFrame.call(emptyCall, on: 1, flags: 0).bytes,
            RawFrame(RawFrame.continuation, 0, 1, RawFrame.block([("a", "b")])).bytes
        ),
    ]

    @Test("A peer that sends a request a byte at a time, for ever, is closed", arguments: Array(dribbles.keys).sorted())
    func dribble(name: String) async throws {
        let (begin, rest) = try #require(Self.dribbles[name])
        try await besieging({ $0.requestSeconds = 1 }) { port in
            let connection = try RawConnection(port: port)
            connection.send(begin)
            // Far below the least rate; ends when the server has closed.
            while connection.send(rest) { usleep(100_000) }
        }
    }

    @Test("A unary call whose message comes a byte at a time ends its stream, not its connection")
    func dribbledMessage() async throws {
        try await besieging({ $0.requestSeconds = 1 }) { port in
            let connection = try RawConnection(opening: port)
            connection.send(RawFrame.call(Self.emptyCall, on: 1).bytes)
            connection.send(RawFrame(RawFrame.data, 0, 1, [0, 0, 0, 1, 0]).bytes)
            let began = ContinuousClock.now
            // The server's patience, and as much again for its timer.
            while ContinuousClock.now - began < .seconds(3) {
                connection.send(RawFrame(RawFrame.data, 0, 1, [0]).bytes)
                usleep(100_000)
            }
            #expect(connection.frame { $0.type == RawFrame.resetStream }?.stream == 1)
            connection.send(RawFrame.call(Self.emptyCall, on: 3).bytes)
            connection.send(RawFrame(RawFrame.data, RawFrame.endStream, 3, Self.emptyMessage).bytes)
            #expect(connection.frame { $0.stream == 3 && $0.type == RawFrame.headers } != nil)
        }
    }

    @Test("A body that comes slowly, but faster than the least rate, is waited for")
    func slowButSteady() async throws {
        try await besieging({ $0.requestSeconds = 1 }) { port in
            let connection = try RawConnection(port: port)
            connection.send(
                "POST \(Self.emptyCall) HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2502\r\n\r\n{"
            )
            for _ in 0..<25 {
                connection.send(String(repeating: " ", count: 100))
                usleep(100_000)
            }
            connection.send("}")
            #expect(connection.response().hasPrefix("HTTP/1.1 200"))
        }
    }
}
