public import RPC

/// How the processes of a cluster are named in their certificates: a SPIFFE ID such as
/// `spiffe://shuangma/storage/1`, whose first part is the cluster's trust domain and whose path is the service's name.
public struct ServiceNames: Sendable, Hashable {
    private static let scheme = "spiffe://"

    /// The cluster's trust domain: lower-case letters, digits, dots, dashes and underscores.
    public let trustDomain: String

    /// - Parameter trustDomain: Nil is returned for what is no trust domain.
    public init?(trustDomain: String) {
        let isDomain = trustDomain.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
        }
        guard !trustDomain.isEmpty, trustDomain.utf8.count <= 255, isDomain else { return nil }
        self.trustDomain = trustDomain
    }

    /// The trust domain of a process's own certificate and its name in it; nil unless the certificate bears exactly one
    /// SPIFFE ID (SPIFFE X509-SVID §2).
    public static func parse(_ uris: [String]) -> (names: ServiceNames, service: String)? {
        let ids = uris.filter { $0.hasPrefix(scheme) }
        guard ids.count == 1 else { return nil }
        let parts = ids[0].dropFirst(scheme.count).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let names = ServiceNames(trustDomain: String(parts[0])) else {
            return nil
        }
        return (names, String(parts[1]))
    }

    /// The SPIFFE ID of a service.
    public func uri(of service: String) -> String { "\(Self.scheme)\(trustDomain)/\(service)" }

    /// What the certificate of every process of a role bears.
    public func identity(ofRole role: String) -> ServerIdentity { .uriPrefix(uri(of: role) + "/") }

    /// The service at the other end of a connection; nil when it has shown no certificate of this trust domain.
    public func service(of peer: Peer) -> String? {
        guard case .network(_, let certificate?) = peer, let (names, service) = Self.parse(certificate.uris),
            names == self
        else { return nil }
        return service
    }
}
