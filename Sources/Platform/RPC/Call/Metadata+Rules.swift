/// What custom metadata may be (gRPC over HTTP/2, "Custom-Metadata").
extension Metadata {
    /// Checks that the protocol lets a caller send these entries.
    ///
    /// - Throws: INTERNAL for a name that is reserved or malformed, a text that is no printable ASCII, and a text under
    ///   a name for bytes. The error does not repeat values, nor names that are not known.
    func checkSendable() throws(RPCError) {
        for entry in entries {
            guard Self.isName(entry.name) else {
                throw RPCError(.internal, "a metadata name has a character other than a-z, 0-9, '.', '_', '-'")
            }
            guard !Self.isReserved(entry.name) else {
                throw RPCError(.internal, "the metadata name '\(entry.name)' is reserved")
            }
            switch entry.value {
            case .text(let text):
                guard !entry.name.hasSuffix("-bin") else {
                    throw RPCError(.internal, "a metadata name that ends in -bin has a text value; add bytes")
                }
                guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 <= 0x7E }) else {
                    throw RPCError(.internal, "a metadata value is not printable ASCII; use a name that ends in -bin")
                }
            case .binary: break
            }
        }
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }

    /// Names of the call's own definition, and those that HTTP/2 forbids (RFC 9113 §8.2.2).
    private static let reserved: Set<String> = [
        "te", "content-type", "content-length", "user-agent", "host",
        "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade",
    ]

    private static func isReserved(_ name: String) -> Bool { name.hasPrefix("grpc-") || reserved.contains(name) }
}
