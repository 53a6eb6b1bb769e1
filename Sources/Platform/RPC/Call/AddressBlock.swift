import Glibc

/// What counts as one caller's address: an IPv4 address, or the 64-bit prefix of an IPv6 address.
///
/// A subscriber gets at least a /64 of IPv6 (RFC 6177) and may choose any of its addresses for each call, so limits count
/// by the prefix. Two spellings of one address are equal.
public enum AddressBlock: Hashable, Sendable {
    /// An IPv4 address, its first number highest.
    case ipv4(UInt32)
    /// The first 64 bits of an IPv6 address.
    case ipv6(prefix: UInt64)
    /// No address that can be read. All such callers share one block, so that none escapes a limit by hiding.
    case unknown

    /// The block of an address as transports and proxies write it.
    ///
    /// - Parameter text: An IPv4 address with four decimal numbers, or an IPv6 address in any spelling of RFC 4291, also
    ///   with a zone (`fe80::1%eth0`). An IPv4-mapped address (`::ffff:192.0.2.1`) is the IPv4 address. Anything else,
    ///   such as an address with a port, is ``unknown``.
    public init(_ text: String) {
        let address = text.prefix { $0 != "%" }
        if let bytes = Self.bytes(of: address, AF_INET, count: 4) {
            self = .ipv4(UInt32(truncatingIfNeeded: Self.number(bytes[...])))
            return
        }
        guard let bytes = Self.bytes(of: address, AF_INET6, count: 16) else {
            self = .unknown
            return
        }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        self =
            isMapped
            ? .ipv4(UInt32(truncatingIfNeeded: Self.number(bytes[12...])))
            : .ipv6(prefix: Self.number(bytes[..<8]))
    }

    /// The first 48 bits of an IPv6 address, nil for others. A network with more than one block has a /48 or less
    /// (RFC 6177), so that a bound of its own keeps it from counting as 65,536 callers.
    public var site: UInt64? {
        if case .ipv6(let prefix) = self { prefix >> 16 } else { nil }
    }

    /// The one spelling of the block: `192.0.2.1`, `2001:db8:0:1::/64` with four groups in full, or `unknown`.
    ///
    /// An address is personal: this is for keys, never for logs, errors or labels of metrics.
    public var text: String {
        switch self {
        case .ipv4(let number):
            return (0..<4).map { String(number >> (24 - 8 * $0) & 0xFF) }.joined(separator: ".")
        case .ipv6(let prefix):
            let groups = (0..<4).map { String(prefix >> (48 - 16 * $0) & 0xFFFF, radix: 16) }
            return groups.joined(separator: ":") + "::/64"
        case .unknown: return "unknown"
        }
    }

    /// The bytes of an address in a text, in network order; nil when it is no address of the family.
    private static func bytes(of text: Substring, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes: [UInt8] = Array(repeating: 0, count: count)
        return inet_pton(family, String(text), &bytes) == 1 ? bytes : nil
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
