import Testing

@testable import RPC

@Suite("Headers of the PROXY protocol")
struct ProxyHeaderTests {
    private static let signature: [UInt8] = [
        0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A,
    ]

    private static func binary(
        version: UInt8 = 0x21, kind: UInt8 = 0x11, length: Int? = nil, _ body: [UInt8]
    ) -> [UInt8] {
        let length = length ?? body.count
        return signature + [version, kind, UInt8(length >> 8), UInt8(length & 0xFF)] + body
    }

    private static let ipv4: [UInt8] = [198, 51, 100, 7, 10, 0, 0, 1, 0x12, 0x67, 0x01, 0xBB]
    private static let ipv6: [UInt8] =
        [0x20, 0x01, 0x48, 0x60] + Array(repeating: 0, count: 11) + [1] + Array(repeating: 0, count: 16) + [0, 1, 0, 2]

    private static func caller(_ text: String) -> ProxyHeader {
        IPAddress(text).map { .caller($0) } ?? .itself
    }

    private static let headers: [(bytes: [UInt8], header: ProxyHeader)] = [
        (Array("PROXY TCP4 198.51.100.7 10.0.0.1 4711 443\r\n".utf8), caller("198.51.100.7")),
        (Array("PROXY TCP4 255.255.255.255 255.255.255.255 65535 0\r\n".utf8), caller("255.255.255.255")),
        (Array("PROXY TCP6 2001:4860::1 2001:db8::1 4711 443\r\n".utf8), caller("2001:4860::1")),
        (Array("PROXY TCP6 ::ffff:198.51.100.7 ::1 1 2\r\n".utf8), caller("198.51.100.7")),
        (Array("PROXY UNKNOWN\r\n".utf8), .itself),
        (Array("PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535\r\n".utf8), .itself),
        (Array(("PROXY UNKNOWN " + String(repeating: "a", count: 91) + "\r\n").utf8), .itself),
        (binary(ipv4), caller("198.51.100.7")),
        (binary(kind: 0x21, ipv6), caller("2001:4860::1")),
        // Values that proxies add.
        (binary(ipv4 + [0x04, 0, 2, 1, 2]), caller("198.51.100.7")),
        (binary(ipv4 + Array(repeating: 0, count: 2020)), caller("198.51.100.7")),
        // The proxy itself, and callers without an address of use.
        (binary(version: 0x20, kind: 0, []), .itself), (binary(version: 0x20, ipv4), .itself),
        (binary(kind: 0, []), .itself), (binary(kind: 0x12, ipv4), .itself), (binary(kind: 0x22, ipv6), .itself),
        (binary(kind: 0x31, Array(repeating: 0, count: 216)), .itself),
    ]

    @Test("PROXY protocol: a header tells the caller, and ends where the connection begins", arguments: headers)
    func reads(bytes: [UInt8], header: ProxyHeader) throws {
        let (read, length) = try #require(try ProxyHeader.read(bytes + Array("GET /".utf8)))
        #expect(read == header)
        #expect(length == bytes.count)
        for count in 0..<bytes.count {
            #expect(try ProxyHeader.read(bytes.prefix(count)) == nil, "\(count) bytes are not enough")
        }
    }

    private static let malformed: [(rule: String, bytes: [UInt8])] = [
        ("no header", Array("GET / HTTP/1.1\r\n\r\n".utf8)), ("HTTP/2", Array("PRI * HTTP/2.0\r\n".utf8)),
        ("TLS", [0x16, 0x03, 0x01]), ("zeros", [0, 0, 0, 0]), ("lower case", Array("proxy TCP4 ".utf8)),
        ("another protocol", Array("PROXY TCP5 198.51.100.7 10.0.0.1 1 2\r\n".utf8)),
        ("no protocol", Array("PROXY \r\n".utf8)), ("no addresses", Array("PROXY TCP4\r\n".utf8)),
        ("one address", Array("PROXY TCP4 198.51.100.7\r\n".utf8)),
        ("no ports", Array("PROXY TCP4 198.51.100.7 10.0.0.1\r\n".utf8)),
        ("one word too many", Array("PROXY TCP4 198.51.100.7 10.0.0.1 1 2 3\r\n".utf8)),
        ("two spaces", Array("PROXY TCP4  198.51.100.7 10.0.0.1 1 2\r\n".utf8)),
        ("a space at the end", Array("PROXY TCP4 198.51.100.7 10.0.0.1 1 2 \r\n".utf8)),
        ("a name", Array("PROXY TCP4 localhost 10.0.0.1 1 2\r\n".utf8)),
        ("IPv6 as IPv4", Array("PROXY TCP4 2001:4860::1 2001:db8::1 1 2\r\n".utf8)),
        ("IPv6-mapped as IPv4", Array("PROXY TCP4 ::ffff:198.51.100.7 10.0.0.1 1 2\r\n".utf8)),
        ("IPv4 as IPv6", Array("PROXY TCP6 198.51.100.7 10.0.0.1 1 2\r\n".utf8)),
        ("a port too high", Array("PROXY TCP4 198.51.100.7 10.0.0.1 65536 2\r\n".utf8)),
        ("a port with a zero before it", Array("PROXY TCP4 198.51.100.7 10.0.0.1 01 2\r\n".utf8)),
        ("a port with a sign", Array("PROXY TCP4 198.51.100.7 10.0.0.1 +1 2\r\n".utf8)),
        ("a carriage return alone", Array("PROXY TCP4 198.51.100.7 10.0.0.1 1 2\rx".utf8)),
        (
            "a line feed alone",
            Array(("PROXY TCP4 198.51.100.7 10.0.0.1 1 2\n" + String(repeating: "a", count: 80)).utf8)
        ),
        ("a line that does not end", Array(("PROXY UNKNOWN " + String(repeating: "a", count: 93)).utf8)),
        ("a line of 108 bytes", Array(("PROXY UNKNOWN " + String(repeating: "a", count: 92) + "\r\n").utf8)),
        ("a signature with a mistake", Array(signature.dropLast()) + [0x0B]),
        ("version 1 in binary", binary(version: 0x11, ipv4)), ("version 3", binary(version: 0x31, ipv4)),
        ("version 3, torn", signature + [0x31]), ("another command", binary(version: 0x22, ipv4)),
        ("another family", binary(kind: 0x41, ipv4)), ("another transport", binary(kind: 0x13, ipv4)),
        ("too short for IPv4", binary(Array(ipv4.dropLast()))), ("no addresses in binary", binary([])),
        ("IPv4 as IPv6 in binary", binary(kind: 0x21, ipv4)), ("too long", binary(length: 2033, ipv4)),
        ("far too long", binary(length: 65_535, ipv4)),
    ]

    @Test("PROXY protocol: what is no header is refused as soon as it can be told", arguments: malformed.indices)
    func refuses(index: Int) {
        let (rule, bytes) = Self.malformed[index]
        #expect(throws: ProxyHeader.Malformed.self, "\(rule)") { try ProxyHeader.read(bytes) }
    }
}
