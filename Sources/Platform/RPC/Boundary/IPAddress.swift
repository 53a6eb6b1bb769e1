import Glibc

/// An IPv4 or IPv6 address. An IPv4-mapped IPv6 address (`::ffff:192.0.2.1`) is the IPv4 address (RFC 4291 §2.5.5.2).
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    // IPv4 addresses lie in ::ffff:0:0/96.
    private let high: UInt64
    private let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// An address from its 4 or 16 bytes in network order; nil for another number of bytes.
    public init?(bytes: some Collection<UInt8>) {
        let number = { (bytes: any Sequence<UInt8>) in bytes.reduce(0 as UInt64) { $0 << 8 | UInt64($1) } }
        switch bytes.count {
        case 4: self.init(high: 0, low: Self.mapped | number(bytes))
        case 16: self.init(high: number(bytes.prefix(8)), low: number(bytes.dropFirst(8)))
        default: return nil
        }
    }

    /// An address from its text: four decimal numbers, or any spelling of RFC 4291 without a zone. Nil for anything else.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        guard !text.utf8.contains(0) else { return nil }
        if let bytes = Self.bytes(of: text, AF_INET, count: 4) ?? Self.bytes(of: text, AF_INET6, count: 16) {
            self.init(bytes: bytes)
        } else {
            return nil
        }
    }

    private static let mapped: UInt64 = 0xFFFF_0000_0000

    /// Whether it is an IPv4 address.
    public var isIPv4: Bool { high == 0 && low >> 32 == Self.mapped >> 32 }

    /// The one spelling of the address (RFC 5952).
    public var description: String {
        let bytes: [UInt8] = (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> (56 - 8 * ($0 % 8))) }
        if isIPv4 { return bytes[12...].map { String($0) }.joined(separator: ".") }
        var text: [CChar] = Array(repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func bytes(of text: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes: [UInt8] = Array(repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    /// The address with all but its first `count` bits cleared, of 128.
    fileprivate func prefix(_ count: Int) -> IPAddress {
        IPAddress(high: high & Self.mask(count), low: low & Self.mask(count - 64))
    }

    private static func mask(_ count: Int) -> UInt64 {
        count <= 0 ? 0 : count >= 64 ? .max : ~(.max >> UInt64(count))
    }
}

/// A block of addresses with a common prefix (CIDR, RFC 4632 and RFC 4291 §2.3).
public struct IPRange: Hashable, Sendable {
    private let first: IPAddress
    private let bits: Int

    /// A block such as `10.0.0.0/8` or `2001:db8::/32`, or one address. Nil for anything else, and for a block whose
    /// address has bits behind the prefix, which is a mistake as a rule.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(parts[0]) else { return nil }
        let whole = address.isIPv4 ? 32 : 128
        var count = whole
        if parts.count == 2 {
            guard let named = Int(parts[1]), (0...whole).contains(named), String(named) == parts[1] else { return nil }
            count = named
        }
        bits = count + 128 - whole
        first = address.prefix(bits)
        guard first == address else { return nil }
    }

    /// Whether an address lies in the block.
    public func contains(_ address: IPAddress) -> Bool { address.prefix(bits) == first }
}
