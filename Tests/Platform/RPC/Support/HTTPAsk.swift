import Foundation

/// A request of HTTP as a browser would send it, over either version.
struct HTTPAsk: Sendable {
    var method = "POST"
    var path: String
    var fields: [(String, String)] = []
    var body: [UInt8] = []

    /// What comes back.
    struct Reply {
        var status = ""
        /// The last of each name, names in lower case.
        var fields: [String: String] = [:]
        var body: [UInt8] = []
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// Sends the request on a connection of its own. Blocks.
    func send(to port: Int, version: Int) throws -> Reply {
        version == 2 ? try sendHTTP2(port) : try sendHTTP1(port)
    }

    private func sendHTTP2(_ port: Int) throws -> Reply {
        let peer = try FramePeer.settled(port: port)
        let target = [(":method", method), (":scheme", "http"), (":path", path), (":authority", "localhost")]
        let flags = body.isEmpty ? RawFrame.endHeaders | RawFrame.endStream : RawFrame.endHeaders
        peer.send([RawFrame(RawFrame.headers, flags, 1, RawFrame.block(target + fields))])
        if !body.isEmpty { peer.send([RawFrame(RawFrame.data, RawFrame.endStream, 1, body)]) }
        let answer = peer.readAnswer(1)
        return Reply(status: answer.head[":status"] ?? "", fields: answer.head, body: answer.body)
    }

    private func sendHTTP1(_ port: Int) throws -> Reply {
        let connection = try RawConnection(port: port)
        var head = "\(method) \(path) HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n"
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        if method == "POST" { head += "content-length: \(body.count)\r\n" }
        connection.send(Array("\(head)\r\n".utf8) + body)
        return Self.reply(connection.readToEnd())
    }

    /// Reads a response of HTTP/1.1 that ended with its connection.
    private static func reply(_ bytes: [UInt8]) -> Reply {
        var reply = Reply()
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return reply }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        reply.status = lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? ""
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            reply.fields[parts[0].lowercased()] = parts.count > 1 ? parts[1] : ""
        }
        let body = Array(bytes[text.utf8.distance(from: text.startIndex, to: end.upperBound)...])
        reply.body = reply.fields["transfer-encoding"] == "chunked" ? joined(body) : body
        return reply
    }

    /// A body without the chunks that it came in (RFC 9112 §7.1).
    private static func joined(_ chunks: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var rest = chunks[...]
        while let end = rest.firstIndex(of: 0x0D),
            let count = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16),
            count > 0, rest.endIndex >= end + 2 + count
        {
            out += rest[(end + 2)..<(end + 2 + count)]
            rest = rest[(end + 2 + count)...].dropFirst(2)
        }
        return out
    }
}
