import RPC
import Testing

@Suite("Blocks of addresses")
struct AddressBlockTests {
    @Test(
        "All spellings of one address are one block",
        arguments: [
            ["192.0.2.1", "::ffff:192.0.2.1", "::FFFF:c000:0201", "0:0:0:0:0:ffff:192.0.2.1"],
            ["2001:db8::1", "2001:0DB8:0:0:0:0:0:1", "2001:db8::1%eth0"],
        ])
    func spellings(_ texts: [String]) {
        #expect(Set(texts.map(AddressBlock.init)).count == 1)
    }

    @Test("All addresses of a /64 are one block, those of the next one another")
    func prefix() {
        let block = AddressBlock("2001:db8:0:1::")
        #expect(block == AddressBlock("2001:db8:0:1:ffff:ffff:ffff:ffff"))
        #expect(block != AddressBlock("2001:db8:0:2::"))
        #expect(block == .ipv6(prefix: 0x2001_0DB8_0000_0001))
    }

    @Test("All blocks of a /48 are one site, and IPv4 has none")
    func site() {
        #expect(AddressBlock("2001:db8:7:1::").site == AddressBlock("2001:db8:7:ffff::1").site)
        #expect(AddressBlock("2001:db8:7:1::").site != AddressBlock("2001:db8:8:1::").site)
        #expect(AddressBlock("192.0.2.1").site == nil && AddressBlock("none").site == nil)
    }

    @Test("Each IPv4 address is a block, and none is one of IPv6")
    func ipv4() {
        #expect(AddressBlock("192.0.2.1") == .ipv4(0xC000_0201))
        #expect(AddressBlock("192.0.2.1") != AddressBlock("192.0.2.2"))
        #expect(AddressBlock("192.0.2.1") != AddressBlock("::192.0.2.1"))
    }

    @Test(
        "What is no address is the unknown block",
        arguments: [
            "", "unknown", "192.0.2", "192.0.2.256", "192.0.2.01", "192.0.2.1:80", "[::1]", "1", "0x7f.1", "::1::",
            "example.org", " 192.0.2.1", "192.0.2.1, 198.51.100.2",
        ])
    func unknown(_ text: String) {
        #expect(AddressBlock(text) == .unknown)
    }

    @Test("Each block has one text")
    func text() {
        #expect(AddressBlock("::ffff:192.0.2.1").text == "192.0.2.1")
        #expect(AddressBlock("2001:db8::1:0:0:0:9").text == "2001:db8:0:1::/64")
        #expect(AddressBlock("nobody").text == "unknown")
    }
}
