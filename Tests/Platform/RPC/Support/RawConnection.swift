import Foundation

/// A TCP connection to a server under test that sends and reads bytes as they are.
///
/// Blocks its thread, for at most ten seconds at a time.
final class RawConnection {
    private let socket: Int32
    private(set) var received: [UInt8] = []

    /// - Parameter source: The address to connect from, one of 127.0.0.0/8.
    init(port: Int, from source: String = "127.0.0.1") throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let isBound = Self.with(source, 0) { bind(socket, $0, $1) } == 0
        guard isBound, Self.with("127.0.0.1", port, { connect(socket, $0, $1) }) == 0 else {
            close(socket)
            throw POSIXError(.ECONNREFUSED)
        }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var one: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(socket) }

    private static func with(
        _ address: String, _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = in_port_t(port).bigEndian
        name.sin_addr.s_addr = inet_addr(address)
        return withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Sends all bytes; false when the server has closed.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Reads once; false when the server has closed or is silent.
    private func readSome() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }

    /// Reads until the server closes; what it had sent.
    func readToEnd() -> [UInt8] {
        while readSome() {}
        return received
    }

    /// Reads HTTP/2 frames until one satisfies `condition`; nil when the server closes before.
    func frame(where condition: (RawFrame) -> Bool) -> RawFrame? {
        while true {
            while let frame = RawFrame(taking: &received) {
                if condition(frame) { return frame }
            }
            guard readSome() else { return nil }
        }
    }

    /// The text received up to and with the end of an HTTP/1.1 head and of as many bytes of body as it names.
    func response() -> String {
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let length =
                    text[..<end.lowerBound].split(separator: "\r\n")
                    .first { $0.lowercased().hasPrefix("content-length:") }
                    .flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
                if text.utf8.distance(from: end.upperBound, to: text.endIndex) >= length { return text }
            }
            guard readSome() else { return text }
        }
    }

    /// The same, which then no longer counts as received.
    func takeResponse() -> String {
        let text = response()
        received = []
        return text
    }
}

/// A frame of HTTP/2 as it stands on the wire (RFC 9113 §4.1).
struct RawFrame: Equatable {
    static let data: UInt8 = 0, headers: UInt8 = 1, priority: UInt8 = 2, resetStream: UInt8 = 3, settings: UInt8 = 4
    static let ping: UInt8 = 6, goaway: UInt8 = 7, windowUpdate: UInt8 = 8, continuation: UInt8 = 9
    static let endStream: UInt8 = 1, endHeaders: UInt8 = 4, acknowledgement: UInt8 = 1

    /// What every client sends first: the preface and SETTINGS without entries.
    static let opening = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + RawFrame(settings, 0, 0).bytes

    var type: UInt8
    var flags: UInt8
    var stream: UInt32
    var payload: [UInt8]

    init(_ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8] = []) {
        self.type = type
        self.flags = flags
        self.stream = stream
        self.payload = payload
    }

    /// Takes a whole frame from the front of `bytes`.
    init?(taking bytes: inout [UInt8]) {
        guard bytes.count >= 9 else { return nil }
        let length = Int(bytes[0]) << 16 | Int(bytes[1]) << 8 | Int(bytes[2])
        guard bytes.count >= 9 + length else { return nil }
        self.init(bytes[3], bytes[4], Self.number(bytes[5..<9]) & 0x7FFF_FFFF, Array(bytes[9..<9 + length]))
        bytes.removeFirst(9 + length)
    }

    var bytes: [UInt8] {
        let length = payload.count
        return [UInt8(length >> 16), UInt8(length >> 8 & 255), UInt8(length & 255), type, flags]
            + Self.bytes(stream) + payload
    }

    /// The error code of RST_STREAM or GOAWAY.
    var errorCode: UInt32 { type == Self.goaway ? Self.number(payload[4..<8]) : Self.number(payload[0..<4]) }

    static func bytes(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
    static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    /// A header block of fields as literals that are not remembered (RFC 7541 §6.2.2).
    static func block(_ fields: [(String, String)]) -> [UInt8] {
        fields.flatMap { [0] + string($0) + string($1) }
    }

    private static func string(_ text: String) -> [UInt8] { integer(text.utf8.count, prefixBits: 7) + Array(text.utf8) }

    /// An integer with a prefix (RFC 7541 §5.1).
    static func integer(_ value: Int, prefixBits: Int) -> [UInt8] {
        let limit = 1 << prefixBits - 1
        guard value >= limit else { return [UInt8(value)] }
        var rest = value - limit
        var bytes = [UInt8(limit)]
        while rest >= 128 {
            bytes.append(UInt8(rest & 127 | 128))
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    /// The head of a gRPC call.
    static func call(
        _ path: String, on stream: UInt32, _ more: [(String, String)] = [], flags: UInt8 = endHeaders
    ) -> RawFrame {
        let fields = [
            (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "localhost"),
            ("content-type", "application/grpc"), ("te", "trailers"),
        ]
        return RawFrame(headers, flags, stream, block(fields + more))
    }
}
