/// What a proxy says in front of a connection about whom it speaks for (PROXY protocol, versions 1 and 2).
enum ProxyHeader: Equatable {
    /// The address of who has connected to the proxy.
    case caller(IPAddress)
    /// The proxy speaks for itself, as when it looks at the server's health, or for a caller without an address.
    case itself

    /// The bytes are no header.
    struct Malformed: Error {}

    /// The longest header of version 1, its end included ("2.1. Human-readable header format").
    static let textBytesMax = 107
    /// The longest header of version 2 that is taken. Addresses take 36 bytes, the rest is for what proxies add.
    static let binaryBytesMax = 2048

    private static let text = Array("PROXY ".utf8)
    private static let signature: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A]

    /// Reads the header that `bytes` begin with, and its length. Nil when more bytes are needed.
    static func read(_ bytes: some RandomAccessCollection<UInt8>) throws(Malformed) -> (ProxyHeader, length: Int)? {
        let head = Array(bytes.prefix(binaryBytesMax))
        let isText = head.first == text[0]
        let start = isText ? text : signature
        guard zip(head, start).allSatisfy({ $0 == $1 }) else { throw Malformed() }
        guard head.count >= start.count else { return nil }
        return try isText ? readText(head) : readBinary(head)
    }

    // MARK: Version 1

    private static func readText(_ head: [UInt8]) throws(Malformed) -> (ProxyHeader, length: Int)? {
        let line = head.prefix(textBytesMax)
        guard let end = line.firstIndex(of: 0x0D) else {
            guard head.count < textBytesMax else { throw Malformed() }
            return nil
        }
        guard end + 1 < textBytesMax else { throw Malformed() }
        guard end + 1 < head.count else { return nil }
        guard head[end + 1] == 0x0A else { throw Malformed() }
        let words = String(decoding: head[text.count..<end], as: UTF8.self)
            .split(separator: " ", omittingEmptySubsequences: false)
        return (try caller(words), end + 2)
    }

    private static func caller(_ words: [Substring]) throws(Malformed) -> ProxyHeader {
        // What follows UNKNOWN is passed over.
        if words.first == "UNKNOWN" { return .itself }
        guard words.count == 5, words[3...].allSatisfy(isPort), let source = IPAddress(words[1]),
            IPAddress(words[2]) != nil
        else { throw Malformed() }
        switch words[0] {
        case "TCP4" where source.isIPv4 && !words[1].contains(":"): return .caller(source)
        case "TCP6" where words[1].contains(":"): return .caller(source)
        default: throw Malformed()
        }
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard let port = UInt16(text) else { return false }
        return String(port) == text
    }

    // MARK: Version 2

    private static func readBinary(_ head: [UInt8]) throws(Malformed) -> (ProxyHeader, length: Int)? {
        let fixed = signature.count + 4
        guard head.count >= fixed else {
            if head.count > signature.count, head[signature.count] >> 4 != 2 { throw Malformed() }
            return nil
        }
        let (version, kind) = (head[signature.count], head[signature.count + 1])
        let length = fixed + Int(head[signature.count + 2]) << 8 + Int(head[signature.count + 3])
        guard version >> 4 == 2, length <= binaryBytesMax else { throw Malformed() }
        guard head.count >= length else { return nil }
        switch version & 0xF {
        case 0: return (.itself, length)
        case 1: return (try caller(kind, head[fixed..<length]), length)
        default: throw Malformed()
        }
    }

    private static func caller(_ kind: UInt8, _ body: ArraySlice<UInt8>) throws(Malformed) -> ProxyHeader {
        let (family, transport) = (kind >> 4, kind & 0xF)
        guard family <= 3, transport <= 2 else { throw Malformed() }
        switch (family, transport) {
        case (1, 1): return .caller(try address(body, 4))
        case (2, 1): return .caller(try address(body, 16))
        // Unix sockets, datagrams, and what the proxy does not know.
        default: return .itself
        }
    }

    /// The source among two addresses of `count` bytes and two ports.
    private static func address(_ body: ArraySlice<UInt8>, _ count: Int) throws(Malformed) -> IPAddress {
        guard body.count >= 2 * count + 4, let address = IPAddress(bytes: body.prefix(count)) else { throw Malformed() }
        return address
    }
}
