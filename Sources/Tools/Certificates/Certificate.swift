public import Crypto
import Glibc
public import Security
import SwiftASN1

/// A certificate as far as a cluster's authority and its operators need to know it.
public struct Certificate: Sendable, Hashable {
    /// DER.
    let bytes: [UInt8]
    /// What was signed, and by what.
    private let body: [UInt8]
    private let signature: [UInt8]
    /// Encoded names.
    let issuer: [UInt8]
    let subject: [UInt8]
    private let keyBytes: [UInt8]
    /// The common name of the subject; empty when it has none.
    public let commonName: String
    /// First and last second that it holds, since 1970.
    public let validity: ClosedRange<Int64>
    /// The URIs among its names.
    public let uris: [String]
    /// The host names and IP addresses among its names.
    public let hosts: [String]

    /// Reads DER.
    ///
    /// - Throws: an error for what is no certificate of X.509.
    public init(der: [UInt8]) throws {
        bytes = der
        let parts = try DER.sequence(try DER.parse(der), identifier: .sequence) { nodes in
            guard let body = nodes.next(), nodes.next() != nil else { throw CertificateError.unreadable }
            return (body, try ASN1BitString(derEncoded: &nodes))
        }
        body = Array(parts.0.encodedBytes)
        signature = Array(parts.1.bytes)
        let content = try DER.sequence(parts.0, identifier: .sequence) { try Content(&$0) }
        issuer = Array(content.issuer.encodedBytes)
        subject = Array(content.subject.encodedBytes)
        keyBytes = Array(content.key.encodedBytes)
        commonName = try Self.commonName(content.subject)
        validity = content.validity
        (uris, hosts) = try Self.names(content.extensions)
    }

    /// Reads every certificate of a PEM file's text.
    ///
    /// - Throws: an error when there is none, or one cannot be read.
    public static func all(pem: String) throws -> [Certificate] {
        let found = try PEMDocument.parseMultiple(pemString: pem).filter { $0.discriminator == "CERTIFICATE" }
        guard !found.isEmpty else { throw CertificateError.unreadable }
        return try found.map { try Certificate(der: $0.derBytes) }
    }

    /// The certificate as PEM, with a newline at its end.
    public var pem: String { PEMDocument(type: "CERTIFICATE", derBytes: bytes).pemString + "\n" }

    /// Whether it bears this key.
    public func bears(_ key: P256.Signing.PublicKey) -> Bool { keyBytes == Array(key.derRepresentation) }

    /// Whether this one signed another. Only keys on P-256 do here.
    public func hasSigned(_ other: Certificate) -> Bool {
        guard other.issuer == subject, let key = try? P256.Signing.PublicKey(derRepresentation: keyBytes),
            let signature = try? P256.Signing.ECDSASignature(derRepresentation: other.signature)
        else { return false }
        return key.isValidSignature(signature, for: other.body)
    }

    /// Its trust domain and the path in its SPIFFE ID; nil when it bears none. The domain's own ID has no path.
    public var identity: (names: ServiceNames, path: String)? { ServiceNames.parse(uris) }
}

/// Why something is no certificate or cannot become one.
public enum CertificateError: Error, Hashable, CustomStringConvertible {
    /// Not X.509 in DER or PEM.
    case unreadable

    public var description: String { "no certificate in PEM that can be read" }
}

extension Certificate {
    /// The fields of what is signed.
    private struct Content {
        let issuer: ASN1Node
        let validity: ClosedRange<Int64>
        let subject: ASN1Node
        let key: ASN1Node
        let extensions: ASN1Node?

        init(_ nodes: inout ASN1NodeCollection.Iterator) throws {
            guard nodes.next() != nil, nodes.next() != nil, nodes.next() != nil, let issuer = nodes.next(),
                let times = nodes.next(), let subject = nodes.next(), let key = nodes.next()
            else { throw CertificateError.unreadable }
            self.issuer = issuer
            self.subject = subject
            self.key = key
            let (from, through) = try DER.sequence(times, identifier: .sequence) { nodes in
                guard let from = nodes.next(), let through = nodes.next() else { throw CertificateError.unreadable }
                return (try Certificate.seconds(from), try Certificate.seconds(through))
            }
            guard from <= through else { throw CertificateError.unreadable }
            validity = from...through
            var extensions: ASN1Node?
            while let node = nodes.next() {
                if node.identifier == ASN1Identifier(tagWithNumber: 3, tagClass: .contextSpecific) { extensions = node }
            }
            self.extensions = extensions
        }
    }

    private static func seconds(_ node: ASN1Node) throws -> Int64 {
        var parts = tm()
        if node.identifier == UTCTime.defaultIdentifier {
            let time = try UTCTime(derEncoded: node)
            set(&parts, time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        } else {
            let time = try GeneralizedTime(derEncoded: node)
            set(&parts, time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        }
        return Int64(timegm(&parts))
    }

    private static func set(
        _ parts: inout tm, _ year: Int, _ month: Int, _ day: Int, _ hours: Int, _ minutes: Int, _ seconds: Int
    ) {
        parts.tm_year = Int32(year - 1900)
        parts.tm_mon = Int32(month - 1)
        parts.tm_mday = Int32(day)
        parts.tm_hour = Int32(hours)
        parts.tm_min = Int32(minutes)
        parts.tm_sec = Int32(seconds)
    }

    private static func commonName(_ name: ASN1Node) throws -> String {
        guard case .constructed(let sets) = name.content else { return "" }
        for set in sets {
            guard case .constructed(let pairs) = set.content else { continue }
            for pair in pairs {
                let found = try DER.sequence(pair, identifier: .sequence) { nodes -> String? in
                    let id = try ASN1ObjectIdentifier(derEncoded: &nodes)
                    guard let value = nodes.next(), case .primitive(let bytes) = value.content else { return nil }
                    return id == .commonName ? String(decoding: bytes, as: UTF8.self) : nil
                }
                if let found { return found }
            }
        }
        return ""
    }

    private static func names(_ extensions: ASN1Node?) throws -> (uris: [String], hosts: [String]) {
        guard case .constructed(let outer)? = extensions?.content, let list = outer.first(where: { _ in true }),
            case .constructed(let nodes) = list.content
        else { return ([], []) }
        for node in nodes {
            let value = try DER.sequence(node, identifier: .sequence) { nodes -> ASN1OctetString? in
                let id = try ASN1ObjectIdentifier(derEncoded: &nodes)
                _ = try DER.decodeDefault(&nodes, defaultValue: false)
                let value = try ASN1OctetString(derEncoded: &nodes)
                return id == .alternativeNames ? value : nil
            }
            guard let value, case .constructed(let names) = try DER.parse(value.bytes).content else { continue }
            let uris = names.compactMap { name -> String? in
                guard name.identifier == HostName.uriTag, case .primitive(let bytes) = name.content else { return nil }
                return String(decoding: bytes, as: UTF8.self)
            }
            return (uris, names.compactMap { HostName($0)?.text })
        }
        return ([], [])
    }
}
