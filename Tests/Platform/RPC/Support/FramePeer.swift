/// A client of HTTP/2 that writes frames as a test says and takes note of everything that comes back, stream by stream.
///
/// Blocks its thread, for at most ten seconds at a time.
final class FramePeer {
    /// What came back on one stream.
    struct Answer {
        /// Fields of the first header block, the last of each name.
        var head: [String: String] = [:]
        /// Fields of the trailers; of the head where there was no other block.
        var trailers: [String: String] = [:]
        var body: [UInt8] = []
        /// The server has ended its side.
        var isEnded = false
        /// The code of RST_STREAM.
        var resetCode: UInt32?
    }

    private let connection: RawConnection
    private let inflater = HeaderInflater()
    private var answers: [UInt32: Answer] = [:]
    /// The GOAWAYs: code, the last stream that it names, and debug data.
    private(set) var goaways: [(code: UInt32, last: UInt32, reason: String)] = []
    var goaway: (code: UInt32, last: UInt32, reason: String)? { goaways.first }
    private(set) var pings: [RawFrame] = []
    private(set) var settings: [RawFrame] = []
    private(set) var windowUpdates: [RawFrame] = []

    /// Opens a connection and sends `opening`.
    init(port: Int, from source: String = "127.0.0.1", opening: [UInt8] = RawFrame.opening) throws {
        connection = try RawConnection(port: port, from: source)
        connection.send(opening)
    }

    /// A connection on which both have acknowledged the other's SETTINGS.
    static func settled(port: Int) throws -> FramePeer {
        let peer = try FramePeer(port: port)
        while peer.settings.count < 2, peer.read() != nil {}
        peer.send([RawFrame(RawFrame.settings, RawFrame.acknowledgement, 0)])
        return peer
    }

    func answer(_ stream: UInt32) -> Answer { answers[stream] ?? Answer() }

    /// Streams that were reset.
    var resets: [UInt32: UInt32] { answers.compactMapValues(\.resetCode) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool { connection.send(bytes) }

    @discardableResult
    func send(_ frames: [RawFrame]) -> Bool { connection.send(frames.flatMap(\.bytes)) }

    /// Reads the next frame and takes note of it; nil when the server has closed.
    @discardableResult
    func read() -> RawFrame? {
        guard let frame = connection.frame(where: { _ in true }) else { return nil }
        let isEnd = frame.flags & RawFrame.endStream != 0
        switch frame.type {
        case RawFrame.data:
            answers[frame.stream, default: Answer()].body += frame.payload
            if isEnd { answers[frame.stream]?.isEnded = true }
        case RawFrame.headers: took(inflater.fields(of: frame.payload), frame.stream, isEnd: isEnd)
        case RawFrame.resetStream: answers[frame.stream, default: Answer()].resetCode = frame.errorCode
        case RawFrame.goaway:
            let reason = String(decoding: frame.payload[8...], as: UTF8.self)
            goaways.append((frame.errorCode, RawFrame.number(frame.payload[0..<4]), reason))
        case RawFrame.ping: pings.append(frame)
        case RawFrame.settings: settings.append(frame)
        case RawFrame.windowUpdate: windowUpdates.append(frame)
        default: break
        }
        return frame
    }

    private func took(_ fields: [String: String], _ stream: UInt32, isEnd: Bool) {
        var answer = answers[stream] ?? Answer()
        if answer.head.isEmpty { answer.head = fields }
        if isEnd {
            answer.trailers = fields
            answer.isEnded = true
        }
        answers[stream] = answer
    }

    /// Reads until `condition` holds; false when the server closes before.
    @discardableResult
    func read(until condition: (FramePeer) -> Bool) -> Bool {
        while !condition(self) { guard read() != nil else { return condition(self) } }
        return true
    }

    /// Reads until the server has ended or reset a stream; what came on it.
    func readAnswer(_ stream: UInt32) -> Answer {
        read { $0.answer(stream).isEnded || $0.answer(stream).resetCode != nil }
        return answer(stream)
    }

    /// Reads until the server closes.
    func readToEnd() { while read() != nil {} }

    /// Waits until the server has processed all that was sent: it acknowledges SETTINGS.
    func settle() {
        let count = settings.count
        send([RawFrame(RawFrame.settings, 0, 0)])
        read { $0.settings.count > count }
    }

    /// Makes an empty call and returns its status; nil when the connection is gone.
    func emptyCall(on stream: UInt32) -> String? {
        send([.call(RawFrame.emptyCall, on: stream), .message(on: stream)])
        return readAnswer(stream).trailers["grpc-status"]
    }
}

extension RawFrame {
    static let emptyCall = "/grpc.testing.TestService/EmptyCall"
    static let unaryCall = "/grpc.testing.TestService/UnaryCall"
    static let inputCall = "/grpc.testing.TestService/StreamingInputCall"
    static let outputCall = "/grpc.testing.TestService/StreamingOutputCall"
    static let duplex = "/grpc.testing.TestService/FullDuplexCall"
    static let pushPromise: UInt8 = 5
    static let padded: UInt8 = 8, priorityFlag: UInt8 = 0x20

    /// A message without fields, or with `bytes`, in an envelope.
    static func message(_ bytes: [UInt8] = [], on stream: UInt32, end: Bool = true) -> RawFrame {
        RawFrame(data, end ? endStream : 0, stream, [0] + self.bytes(UInt32(bytes.count)) + bytes)
    }

    static func reset(_ stream: UInt32, code: UInt32 = 8) -> RawFrame { RawFrame(resetStream, 0, stream, bytes(code)) }

    static func window(_ stream: UInt32, by increment: UInt32) -> RawFrame {
        RawFrame(windowUpdate, 0, stream, bytes(increment))
    }

    /// SETTINGS with one entry.
    static func setting(_ id: UInt16, _ value: UInt32) -> RawFrame {
        RawFrame(settings, 0, 0, [UInt8(id >> 8), UInt8(id & 255)] + bytes(value))
    }

    /// The frame with its header block cut in two, the second part in CONTINUATION.
    func split(after count: Int) -> [RawFrame] {
        [
            RawFrame(type, flags & ~Self.endHeaders, stream, Array(payload[..<count])),
            RawFrame(Self.continuation, Self.endHeaders, stream, Array(payload[count...])),
        ]
    }
}
