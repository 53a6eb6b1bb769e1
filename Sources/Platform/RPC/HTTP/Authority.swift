/// Host and port of a request's target, as `:authority` or `Host` names them (RFC 3986 §3.2).
struct Authority: Equatable {
    /// Name or address in lower case; an IPv6 address without its brackets.
    let host: String
    /// The port; nil when none is named.
    let port: Int?

    /// Nil for what names no host: user information, a malformed port, and characters that stand in no host.
    init?(_ text: some StringProtocol) {
        guard let parts = Self.parts(Array(text.utf8)[...]) else { return nil }
        host = String(decoding: parts.host, as: UTF8.self).lowercased()
        port = parts.port
    }

    /// The bytes of the host, and the port.
    static func parts(_ bytes: ArraySlice<UInt8>) -> (host: ArraySlice<UInt8>, port: Int?)? {
        let isAddress = bytes.first == UInt8(ascii: "[")
        let end: Int
        if isAddress {
            guard let bracket = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            end = bracket + 1
        } else {
            end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
        }
        let host = isAddress ? bytes[(bytes.startIndex + 1)..<(end - 1)] : bytes[..<end]
        guard !host.isEmpty, host.allSatisfy(isAddress ? isInAddress : isInName) else { return nil }
        guard end < bytes.endIndex else { return (host, nil) }
        guard bytes[end] == UInt8(ascii: ":"), let port = port(bytes[(end + 1)...]) else { return nil }
        return (host, port)
    }

    private static func port(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...5).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        let port = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return port <= 65_535 ? port : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isInName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: isDigit(byte)
        }
    }

    private static func isInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        case UInt8(ascii: ":"), UInt8(ascii: "."): true
        default: isDigit(byte)
        }
    }

    /// Whether the host is this machine for whoever asks: `localhost`, a name below it, or a loopback address.
    var isLoopback: Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }
}
