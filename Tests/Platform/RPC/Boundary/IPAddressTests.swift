import RPC
import Testing

@Suite("Addresses and their blocks")
struct IPAddressTests {
    private static let addresses: [(text: String, spelling: String?)] = [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:C000:0201", "192.0.2.1"),
        ("2001:DB8:0:0::1", "2001:db8::1"), ("::", "::"), ("::1", "::1"), ("0.0.0.0", "0.0.0.0"),
        ("", nil), ("192.0.2", nil), ("192.0.2.256", nil), ("192.0.2.01", nil), ("192.0.2.1:80", nil), (" ::1", nil),
        ("[::1]", nil), ("fe80::1%eth0", nil), ("localhost", nil), ("::1\0", nil), ("1::2::3", nil),
    ]

    @Test("RFC 5952: an address has one spelling, and IPv4-mapped is IPv4", arguments: addresses)
    func spelling(text: String, spelling: String?) { #expect(IPAddress(text)?.description == spelling) }

    private static let ranges: [(range: String, inside: [String], outside: [String])] = [
        (
            "10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3"],
            ["11.0.0.0", "9.255.255.255", "::10.0.0.0"]
        ),
        ("192.0.2.7", ["192.0.2.7"], ["192.0.2.6", "192.0.2.8"]),
        ("192.0.2.128/25", ["192.0.2.128", "192.0.2.255"], ["192.0.2.127", "192.0.3.128"]),
        ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::1", "2001:db8::1"]),
        ("2001:db8::/32", ["2001:db8::", "2001:db8:ffff::1"], ["2001:db9::", "10.0.0.0"]),
        ("2001:db8:0:1::/64", ["2001:db8:0:1:ffff::"], ["2001:db8:0:2::", "2001:db8::"]),
        ("2001:db8::8/125", ["2001:db8::f"], ["2001:db8::7", "2001:db8::10"]),
        ("::1", ["::1"], ["::2", "127.0.0.1"]),
        ("::/0", ["::1", "10.0.0.1"], []),
    ]

    @Test("RFC 4632: a block holds the addresses with its prefix", arguments: ranges)
    func contains(range: String, inside: [String], outside: [String]) throws {
        let block = try #require(IPRange(range))
        for text in inside { #expect(block.contains(try #require(IPAddress(text))), "\(text)") }
        for text in outside { #expect(!block.contains(try #require(IPAddress(text))), "\(text)") }
    }

    @Test(
        "What is no block is refused, also one with bits behind its prefix",
        arguments: [
            "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.1/8", "10.0.0/8",
            "2001:db8::/129", "2001:db8::1/64", "10.0.0.0/8/8", "localhost",
        ])
    func refuses(text: String) { #expect(IPRange(text) == nil) }
}
