import InteropSuite
import RPC
import Testing

/// The error codes of HTTP/2 (RFC 9113 §7).
enum Code {
    static let none: UInt32 = 0, protocolError: UInt32 = 1, flowControl: UInt32 = 3, streamClosed: UInt32 = 5
    static let frameSize: UInt32 = 6, refused: UInt32 = 7, cancel: UInt32 = 8, compression: UInt32 = 9
    static let enhanceYourCalm: UInt32 = 11
}

/// A sentence of a specification: what a peer sends, and what a server has to make of it.
struct FrameCase: Sendable, CustomTestStringConvertible {
    enum Reaction: Sendable {
        /// A connection error: GOAWAY with this code, then the end of the connection.
        case goaway(UInt32)
        /// A stream error on stream 1: RST_STREAM with this code, and the connection serves others.
        case reset(UInt32)
        /// Nothing, and the connection serves others.
        case ignored
        /// Stream 1 is answered with this gRPC status, and the connection serves others.
        case status(String)
        /// Stream 1 is answered with this HTTP status, and the connection serves others.
        case http(String)
    }

    /// Section and sentence.
    let rule: String
    let reaction: Reaction
    /// Sent one after the other; the server has processed each before the next is sent.
    let steps: [[UInt8]]
    var testDescription: String { rule }

    init(_ rule: String, _ reaction: Reaction, _ frames: [RawFrame]) {
        self.init(rule, reaction, bytes: frames.flatMap(\.bytes))
    }

    init(_ rule: String, _ reaction: Reaction, bytes: [UInt8]) {
        self.rule = rule
        self.reaction = reaction
        steps = [bytes]
    }

    /// A case whose frames come in steps.
    init(_ rule: String, _ reaction: Reaction, steps: [[RawFrame]]) {
        self.rule = rule
        self.reaction = reaction
        self.steps = steps.map { $0.flatMap(\.bytes) }
    }

    /// Plays the case against a server of its own.
    func play(_ limits: ServerLimits = ServerLimits()) async throws {
        try await withServer(services: [TestService()], limits: limits) { port in
            let peer = try FramePeer.settled(port: port)
            for step in steps.dropLast() {
                peer.send(step)
                peer.settle()
            }
            peer.send(steps.last ?? [])
            check(peer)
        }
    }

    private func check(_ peer: FramePeer) {
        switch reaction {
        case .goaway(let code):
            peer.read { ($0.goaway?.code ?? 0) != 0 }
            #expect(peer.goaway?.code == code)
            peer.readToEnd()
        case .reset(let code):
            #expect(peer.readAnswer(1).resetCode == code)
            expectService(by: peer)
        case .ignored:
            expectService(by: peer)
            #expect(peer.resets.isEmpty)
        case .status(let status):
            #expect(peer.readAnswer(1).trailers["grpc-status"] == status)
            expectService(by: peer)
        case .http(let status):
            #expect(peer.readAnswer(1).head[":status"] == status)
            expectService(by: peer)
        }
    }

    private func expectService(by peer: FramePeer) {
        #expect(peer.emptyCall(on: 1001) == "0")
        #expect(peer.goaway == nil)
    }
}
