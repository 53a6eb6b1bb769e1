import InteropSuite
import RPC
import Testing

@Suite("Frames of a connection, sentence by sentence (RFC 9113 §3.4, §4, §6)", .timeLimit(.minutes(1)))
struct FramingTests {
    private typealias F = RawFrame
    private static let call = F.call(F.emptyCall, on: 1)
    private static let whole = [call, F.message(on: 1)]
    private static let open = F.call(F.duplex, on: 1)
    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    // MARK: Preface

    private static let greetings: [FrameCase] = [
        FrameCase(
            "§3.4: SETTINGS that carry values begin a connection", .ignored, bytes: magic + F.setting(3, 100).bytes),
        FrameCase("§3.4: the first frame is not SETTINGS", .goaway(Code.protocolError), bytes: magic + call.bytes),
        FrameCase(
            "§3.4: an invalid preface", .goaway(Code.protocolError),
            bytes: Array("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n".utf8)),
    ]
    private static let magic = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    @Test("How a connection begins", arguments: greetings)
    func greeting(_ given: FrameCase) async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer(port: port, opening: given.steps[0])
            if case .goaway(let code) = given.reaction {
                peer.readToEnd()
                #expect(peer.goaway?.code == code)
            } else {
                #expect(peer.emptyCall(on: 1) == "0")
            }
            // The server's own preface: SETTINGS first.
            #expect(peer.settings.first?.flags == 0)
        }
    }

    @Test("§3.4: a client's frames may follow its preface at once, a byte at a time")
    func byteByByte() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer(port: port, opening: [])
            for byte in RawFrame.opening + Self.whole.flatMap(\.bytes) { peer.send([byte]) }
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "0")
        }
    }

    // MARK: Sizes and unknown frames

    private static let frames: [FrameCase] = [
        FrameCase(
            "§4.1: a frame of an unknown type is ignored", .ignored, [F(0x16, 0xff, 0, zeros(8)), F(0xbe, 0, 3, [])]),
        FrameCase(
            "§4.1: unknown flags are ignored", .status("0"),
            [
                F.call(F.emptyCall, on: 1, flags: 4 | 0x42), F(F.data, 1 | 0x76 & ~8, 1, zeros(5)),
            ]),
        FrameCase(
            "§4.1: the reserved bit of a stream's number is ignored", .status("0"),
            [
                F(call.type, call.flags, 0x8000_0001, call.payload), F.message(on: 1),
            ]),
        FrameCase(
            "§4.1: the reserved bit of PING's stream is ignored", .ignored, [F(F.ping, 0, 0x8000_0000, zeros(8))]),
        FrameCase(
            "§4.2: a frame of 16,384 bytes is taken", .status("12"),
            [
                F.call("/none", on: 1), F(F.data, 1, 1, zeros(16_384)),
            ]),
        FrameCase(
            "§4.2: DATA above SETTINGS_MAX_FRAME_SIZE", .goaway(Code.frameSize), [open, F(F.data, 0, 1, zeros(16_385))]),
        FrameCase(
            "§4.2: HEADERS above SETTINGS_MAX_FRAME_SIZE", .goaway(Code.frameSize), [F(F.headers, 5, 1, zeros(16_385))]),
        FrameCase(
            "§4.2: a frame of unknown type above SETTINGS_MAX_FRAME_SIZE", .goaway(Code.frameSize),
            [
                F(0x16, 0, 0, zeros(16_385))
            ]),
        FrameCase(
            "§4.3: a header block that cannot be decompressed", .goaway(Code.compression), [F(F.headers, 5, 1, [0x80])]),
        FrameCase(
            "§4.3: a header block of trailers that cannot be decompressed", .goaway(Code.compression),
            [
                open, F(F.headers, 5, 1, [0xff, 0xff, 0xff, 0xff, 0xff]),
            ]),
        FrameCase(
            "§4.3: a block that no one reads still has to be decompressed", .goaway(Code.compression),
            steps: [
                whole, [F(F.headers, 5, 3, call.payload + [0xff, 0xff, 0xff, 0xff, 0xff])],
            ]),
        FrameCase(
            "§4.3: a frame of another stream within a header block", .goaway(Code.protocolError),
            [
                F.call(F.emptyCall, on: 1, flags: 0), F.call(F.emptyCall, on: 3),
            ]),
        FrameCase(
            "§4.3, §6.2: a frame of another type within a header block", .goaway(Code.protocolError),
            [
                F.call(F.emptyCall, on: 1, flags: 0), F(F.ping, 0, 0, zeros(8)),
            ]),
        FrameCase(
            "§5.5: a frame of unknown type within a header block", .goaway(Code.protocolError),
            [
                F.call(F.emptyCall, on: 1, flags: 0), F(0x16, 0, 1, []),
            ]),
        FrameCase("§4.3: a header block in two frames", .status("0"), call.split(after: 20) + [F.message(on: 1)]),
        FrameCase(
            "§4.3: a header block in HEADERS without a byte and CONTINUATION", .status("0"),
            call.split(after: 0) + [F.message(on: 1)]),
    ]

    @Test("Sizes, unknown frames and header blocks", arguments: frames)
    func frame(_ given: FrameCase) async throws { try await given.play() }

    // MARK: DATA, HEADERS

    private static let bodies: [FrameCase] = [
        FrameCase("§6.1: DATA on stream 0", .goaway(Code.protocolError), [F(F.data, 1, 0, zeros(5))]),
        FrameCase(
            "§6.1: padded DATA is taken without its padding", .status("0"),
            [
                call, F(F.data, 1 | F.padded, 1, [7] + zeros(5) + zeros(7)),
            ]),
        FrameCase(
            "§6.1: DATA of padding alone is taken", .status("0"),
            [
                call, F(F.data, F.padded, 1, [255] + zeros(255)), F.message(on: 1),
            ]),
        FrameCase(
            "§6.1: padding as long as DATA's payload", .goaway(Code.protocolError),
            [open, F(F.data, F.padded, 1, [6] + zeros(5))]),
        FrameCase(
            "§6.1: padding longer than DATA's payload", .goaway(Code.protocolError),
            [open, F(F.data, F.padded, 1, [9] + zeros(5))]),
        FrameCase(
            "§6.1: padded DATA without the length of its padding", .goaway(Code.protocolError),
            [open, F(F.data, F.padded, 1, [])]),
        FrameCase("§6.2: HEADERS on stream 0", .goaway(Code.protocolError), [F(F.headers, 5, 0, call.payload)]),
        FrameCase(
            "§6.2: padded HEADERS are taken without their padding", .status("0"),
            [
                F(F.headers, 4 | F.padded, 1, [3] + call.payload + zeros(3)), F.message(on: 1),
            ]),
        FrameCase(
            "§6.2: HEADERS with the fields of priority", .status("0"),
            [
                F(F.headers, 4 | F.priorityFlag, 1, [0x80, 0, 0, 0, 200] + call.payload), F.message(on: 1),
            ]),
        FrameCase(
            "§6.2: HEADERS padded and with the fields of priority", .status("0"),
            [
                F(F.headers, 4 | F.priorityFlag | F.padded, 1, [2, 0, 0, 0, 9, 16] + call.payload + zeros(2)),
                F.message(on: 1),
            ]),
        FrameCase(
            "§6.2: padding longer than HEADERS' payload", .goaway(Code.protocolError),
            [
                F(F.headers, 5 | F.padded, 1, [200] + call.payload.prefix(20))
            ]),
        FrameCase(
            "§4.2, §6.2: HEADERS too short for their fields of priority", .goaway(Code.frameSize),
            [
                F(F.headers, 5 | F.priorityFlag, 1, [0, 0, 0])
            ]),
        FrameCase(
            "§5.3.2: a stream cannot depend on itself, by HEADERS", .goaway(Code.protocolError),
            [
                F(F.headers, 5 | F.priorityFlag, 1, [0, 0, 0, 1, 9] + call.payload)
            ]),
    ]

    @Test("DATA and HEADERS", arguments: bodies)
    func body(_ given: FrameCase) async throws { try await given.play() }

    // MARK: PRIORITY, RST_STREAM, PUSH_PROMISE

    private static let small: [FrameCase] = [
        FrameCase("§6.3: PRIORITY on stream 0", .goaway(Code.protocolError), [F(F.priority, 0, 0, zeros(5))]),
        FrameCase(
            "§6.3: PRIORITY of another length than five", .goaway(Code.frameSize),
            [open, F(F.priority, 0, 1, zeros(4))]),
        FrameCase("§6.3: PRIORITY of six bytes", .goaway(Code.frameSize), [open, F(F.priority, 0, 1, zeros(6))]),
        FrameCase(
            "§5.3.2: a stream cannot depend on itself, by PRIORITY", .goaway(Code.protocolError),
            [
                open, F(F.priority, 0, 1, [0, 0, 0, 1, 0]),
            ]),
        FrameCase("§6.4: RST_STREAM on stream 0", .goaway(Code.protocolError), [F.reset(0)]),
        FrameCase(
            "§6.4: RST_STREAM of another length than four", .goaway(Code.frameSize),
            [open, F(F.resetStream, 0, 1, zeros(3))]),
        FrameCase("§6.4: RST_STREAM of five bytes", .goaway(Code.frameSize), [open, F(F.resetStream, 0, 1, zeros(5))]),
        FrameCase("§6.4: RST_STREAM on an idle stream", .goaway(Code.protocolError), [F.reset(1)]),
        FrameCase(
            "§7: RST_STREAM with an unknown code ends the stream only", .ignored, [open, F.reset(1, code: 0xdead)]),
        FrameCase(
            "§6.6, §8.4: a client cannot push", .goaway(Code.protocolError),
            [
                open, F(F.pushPromise, 4, 1, F.bytes(2) + call.payload),
            ]),
    ]

    @Test(
        "PRIORITY, RST_STREAM and PUSH_PROMISE; what is a stream error may end the connection (§5.4)", arguments: small)
    func smallFrame(_ given: FrameCase) async throws { try await given.play() }

    // MARK: SETTINGS

    private static let settings: [FrameCase] = [
        FrameCase("§6.5: SETTINGS on a stream", .goaway(Code.protocolError), [open, F(F.settings, 0, 1)]),
        FrameCase("§6.5: an ACK with a payload", .goaway(Code.frameSize), [F(F.settings, 1, 0, zeros(6))]),
        FrameCase(
            "§6.5: a length that is no multiple of six", .goaway(Code.frameSize), [F(F.settings, 0, 0, zeros(7))]),
        FrameCase("§6.5.2: ENABLE_PUSH other than 0 and 1", .goaway(Code.protocolError), [F.setting(2, 2)]),
        FrameCase("§6.5.2: a client's ENABLE_PUSH of 1", .ignored, [F.setting(2, 1)]),
        FrameCase("§6.5.2: INITIAL_WINDOW_SIZE above 2³¹-1", .goaway(Code.flowControl), [F.setting(4, 0x8000_0000)]),
        FrameCase("§6.5.2: INITIAL_WINDOW_SIZE of 2³¹-1", .ignored, [F.setting(4, 0x7fff_ffff)]),
        FrameCase("§6.5.2: MAX_FRAME_SIZE below 16,384", .goaway(Code.protocolError), [F.setting(5, 16_383)]),
        FrameCase("§6.5.2: MAX_FRAME_SIZE above 2²⁴-1", .goaway(Code.protocolError), [F.setting(5, 16_777_216)]),
        FrameCase("§6.5.2: MAX_FRAME_SIZE of 2²⁴-1", .ignored, [F.setting(5, 16_777_215)]),
        FrameCase(
            "§6.5.2: HEADER_TABLE_SIZE of 0 and of 2³²-1", .ignored, [F.setting(1, 0), F.setting(1, 0xffff_ffff)]),
        FrameCase("§6.5.2: an unknown setting is ignored", .ignored, [F.setting(0xfafa, 1)]),
        FrameCase(
            "§6.5.3: the values of one frame are processed in order: the last counts", .goaway(Code.flowControl),
            [
                F(F.settings, 0, 0, [0, 4] + F.bytes(1) + [0, 4] + F.bytes(0x8000_0000))
            ]),
        FrameCase(
            "§6.9.2: INITIAL_WINDOW_SIZE that lifts an open window above 2³¹-1", .goaway(Code.flowControl),
            [
                open, F.window(1, by: 0x7fff_0000), F.setting(4, 0x7fff_ffff),
            ]),
    ]

    @Test("SETTINGS", arguments: settings)
    func setting(_ given: FrameCase) async throws { try await given.play() }

    @Test("§6.5.3: each SETTINGS is acknowledged, with no payload")
    func settingsAcknowledged() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F.setting(3, 10), F.setting(4, 100_000)])
            // Its own, one for the opening, two here.
            peer.read { $0.settings.count == 4 }
            #expect(peer.settings.map(\.flags) == [0, 1, 1, 1])
            #expect(peer.settings.dropFirst().allSatisfy { $0.payload.isEmpty })
        }
    }

    // MARK: PING, GOAWAY

    private static let pings: [FrameCase] = [
        FrameCase("§6.7: PING on a stream", .goaway(Code.protocolError), [open, F(F.ping, 0, 1, zeros(8))]),
        FrameCase("§6.7: PING of six bytes", .goaway(Code.frameSize), [F(F.ping, 0, 0, zeros(6))]),
        FrameCase("§6.7: PING of nine bytes", .goaway(Code.frameSize), [F(F.ping, 0, 0, zeros(9))]),
        FrameCase(
            "§6.7: an ACK that nobody asked for is ignored", .ignored,
            [F(F.ping, 1, 0, [9] + zeros(7)), F(F.ping, 1, 0, [2] + zeros(7))]),
        FrameCase("§6.8: GOAWAY on a stream", .goaway(Code.protocolError), [open, F(F.goaway, 0, 1, zeros(8))]),
        FrameCase(
            "§4.2, §6.8: GOAWAY of less than eight bytes", .goaway(Code.frameSize), [F(F.goaway, 0, 0, zeros(7))]),
    ]

    @Test("PING and GOAWAY", arguments: pings)
    func ping(_ given: FrameCase) async throws { try await given.play() }

    @Test("§6.7: PING is answered with its own eight bytes and ACK")
    func pingAnswer() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F(F.ping, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]), F(F.ping, 0x4e, 0, [8, 7, 6, 5, 4, 3, 2, 1])])
            peer.read { $0.pings.count == 2 }
            #expect(peer.pings.map(\.payload) == [[1, 2, 3, 4, 5, 6, 7, 8], [8, 7, 6, 5, 4, 3, 2, 1]])
            #expect(peer.pings.allSatisfy { $0.flags == 1 && $0.stream == 0 })
        }
    }

    @Test("§6.8: a client's GOAWAY, with debug data, lets its open call end")
    func clientGoaway() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([Self.open, F(F.goaway, 0, 0, Self.zeros(8) + Array("bye".utf8))])
            peer.settle()
            peer.send([F(F.data, 1, 1, [])])
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "0")
        }
    }

    // MARK: WINDOW_UPDATE, CONTINUATION

    private static let windows: [FrameCase] = [
        FrameCase(
            "§6.9: WINDOW_UPDATE of nothing on a stream", .goaway(Code.protocolError), [open, F.window(1, by: 0)]),
        FrameCase(
            "§6.9: WINDOW_UPDATE of nothing on the connection", .goaway(Code.protocolError), [F.window(0, by: 0)]),
        FrameCase(
            "§6.9: WINDOW_UPDATE of another length than four", .goaway(Code.frameSize),
            [F(F.windowUpdate, 0, 0, zeros(3))]),
        FrameCase(
            "§6.9: WINDOW_UPDATE of five bytes on a stream", .goaway(Code.frameSize),
            [open, F(F.windowUpdate, 0, 1, zeros(5))]),
        FrameCase("§6.9: the reserved bit of an increment is ignored", .ignored, [F.window(0, by: 0x8000_0001)]),
        FrameCase(
            "§6.9.1: a connection's window above 2³¹-1", .goaway(Code.flowControl), [F.window(0, by: 0x7fff_ffff)]),
        FrameCase(
            "§6.9.1: a stream's window above 2³¹-1", .reset(Code.flowControl), [open, F.window(1, by: 0x7fff_ffff)]),
        FrameCase(
            "§6.9.1: windows of exactly 2³¹-1", .ignored,
            [
                open, F.window(0, by: 0x7fff_0000), F.window(1, by: 0x7fff_0000),
            ]),
        FrameCase(
            "§6.10: CONTINUATION on stream 0", .goaway(Code.protocolError), [F(F.continuation, 4, 0, call.payload)]),
        FrameCase(
            "§6.10: CONTINUATION without HEADERS", .goaway(Code.protocolError), [F(F.continuation, 4, 1, call.payload)]),
        FrameCase(
            "§6.10: CONTINUATION after END_HEADERS", .goaway(Code.protocolError), [call, F(F.continuation, 4, 1, [])]),
        FrameCase(
            "§6.10: CONTINUATION after DATA", .goaway(Code.protocolError),
            [open, F(F.data, 0, 1), F(F.continuation, 4, 1, [])]),
        FrameCase(
            "§6.10: CONTINUATION of another stream", .goaway(Code.protocolError),
            [
                F.call(F.emptyCall, on: 1, flags: 0), F(F.continuation, 4, 3, []),
            ]),
    ]

    @Test("WINDOW_UPDATE and CONTINUATION; what is a stream error may end the connection (§5.4)", arguments: windows)
    func window(_ given: FrameCase) async throws { try await given.play() }
}
