public import Crypto
public import Security

/// A certificate and the key to it.
public struct CertificatePair: Sendable {
    /// The certificate.
    public let certificate: Certificate
    /// Its private key.
    public let key: P256.Signing.PrivateKey

    /// The key as PEM (PKCS #8), with a newline at its end.
    var keyPEM: String { key.pemRepresentation + "\n" }
}

/// Signs the certificates of one cluster, and nothing else.
public struct CertificateAuthority: Sendable {
    /// Its own certificate and key.
    public let pair: CertificatePair

    init(_ pair: CertificatePair) { self.pair = pair }

    /// Makes an authority with a key of its own.
    ///
    /// - Parameters:
    ///   - days: 1 to ``CertificateTerms/maxAuthorityDays``.
    ///   - now: Seconds since 1970.
    public init(of names: ServiceNames, days: Int, surroundings: Surroundings) throws {
        precondition((1...CertificateTerms.maxAuthorityDays).contains(days))
        let key = P256.Signing.PrivateKey()
        let now = surroundings.now()
        let name = try CertificateBody.name("\(names.trustDomain) authority")
        let body = CertificateBody(
            serial: Self.serial(surroundings), issuer: name, subject: name,
            validity: (now - CertificateTerms.skewSeconds)...(now + Int64(days) * 86_400), key: key.publicKey,
            extensions: [
                try .authority(), try .usage(ofAuthority: true), try .identifier(key.publicKey),
                try .names(names.uri, hosts: []),
            ])
        pair = CertificatePair(certificate: try Certificate(der: try body.signed(by: key)), key: key)
    }

    /// Makes the certificate of a process, with a key of its own. It ends with its authority at the latest.
    public func issue(_ terms: CertificateTerms, surroundings: Surroundings) throws -> CertificatePair {
        let key = P256.Signing.PrivateKey()
        let now = surroundings.now()
        let own = pair.certificate.validity
        let end = min(now + Int64(terms.days) * 86_400, own.upperBound)
        let body = CertificateBody(
            serial: Self.serial(surroundings), issuer: pair.certificate.subject,
            subject: try CertificateBody.name(terms.name.commonName),
            validity: max(now - CertificateTerms.skewSeconds, own.lowerBound)...max(now, end), key: key.publicKey,
            extensions: [
                try .notAuthority(), try .usage(ofAuthority: false), try .purposes(server: !terms.name.isClientOnly),
                try .identifier(key.publicKey), try .issuer(pair.key.publicKey),
                try .names(terms.names.uri(of: "\(terms.name)"), hosts: terms.hosts),
            ])
        return CertificatePair(certificate: try Certificate(der: try body.signed(by: pair.key)), key: key)
    }

    /// 16 unpredictable bytes as a positive number (RFC 5280 §4.1.2.2).
    private static func serial(_ surroundings: Surroundings) -> [UInt8] {
        var bytes = surroundings.random(16)
        bytes[0] = bytes[0] & 0x3F | 0x40
        return bytes
    }
}
