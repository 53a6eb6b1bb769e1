import NIOCore
import NIOSSL
import SwiftASN1

#if canImport(Glibc)
    import Glibc
#endif

/// Trust in certificates of peers themselves instead of an authority's: the peer must present one of them.
///
/// A configuration asks for it when none of its trust roots is an authority's certificate, such as with self-signed
/// ones. BoringSSL builds chains from authorities only and would refuse them all.
struct CertificatePins: Sendable {
    private let certificates: Set<NIOSSLCertificate>

    /// The pins of a configuration; nil when its roots are the system's, or an authority is among them.
    init?(_ configuration: TLSConfiguration) {
        guard case .certificates(let roots)? = configuration.trustRoots, !roots.isEmpty,
            configuration.additionalTrustRoots.isEmpty, !roots.contains(where: \.isAuthority)
        else { return nil }
        certificates = Set(roots)
    }

    /// Whether a peer that presents this chain is trusted now. Names are checked elsewhere.
    func verify(_ chain: [NIOSSLCertificate], now: time_t = time(nil)) -> NIOSSLVerificationResult {
        guard let leaf = chain.first, certificates.contains(leaf), leaf.notValidBefore <= now, now <= leaf.notValidAfter
        else { return .failed }
        return .certificateVerified
    }

    /// What a TLS handler asks.
    func callback(_ chain: [NIOSSLCertificate], _ promise: EventLoopPromise<NIOSSLVerificationResult>) {
        promise.succeed(verify(chain))
    }
}

extension NIOSSLCertificate {
    /// Whether it may sign other certificates (RFC 5280 §4.2.1.9). What cannot be read counts as an authority's, which
    /// leaves the matter to BoringSSL.
    var isAuthority: Bool {
        guard let bytes = try? toDERBytes(), let extensions = try? Self.extensions(of: bytes) else { return true }
        guard let constraints = extensions.first(where: { $0.id == Self.basicConstraints }) else { return false }
        return (try? Self.isAuthority(constraints.value)) ?? true
    }

    private static let basicConstraints: ASN1ObjectIdentifier = [2, 5, 29, 19]

    typealias Extension = (id: ASN1ObjectIdentifier, value: ASN1OctetString)

    /// The extensions of a certificate (RFC 5280 §4.1).
    static func extensions(of bytes: [UInt8]) throws -> [Extension] {
        try DER.sequence(try DER.parse(bytes), identifier: .sequence) { certificate in
            guard let body = certificate.next() else { throw ASN1Error.truncatedASN1Field() }
            while certificate.next() != nil {}
            return try DER.sequence(body, identifier: .sequence) { fields in
                let tag = ASN1Identifier(tagWithNumber: 3, tagClass: .contextSpecific)
                while let field = fields.next() {
                    guard field.identifier == tag, case .constructed(let nodes) = field.content else { continue }
                    return try nodes.reduce(into: []) { $0 += try DER.sequence(of: $1) }
                }
                return []
            }
        }
    }

    private static func isAuthority(_ constraints: ASN1OctetString) throws -> Bool {
        try DER.sequence(try DER.parse(constraints.bytes), identifier: .sequence) { fields in
            let isAuthority = try DER.decodeDefault(&fields, defaultValue: false)
            while fields.next() != nil {}
            return isAuthority
        }
    }
}

extension DER {
    /// The elements of an Extensions node.
    fileprivate static func sequence(
        of node: ASN1Node
    ) throws -> [(id: ASN1ObjectIdentifier, value: ASN1OctetString)] {
        guard case .constructed(let nodes) = node.content else { return [] }
        return try nodes.map { node in
            try DER.sequence(node, identifier: .sequence) { fields in
                let id = try ASN1ObjectIdentifier(derEncoded: &fields)
                _ = try DER.decodeDefault(&fields, defaultValue: false)
                return (id, try ASN1OctetString(derEncoded: &fields))
            }
        }
    }
}
