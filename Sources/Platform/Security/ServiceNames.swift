public import RPC

/// How the processes of a cluster are named in their certificates: a SPIFFE ID such as
/// `spiffe://shuangma/storage/1`, whose first part is the cluster's trust domain and whose path is the process's name.
public struct ServiceNames: Sendable, Hashable {
    private static let scheme = "spiffe://"

    /// The cluster's trust domain: lower-case letters, digits, dots, dashes and underscores.
    public let trustDomain: String

    /// - Parameter trustDomain: Nil is returned for what is no trust domain.
    public init?(trustDomain: String) {
        guard !trustDomain.isEmpty, trustDomain.utf8.count <= 255, trustDomain.utf8.allSatisfy(Self.isNameByte) else {
            return nil
        }
        self.trustDomain = trustDomain
    }

    /// Whether a byte may stand in a part of a SPIFFE ID: lower-case letters, digits, dots, dashes and underscores.
    public static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The trust domain of a certificate and the path in it, whatever it names; nil unless the certificate bears exactly
    /// one SPIFFE ID (SPIFFE X509-SVID §2).
    public static func parse(_ uris: [String]) -> (names: ServiceNames, path: String)? {
        let ids = uris.filter { $0.hasPrefix(scheme) }
        guard ids.count == 1 else { return nil }
        let parts = ids[0].dropFirst(scheme.count).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let names = ServiceNames(trustDomain: String(parts[0])) else {
            return nil
        }
        return (names, String(parts[1]))
    }

    /// The SPIFFE ID of the trust domain itself, which its authority bears.
    public var uri: String { "\(Self.scheme)\(trustDomain)" }

    /// The SPIFFE ID of a process, by its path, such as `storage/1`.
    public func uri(of path: String) -> String { "\(Self.scheme)\(trustDomain)/\(path)" }

    /// What the certificate of every process of a role bears.
    public func identity(of role: ProcessRole) -> ServerIdentity { .uriPrefix(uri(of: role.rawValue) + "/") }

    /// The process at the other end of a connection; nil when it has shown no certificate of this trust domain, or one
    /// that names no ``ProcessRole``.
    public func process(of peer: Peer) -> ProcessName? {
        guard case .network(_, let certificate?) = peer, let (names, path) = Self.parse(certificate.uris), names == self
        else { return nil }
        return ProcessName(path)
    }
}
