import InteropSuite
import RPC
import TestContracts
import Testing
import Wire

@Suite("Streams, sentence by sentence (RFC 9113 §5)", .timeLimit(.minutes(1)))
struct StreamStateTests {
    private typealias F = RawFrame
    private static let call = F.call(F.emptyCall, on: 1)
    private static let zeros = [UInt8](repeating: 0, count: 8)

    /// How stream 1 comes to its state, step by step.
    private static let waits: [RawFrame] = {
        // An answer that comes in a minute: the request is complete, the response is not.
        let request = GRPCTesting.StreamingOutputCallRequest.asking([1], every: .seconds(60))
        let bytes = (try? request.serialized()) ?? []
        return [F.call(F.outputCall, on: 1), F.message(bytes, on: 1)]
    }()
    private static let open = [[F.call(F.duplex, on: 1)]]
    private static let halfClosed = [waits]
    private static let reset = [[F.call(F.duplex, on: 1), F.reset(1)]]

    private static func after(_ state: [[RawFrame]], _ frames: RawFrame...) -> [[RawFrame]] { state + [frames] }

    private static let states: [FrameCase] = [
        // idle
        FrameCase("§5.1, idle: DATA", .goaway(Code.protocolError), [F(F.data, 1, 1, [])]),
        FrameCase("§5.1, idle: RST_STREAM", .goaway(Code.protocolError), [F.reset(1)]),
        FrameCase("§5.1, idle: WINDOW_UPDATE", .goaway(Code.protocolError), [F.window(1, by: 1)]),
        FrameCase("§5.1, idle: CONTINUATION", .goaway(Code.protocolError), [F(F.continuation, 4, 1, call.payload)]),
        FrameCase("§5.1, idle: PUSH_PROMISE", .goaway(Code.protocolError), [F(F.pushPromise, 4, 1, F.bytes(2))]),
        FrameCase("§5.1, idle: PRIORITY is taken", .ignored, [F(F.priority, 0, 1, [0, 0, 0, 0, 9])]),
        FrameCase(
            "§5.1, idle: PRIORITY, then HEADERS", .status("0"),
            [
                F(F.priority, 0, 1, [0, 0, 0, 3, 9]), call, F.message(on: 1),
            ]),
        FrameCase("§5.1, idle: HEADERS opens", .status("0"), [call, F.message(on: 1)]),
        // open
        FrameCase(
            "§5.1, open: every frame of a stream is taken", .status("0"),
            steps: after(
                open, F(F.priority, 0, 1, [0, 0, 0, 0, 9]), F.window(1, by: 9), F(F.data, 0, 1, []), F(F.data, 1, 1, [])
            )),
        FrameCase(
            "§5.1, open: HEADERS with END_STREAM closes the client's side", .status("0"),
            steps: after(
                open, F(F.headers, 5, 1, F.block([("x-trailer", "1")])))),
        FrameCase("§5.1, open: RST_STREAM closes", .ignored, steps: after(open, F.reset(1))),
        // half-closed (remote)
        FrameCase(
            "§5.1, half-closed (remote): DATA", .goaway(Code.streamClosed),
            steps: after(halfClosed, F(F.data, 0, 1, []))),
        FrameCase(
            "§5.1, half-closed (remote): HEADERS", .goaway(Code.streamClosed),
            steps: after(
                halfClosed, F(F.headers, 5, 1, F.block([("x-trailer", "1")])))),
        FrameCase(
            "§5.1, half-closed (remote): CONTINUATION", .goaway(Code.protocolError),
            steps: after(
                halfClosed, F(F.continuation, 4, 1, []))),
        FrameCase(
            "§5.1, half-closed (remote): WINDOW_UPDATE is taken", .ignored, steps: after(halfClosed, F.window(1, by: 9))
        ),
        FrameCase(
            "§5.1, half-closed (remote): PRIORITY is taken", .ignored,
            steps: after(
                halfClosed, F(F.priority, 0, 1, [0, 0, 0, 0, 9]))),
        FrameCase("§5.1, half-closed (remote): RST_STREAM closes", .ignored, steps: after(halfClosed, F.reset(1))),
        // closed by RST_STREAM
        FrameCase(
            "§5.1, closed by the client's RST_STREAM: DATA", .goaway(Code.streamClosed),
            steps: after(reset, F(F.data, 1, 1, []))),
        FrameCase(
            "§5.1, closed by the client's RST_STREAM: HEADERS", .goaway(Code.streamClosed), steps: after(reset, call)),
        FrameCase(
            "§5.1, closed by the client's RST_STREAM: WINDOW_UPDATE is ignored", .ignored,
            steps: after(reset, F.window(1, by: 9))),
        FrameCase(
            "§5.1, closed by the client's RST_STREAM: PRIORITY is taken", .ignored,
            steps: after(
                reset, F(F.priority, 0, 1, [0, 0, 0, 0, 9]))),
        FrameCase(
            "§5.1, closed by the client's RST_STREAM: RST_STREAM is ignored", .ignored, steps: after(reset, F.reset(1))),
        // §5.1.1
        FrameCase("§5.1.1: an even number", .goaway(Code.protocolError), [F.call(F.emptyCall, on: 2)]),
        FrameCase(
            "§5.1.1: a number that was passed over", .goaway(Code.protocolError),
            [
                F.call(F.duplex, on: 5), F.call(F.emptyCall, on: 3),
            ]),
        FrameCase(
            "§5.1.1: a number passed over is closed: DATA is ignored", .ignored,
            [
                F.call(F.duplex, on: 5), F(F.data, 0, 3, []),
            ]),
    ]

