/// The proxies whose word counts about whom they speak for.
public struct TrustedProxies: Sendable {
    /// The field in which they name their callers, one behind the other.
    public enum Field: String, Sendable, CaseIterable {
        /// Addresses separated by commas, as most proxies write it.
        case xForwardedFor = "x-forwarded-for"
        /// RFC 7239.
        case forwarded
    }

    private let ranges: [IPRange]
    private let field: Field

    /// Nobody.
    public static let none = TrustedProxies([])

    /// - Parameters:
    ///   - ranges: Addresses of the proxies.
    ///   - field: The one field that they write or append to. The other one is not believed: a proxy that does not know
    ///     it passes on what its caller has made up.
    public init(_ ranges: [IPRange], field: Field = .xForwardedFor) {
        self.ranges = ranges
        self.field = field
    }

    /// Whether there are none.
    public var isEmpty: Bool { ranges.isEmpty }

    /// Whether an address is one of theirs.
    public func contains(_ address: String) -> Bool {
        guard !ranges.isEmpty, let address = IPAddress(address) else { return false }
        return contains(address)
    }

    private func contains(_ address: IPAddress) -> Bool { ranges.contains { $0.contains(address) } }

    /// The most addresses of a chain that are looked at.
    private static let chainMax = 16

    /// Who calls by a trusted proxy: the last address in the field that is none of a trusted proxy. What stands before it
    /// may be made up.
    ///
    /// - Parameter address: Where the connection comes from. It is the answer when the field names nobody else, or names
    ///   what is no address.
    func caller(_ metadata: Metadata, behind address: String) -> String {
        var caller = address
        for hop in hops(metadata).suffix(Self.chainMax).reversed() {
            guard let named = hop.flatMap({ IPAddress($0) }) else { return caller }
            caller = named.description
            if !contains(named) { return caller }
        }
        return caller
    }

    /// The hosts that the field names, the nearest last; nil for what is none.
    private func hops(_ metadata: Metadata) -> [String?] {
        metadata.entries.flatMap { entry -> [String?] in
            guard entry.name == field.rawValue, case .text(let text) = entry.value else { return [] }
            return text.split(separator: ",", omittingEmptySubsequences: false).map { element in
                switch field {
                case .xForwardedFor: Self.host(Self.trimmed(element))
                case .forwarded: Self.host(forwarded: element)
                }
            }
        }
    }

    /// The host of `for=` in an element (RFC 7239 §4).
    private static func host(forwarded element: Substring) -> String? {
        for pair in element.split(separator: ";") {
            let parts = trimmed(pair).split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "for" else { continue }
            let isQuoted = parts[1].count > 1 && parts[1].first == "\"" && parts[1].last == "\""
            return host(isQuoted ? parts[1].dropFirst().dropLast() : parts[1])
        }
        return nil
    }

    /// An address without its port.
    private static func host(_ text: Substring) -> String? {
        IPAddress(text) == nil ? Authority(text)?.host : String(text)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        guard let last = text.lastIndex(where: { !isBlank($0) }) else { return "" }
        return text[...last].drop(while: isBlank)
    }
}
