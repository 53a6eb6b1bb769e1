import NIOSSL
import SwiftASN1

/// What the certificate of a connection's other end says of it.
// A class, since every call's context passes it on: that costs one count of references.
public final class PeerCertificate: Sendable, Equatable {
    /// The URIs among its subject alternative names, such as `spiffe://shuangma/storage/1`.
    public let uris: [String]

    /// What a certificate with these URIs says; for tests of what stands on it.
    public init(uris: [String]) { self.uris = uris }

    convenience init(_ certificate: NIOSSLCertificate) { self.init(uris: certificate.uris) }

    public static func == (left: PeerCertificate, right: PeerCertificate) -> Bool { left.uris == right.uris }
}

extension NIOSSLCertificate {
    private static let alternativeNames: ASN1ObjectIdentifier = [2, 5, 29, 17]

    /// The URIs among the subject alternative names (RFC 5280 §4.2.1.6); none when they cannot be read.
    var uris: [String] {
        guard let bytes = try? toDERBytes(), let extensions = try? Self.extensions(of: bytes),
            let names = extensions.first(where: { $0.id == Self.alternativeNames })
        else { return [] }
        return (try? Self.uris(in: names.value)) ?? []
    }

    private static func uris(in names: ASN1OctetString) throws -> [String] {
        try DER.sequence(try DER.parse(names.bytes), identifier: .sequence) { fields in
            let uri = ASN1Identifier(tagWithNumber: 6, tagClass: .contextSpecific)
            var found: [String] = []
            while let name = fields.next() {
                guard name.identifier == uri, case .primitive(let bytes) = name.content else { continue }
                // An IA5String: what is no ASCII is no name.
                if bytes.allSatisfy({ $0 < 0x80 }) { found.append(String(decoding: bytes, as: UTF8.self)) }
            }
            return found
        }
    }
}