    @Test("Every state and every frame; what is a stream error may end the connection (§5.4)", arguments: states)
    func state(_ given: FrameCase) async throws { try await given.play() }

    /// Frames on stream 1 after its call has ended on both sides.
    private static let late: [(String, RawFrame, UInt32?)] = [
        ("DATA", F(F.data, 1, 1, []), Code.streamClosed),
        ("HEADERS", call, Code.streamClosed),
        ("CONTINUATION", F(F.continuation, 4, 1, []), Code.protocolError),
        ("WINDOW_UPDATE", F.window(1, by: 9), nil),
        ("PRIORITY", F(F.priority, 0, 1, [0, 0, 0, 0, 9]), nil),
        ("RST_STREAM", F.reset(1), nil),
    ]

    @Test("§5.1, closed by END_STREAM: a frame that comes after", arguments: late.indices)
    func closed(index: Int) async throws {
        let (name, frame, code) = Self.late[index]
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            #expect(peer.emptyCall(on: 1) == "0")
            peer.send([frame])
            if let code {
                peer.readToEnd()
                #expect(peer.goaway?.code == code, "\(name)")
            } else {
                #expect(peer.emptyCall(on: 3) == "0", "\(name)")
            }
        }
    }

    /// What may still be on its way when the server has reset stream 1.
    private static let inFlight: [(String, [RawFrame])] = [
        ("DATA", [F(F.data, 0, 1, zeros), F(F.data, 1, 1, zeros)]),
        ("trailers", [F(F.headers, 5, 1, F.block([("x-trailer", "1")]))]),
        ("trailers in two frames", F(F.headers, 5, 1, F.block([("x-trailer", "1")])).split(after: 3)),
        ("WINDOW_UPDATE", [F.window(1, by: 9)]),
        ("RST_STREAM", [F.reset(1)]),
    ]

    @Test("§5.1, closed: what comes after the server's own RST_STREAM is ignored", arguments: inFlight.indices)
    func resetByServer(index: Int) async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F.call(F.inputCall, on: 1), F.window(1, by: 0x7fff_ffff)])
            #expect(peer.readAnswer(1).resetCode == Code.flowControl)
            peer.send(Self.inFlight[index].1)
            #expect(peer.emptyCall(on: 3) == "0", "\(Self.inFlight[index].0)")
            #expect(peer.goaway == nil)
        }
    }

    @Test("§4.3: a block on a stream that was reset still changes the table that later blocks use")
    func tableAfterReset() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F.call(F.inputCall, on: 1), F.window(1, by: 0x7fff_ffff)])
            #expect(peer.readAnswer(1).resetCode == Code.flowControl)
            // Into the table: x-grpc-test-echo-initial: late (RFC 7541 §6.2.1).
            let name = Array("x-grpc-test-echo-initial".utf8)
            let entry = [0x40, UInt8(name.count)] + name + [4] + Array("late".utf8)
            peer.send([F(F.headers, 5, 1, entry)])
            var next = Self.call
            next.stream = 3
            next.payload += [0x80 | 62]
            peer.send([next, F.message(on: 3)])
            #expect(peer.readAnswer(3).head["x-grpc-test-echo-initial"] == "late")
        }
    }

    @Test("§6.9: bytes on a stream that was reset, and padding, come back to the connection's window")
    func windowsComeBack() async throws {
        var limits = ServerLimits()
        limits.http2.connectionWindowBytes = 65_535
        limits.http2.streamWindowBytes = 65_535
        try await withServer(services: [TestService()], limits: limits) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F.call(F.inputCall, on: 1), F.window(1, by: 0x7fff_ffff)])
            #expect(peer.readAnswer(1).resetCode == Code.flowControl)
            let late = [UInt8](repeating: 0, count: 16_000)
            for _ in 0..<20 {
                peer.send([F(F.data, 0, 1, late)])
                peer.settle()
            }
            peer.send([F.call(F.inputCall, on: 3)])
            for _ in 0..<400 {
                peer.send([F(F.data, F.padded, 3, [250, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 250))])
                peer.settle()
            }
            peer.send([F(F.data, 1, 3, [])])
            #expect(peer.readAnswer(3).trailers["grpc-status"] == "0")
            #expect(peer.windowUpdates.contains { $0.stream == 0 })
            #expect(peer.windowUpdates.contains { $0.stream == 3 })
        }
    }

    @Test("§5.1.2: streams that are closed count no more against SETTINGS_MAX_CONCURRENT_STREAMS")
    func concurrency() async throws {
        var limits = ServerLimits()
        limits.http2.maxConcurrentStreams = 2
        try await withServer(services: [TestService()], limits: limits) { port in
            let peer = try FramePeer.settled(port: port)
            #expect(peer.settings.first?.payload.contains(subsequence: [0, 3, 0, 0, 0, 2]) == true)
            peer.send([F.call(F.duplex, on: 1), F.call(F.duplex, on: 3), F.reset(1), F.call(F.duplex, on: 5)])
            peer.settle()
            peer.send([F(F.data, 1, 3, []), F(F.data, 1, 5, [])])
            #expect(peer.readAnswer(3).trailers["grpc-status"] == "0")
            #expect(peer.readAnswer(5).trailers["grpc-status"] == "0")
        }
    }

    @Test("§5.1.2: streams above the limit that a client opens before it knows it are refused alone")
    func concurrencyUnknown() async throws {
        var limits = ServerLimits()
        limits.http2.maxConcurrentStreams = 2
        try await withServer(services: [TestService()], limits: limits) { port in
            let peer = try FramePeer(port: port)
            peer.send([UInt32(1), 3, 5].map { F.call(F.duplex, on: $0) })
            #expect(peer.readAnswer(5).resetCode == Code.refused)
            peer.send([F(F.data, 1, 1, []), F(F.data, 1, 3, [])])
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "0")
            #expect(peer.readAnswer(3).trailers["grpc-status"] == "0")
        }
    }

    // MARK: Flow control

    @Test("§6.9.1, §6.9.2: no more DATA than both windows allow; SETTINGS and WINDOW_UPDATE open them")
    func sendingWindow() async throws {
        let request = GRPCTesting.SimpleRequest(responseSize: 100)
        let bytes = try request.serialized()
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F.setting(4, 10), F.call(F.unaryCall, on: 1), F.message(bytes, on: 1)])
            peer.read { $0.answer(1).body.count == 10 }
            peer.settle()
            #expect(peer.answer(1).body.count == 10)
            // The window may become negative: ten bytes fewer, then eleven more, is one byte.
            peer.send([F.setting(4, 0), F.window(1, by: 11)])
            peer.read { $0.answer(1).body.count == 11 }
            peer.settle()
            #expect(peer.answer(1).body.count == 11)
            peer.send([F.setting(4, 65_535)])
            let answer = peer.readAnswer(1)
            #expect(answer.trailers["grpc-status"] == "0")
            #expect(answer.body.count > 105)
        }
    }

    @Test(
        "§6.9: more DATA than a stream's window allows, or than the connection's", arguments: [[1], [1, 3, 5, 7, 9]])
    func receivingWindow(streams: [UInt32]) async throws {
        var limits = ServerLimits()
        limits.http2.streamWindowBytes = 70_000
        limits.http2.connectionWindowBytes = streams.count == 1 ? 1 << 20 : 70_000
        // A handler that does not read on: it sends its first answer in a minute.
        let request = try GRPCTesting.StreamingOutputCallRequest.asking([1], every: .seconds(60)).serialized()
        let unread = [UInt8](repeating: 0, count: 16_000)
        try await withServer(services: [TestService()], limits: limits) { port in
            let peer = try FramePeer.settled(port: port)
            for stream in streams {
                peer.send([F.call(F.duplex, on: stream), F.message(request, on: stream, end: false)])
                for _ in 0..<(streams.count == 1 ? 20 : 4) { peer.send([F.message(unread, on: stream, end: false)]) }
            }
            peer.read { $0.goaway != nil || $0.answer(1).resetCode != nil }
            #expect((streams.count == 1 ? peer.answer(1).resetCode : peer.goaway?.code) == Code.flowControl)
        }
    }
}

extension [UInt8] {
    /// Whether `part` stands somewhere within.
    func contains(subsequence part: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: part) }
    }
}
