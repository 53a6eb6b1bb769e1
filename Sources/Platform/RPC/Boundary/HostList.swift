/// The host names that a server answers for.
///
/// A page of any name can have its browser resolve that name to a server in the reach of the person (DNS rebinding). The
/// page and the server then have one origin for the browser. The server tells by the name that the request is for
/// another one, and answers 421.
public struct HostList: Sendable {
    private let hosts: [[UInt8]]

    /// Names and addresses without ports, such as `codes.example`, `127.0.0.1` or `[::1]`; every port is meant. Nil when
    /// one of them is no host.
    public init?(_ names: some Sequence<String>) {
        var hosts: [[UInt8]] = []
        for name in names {
            let isBare = IPAddress(name) != nil && name.contains(":")
            guard let authority = Authority(isBare ? "[\(name)]" : name), authority.port == nil else { return nil }
            hosts.append(Array(authority.host.utf8))
        }
        self.hosts = hosts
    }

    /// Whether a request may be for a host.
    ///
    /// - Parameters:
    ///   - authority: Host and port that the request names.
    ///   - local: The address that the connection came to. A request for it is no rebinding, since no name is resolved:
    ///     so load balancers can look at a server's health by its address.
    func admits(_ authority: [UInt8], local: [UInt8]) -> Bool {
        guard let host = Authority.parts(authority[...])?.host else { return false }
        return hosts.contains { Self.areSame($0, host) } || (!local.isEmpty && Self.areSame(local, host))
    }

    /// Whether a host is the one in lower case.
    private static func areSame(_ lower: [UInt8], _ host: ArraySlice<UInt8>) -> Bool {
        lower.count == host.count
            && zip(lower, host).allSatisfy { lower, byte in
                lower == byte || ((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && lower == byte | 0x20)
            }
    }
}
