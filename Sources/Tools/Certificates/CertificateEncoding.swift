import Crypto
import Glibc
import SwiftASN1

/// The part of an X.509 certificate that is signed (RFC 5280 §4.1.2), of those kinds that a cluster uses: version 3, keys
/// on P-256, signatures ECDSA with SHA-256.
struct CertificateBody {
    /// 1 to 20 bytes, the first one from 1 to 127.
    var serial: [UInt8]
    /// Encoded name of who signs.
    var issuer: [UInt8]
    /// Encoded name of whom it is for.
    var subject: [UInt8]
    /// First and last second that it holds, since 1970.
    var validity: ClosedRange<Int64>
    var key: P256.Signing.PublicKey
    var extensions: [CertificateExtension]

    /// The certificate in DER, signed.
    func signed(by authority: P256.Signing.PrivateKey) throws -> [UInt8] {
        var body = DER.Serializer()
        try append(to: &body)
        let signature = try authority.signature(for: body.serializedBytes)
        var whole = DER.Serializer()
        try whole.appendConstructedNode(identifier: .sequence) { coder throws in
            coder.serializeRawBytes(body.serializedBytes)
            try Self.appendAlgorithm(to: &coder)
            try coder.serialize(ASN1BitString(bytes: Array(signature.derRepresentation)[...]))
        }
        return whole.serializedBytes
    }

    private func append(to coder: inout DER.Serializer) throws {
        try coder.appendConstructedNode(identifier: .sequence) { coder throws in
            try coder.serialize(2, explicitlyTaggedWithTagNumber: 0, tagClass: .contextSpecific)
            coder.appendPrimitiveNode(identifier: .integer) { $0 += serial }
            try Self.appendAlgorithm(to: &coder)
            coder.serializeRawBytes(issuer)
            try coder.appendConstructedNode(identifier: .sequence) { coder throws in
                try Self.append(validity.lowerBound, to: &coder)
                try Self.append(validity.upperBound, to: &coder)
            }
            coder.serializeRawBytes(subject)
            coder.serializeRawBytes(key.derRepresentation)
            try coder.serialize(explicitlyTaggedWithTagNumber: 3, tagClass: .contextSpecific) { coder throws in
                try coder.appendConstructedNode(identifier: .sequence) { coder throws in
                    for one in extensions { try one.append(to: &coder) }
                }
            }
        }
    }

    /// ecdsa-with-SHA256 (RFC 5758 §3.2).
    private static func appendAlgorithm(to coder: inout DER.Serializer) throws {
        try coder.appendConstructedNode(identifier: .sequence) { coder throws in
            try coder.serialize([1, 2, 840, 10045, 4, 3, 2] as ASN1ObjectIdentifier)
        }
    }

    /// A moment: UTCTime through 2049, GeneralizedTime from then on (RFC 5280 §4.1.2.5).
    private static func append(_ seconds: Int64, to coder: inout DER.Serializer) throws {
        var (moment, parts) = (time_t(seconds), tm())
        gmtime_r(&moment, &parts)
        let (year, month, day) = (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
        let (hours, minutes, second) = (Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec))
        if year < 2050 {
            try coder.serialize(
                UTCTime(year: year, month: month, day: day, hours: hours, minutes: minutes, seconds: second))
        } else {
            try coder.serialize(
                GeneralizedTime(
                    year: year, month: month, day: day, hours: hours, minutes: minutes, seconds: second,
                    fractionalSeconds: 0))
        }
    }

    /// A name that is a common name only.
    static func name(_ text: String) throws -> [UInt8] {
        var coder = DER.Serializer()
        try coder.appendConstructedNode(identifier: .sequence) { coder throws in
            try coder.appendConstructedNode(identifier: .set) { coder throws in
                try coder.appendConstructedNode(identifier: .sequence) { coder throws in
                    try coder.serialize(ASN1ObjectIdentifier.commonName)
                    try coder.serialize(ASN1UTF8String(text))
                }
            }
        }
        return coder.serializedBytes
    }
}

