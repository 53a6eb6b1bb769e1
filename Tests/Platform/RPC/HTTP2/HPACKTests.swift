import InteropSuite
import RPC
import Testing

@Suite("Header compression, sentence by sentence (RFC 7541)", .timeLimit(.minutes(1)))
struct HPACKTests {
    private typealias F = RawFrame
    private static let call = F.call(F.emptyCall, on: 1)
    private static let bad = FrameCase.Reaction.goaway(Code.compression)

    /// The call's header block between these representations.
    private static func block(_ before: [UInt8] = [], _ after: [UInt8] = []) -> [RawFrame] {
        [F(F.headers, 4, 1, before + call.payload + after), F.message(on: 1)]
    }

    /// A field as a literal that goes into the table (§6.2.1).
    private static func entry(_ name: String, _ value: String) -> [UInt8] {
        [0x40] + text(name) + text(value)
    }

    private static func text(_ text: String) -> [UInt8] {
        F.integer(text.utf8.count, prefixBits: 7) + Array(text.utf8)
    }

    /// A change of the table's size (§6.3).
    private static func size(_ bytes: Int) -> [UInt8] {
        var update = F.integer(bytes, prefixBits: 5)
        update[0] |= 0x20
        return update
    }

    private static let echo = "x-grpc-test-echo-initial"

    private static let blocks: [FrameCase] = [
        FrameCase("§2.3.3: an index above both tables", bad, block([], [0x80 | 62])),
        FrameCase("§2.3.3: a name's index above both tables", bad, block([], [0x40 | 62] + text("v"))),
        FrameCase("§6.1: index 0", bad, block([], [0x80])),
        FrameCase("§5.1: an integer above all bounds", bad, block([], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f])),
        FrameCase(
            "§5.1: an integer with more zeros than it needs", bad,
            block(
                [],
                [
                    0xff, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00,
                ])),
        FrameCase("§5.1: an integer that is cut off", bad, block([], [0xff])),
        FrameCase("§5.2: a string that is longer than the block", bad, block([], [0, 1, 0x78, 9, 0x76])),
        FrameCase("§5.2: a name without a value", bad, block([], [0, 1, 0x78])),
        // "w" is 1111000 in Huffman's code, then padding: its code and one bit more make a byte.
        FrameCase(
            "§5.2: padding with the first bits of EOS", .status("0"), block([], [0, 1, 0x78, 0x81, 0b1111_0001])),
        FrameCase("§5.2: padding with zeros", bad, block([], [0, 1, 0x78, 0x81, 0b1111_0000])),
        FrameCase("§5.2: padding longer than seven bits", bad, block([], [0, 1, 0x78, 0x82, 0b1111_0001, 0xff])),
        FrameCase("§5.2: EOS within a string", bad, block([], [0, 1, 0x78, 0x84, 0xff, 0xff, 0xff, 0xff])),
        FrameCase(
            "§6.2.2, §6.2.3: literals that are not remembered, or never indexed", .status("0"),
            block(
                [],
                [
                    0, 1, 0x78, 1, 0x76, 0x10, 1, 0x79, 1, 0x76,
                ])),
        FrameCase("§4.2: a table's size changes before the first field", .status("0"), block(size(0))),
        FrameCase("§4.2: two changes before the first field", .status("0"), block(size(0) + size(4096))),
        FrameCase("§4.2: a table's size changes after a field", bad, block([], size(0))),
        FrameCase("§6.3: a size above SETTINGS_HEADER_TABLE_SIZE", bad, block(size(4097))),
        FrameCase("§6.3: a size of 2³²", bad, block([0x3f, 0xe1, 0xff, 0xff, 0xff, 0x0f])),
        FrameCase(
            "§4.3: a table of no bytes forgets all", bad,
            [
                F(F.headers, 5, 1, call.payload + entry(echo, "a")),
                F(F.headers, 5, 3, size(0) + call.payload + [0x80 | 62]),
            ]),
        FrameCase(
            "§4.4: a field larger than the table empties it", bad,
            [
                F(F.headers, 5, 1, call.payload + entry(echo, "a")),
                F(F.headers, 5, 3, call.payload + entry("x-large", String(repeating: "v", count: 4096)) + [0x80 | 62]),
            ]),
        FrameCase(
            "§4.4: the oldest field makes room", bad,
            [
                F(F.headers, 5, 1, call.payload + entry(echo, "a")),
                F(F.headers, 5, 3, call.payload + entry("x-b", String(repeating: "v", count: 4050)) + [0x80 | 63]),
            ]),
    ]

    @Test("Header blocks", arguments: blocks)
    func block(_ given: FrameCase) async throws { try await given.play() }

    @Test("§2.3.2, §6.2.1: the newest field has the lowest index, and a name may be taken from the table")
    func table() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            func ask(_ stream: UInt32, _ more: [UInt8]) -> String? {
                peer.send([F(F.headers, 4, stream, Self.call.payload + more), F.message(on: stream)])
                return peer.readAnswer(stream).head[Self.echo]
            }
            #expect(ask(1, Self.entry(Self.echo, "first")) == "first")
            #expect(ask(3, Self.entry("x-other", "1") + [0x80 | 63]) == "first")
            // The name of the second newest with another value, which becomes the newest.
            #expect(ask(5, [0x7f, 0] + Self.text("second")) == "second")
            #expect(ask(7, [0x80 | 62]) == "second")
            #expect(ask(9, [0x80 | 64]) == "first")
        }
    }

    @Test("§4.2: a server that is told a smaller table says so before its next fields, and keeps to it")
    func smallerTable() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            #expect(peer.emptyCall(on: 1) == "0")
            peer.send([F.setting(1, 0)])
            peer.send([F.call(F.emptyCall, on: 3), F.message(on: 3)])
            var first: RawFrame?
            while first == nil, let frame = peer.read() { if frame.type == F.headers { first = frame } }
            // The change stands first in the block, and nothing goes into a table of no bytes.
            #expect(first?.payload.first == 0x20)
            #expect(first?.stream == 3)
            #expect(peer.readAnswer(3).trailers["grpc-status"] == "0")
        }
    }
}
