import Glibc
import SwiftASN1

/// A host among the subject alternative names of a certificate (RFC 5280 §4.2.1.6): an IP address where its text is one,
/// otherwise a DNS name.
struct HostName {
    static let uriTag = ASN1Identifier(tagWithNumber: 6, tagClass: .contextSpecific)
    private static let dnsTag = ASN1Identifier(tagWithNumber: 2, tagClass: .contextSpecific)
    private static let addressTag = ASN1Identifier(tagWithNumber: 7, tagClass: .contextSpecific)

    let text: String

    init(_ text: String) { self.text = text }

    /// Reads a name of a certificate; nil for one of another kind.
    init?(_ node: ASN1Node) {
        guard case .primitive(let bytes) = node.content else { return nil }
        switch node.identifier {
        case Self.dnsTag: text = String(decoding: bytes, as: UTF8.self)
        case Self.addressTag:
            guard let address = Self.text(Array(bytes)) else { return nil }
            text = address
        default: return nil
        }
    }

    /// Whether the text may stand in a certificate: an address, or labels of letters, digits and dashes.
    var isValid: Bool {
        if Self.bytes(text) != nil { return true }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count)
                    && label.utf8.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                            true
                        default: false
                        }
                    }
            }
    }

    func append(to coder: inout DER.Serializer) {
        if let address = Self.bytes(text) {
            coder.appendPrimitiveNode(identifier: Self.addressTag) { $0 += address }
        } else {
            coder.appendPrimitiveNode(identifier: Self.dnsTag) { $0 += Array(text.utf8) }
        }
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        var (v4, v6) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &v4) == 1 { return withUnsafeBytes(of: v4) { Array($0) } }
        if inet_pton(AF_INET6, text, &v6) == 1 { return withUnsafeBytes(of: v6) { Array($0) } }
        return nil
    }

    private static func text(_ bytes: [UInt8]) -> String? {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
            guard let base = buffer.baseAddress,
                inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, base, socklen_t(INET6_ADDRSTRLEN)) != nil
            else { return nil }
            return String(cString: base)
        }
    }
}