extension ASN1ObjectIdentifier {
    static let commonName: Self = [2, 5, 4, 3]
    static let subjectKeyIdentifier: Self = [2, 5, 29, 14]
    static let keyUsage: Self = [2, 5, 29, 15]
    static let alternativeNames: Self = [2, 5, 29, 17]
    static let basicConstraints: Self = [2, 5, 29, 19]
    static let authorityKeyIdentifier: Self = [2, 5, 29, 35]
    static let extendedKeyUsage: Self = [2, 5, 29, 37]
}

/// An extension of a certificate (RFC 5280 §4.2).
struct CertificateExtension {
    let id: ASN1ObjectIdentifier
    let isCritical: Bool
    let value: [UInt8]

    private init(
        _ id: ASN1ObjectIdentifier, critical: Bool = false, _ write: (inout DER.Serializer) throws -> Void
    ) rethrows {
        self.id = id
        isCritical = critical
        var coder = DER.Serializer()
        try write(&coder)
        value = coder.serializedBytes
    }

    func append(to coder: inout DER.Serializer) throws {
        try coder.appendConstructedNode(identifier: .sequence) { coder throws in
            try coder.serialize(id)
            if isCritical { try coder.serialize(true) }
            try coder.serialize(ASN1OctetString(contentBytes: value[...]))
        }
    }

    /// Of an authority that signs no other authorities.
    static func authority() throws -> Self {
        try .init(.basicConstraints, critical: true) { coder in
            try coder.appendConstructedNode(identifier: .sequence) { coder throws in
                try coder.serialize(true)
                try coder.serialize(0)
            }
        }
    }

    /// Of everybody else.
    static func notAuthority() throws -> Self {
        try .init(.basicConstraints, critical: true) { coder in
            try coder.appendConstructedNode(identifier: .sequence) { _ in }
        }
    }

    /// What the key may do: sign certificates, or take part in handshakes.
    static func usage(ofAuthority isAuthority: Bool) throws -> Self {
        try .init(.keyUsage, critical: true) { coder in
            // keyCertSign (5) and cRLSign (6); digitalSignature (0).
            let bits: ASN1BitString =
                isAuthority ? .init(bytes: [0b0000_0110], paddingBits: 1) : .init(bytes: [0b1000_0000], paddingBits: 7)
            try coder.serialize(bits)
        }
    }

    /// Whether the key is a client's, and a server's as well.
    static func purposes(server: Bool) throws -> Self {
        try .init(.extendedKeyUsage) { coder in
            try coder.appendConstructedNode(identifier: .sequence) { coder throws in
                if server { try coder.serialize([1, 3, 6, 1, 5, 5, 7, 3, 1] as ASN1ObjectIdentifier) }
                try coder.serialize([1, 3, 6, 1, 5, 5, 7, 3, 2] as ASN1ObjectIdentifier)
            }
        }
    }

    /// Tells the key of this certificate from others.
    static func identifier(_ key: P256.Signing.PublicKey) throws -> Self {
        try .init(.subjectKeyIdentifier) { coder in
            try coder.serialize(ASN1OctetString(contentBytes: identifier(of: key)[...]))
        }
    }

    /// Tells which key signed.
    static func issuer(_ key: P256.Signing.PublicKey) throws -> Self {
        try .init(.authorityKeyIdentifier) { coder in
            try coder.appendConstructedNode(identifier: .sequence) { coder throws in
                try coder.serializeOptionalImplicitlyTagged(
                    ASN1OctetString(contentBytes: identifier(of: key)[...]),
                    withIdentifier: .init(tagWithNumber: 0, tagClass: .contextSpecific))
            }
        }
    }

    /// The first 20 bytes of a key's SHA-256 (RFC 7093 §2).
    private static func identifier(of key: P256.Signing.PublicKey) -> [UInt8] {
        Array(SHA256.hash(data: key.x963Representation).prefix(20))
    }

    /// A SPIFFE ID and hosts.
    static func names(_ uri: String, hosts: [String]) throws -> Self {
        try .init(.alternativeNames) { coder in
            try coder.appendConstructedNode(identifier: .sequence) { coder in
                coder.appendPrimitiveNode(identifier: HostName.uriTag) { $0 += Array(uri.utf8) }
                for host in hosts { HostName(host).append(to: &coder) }
            }
        }
    }
}
