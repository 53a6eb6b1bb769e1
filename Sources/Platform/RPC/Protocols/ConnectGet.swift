import Formats
import Wire

/// A unary call of Connect as a GET (Connect protocol specification, "Unary-Get-Request"): the message stands in the
/// query.
struct ConnectGet {
    let codec: MessageCodec
    let coding: ContentCoding
    let message: [UInt8]

    /// Reads a query; nil when its messages are of a kind that is not served.
    ///
    /// - Throws: INVALID_ARGUMENT with the parameter that is wrong.
    init?(query: String) throws(RPCError) {
        var parameters: [String: String] = [:]
        for pair in query.split(separator: "&", omittingEmptySubsequences: true) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            parameters[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
        switch parameters["encoding"] {
        case "proto": codec = .proto
        case "json": codec = .json
        default: return nil
        }
        if let version = parameters["connect"], version != "v1" {
            throw .invalidArgument(field: "connect", "must be v1")
        }
        switch parameters["compression"] {
        case nil, "", "identity": coding = .identity
        case "gzip": coding = .gzip
        default: coding = .unknown
        }
        guard let text = parameters["message"], let bytes = Self.percentDecoded(text) else {
            throw .invalidArgument(field: "message", "is missing or malformed")
        }
        guard parameters["base64"] == "1" else {
            message = bytes
            return
        }
        guard let decoded = bytes.withUnsafeBytes({ Base64.decode($0) }) else {
            throw .invalidArgument(field: "message", "is not base64")
        }
        message = decoded
    }

    /// The bytes of a percent-encoded value, or nil when an escape is malformed.
    private static func percentDecoded(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(Hexadecimal.value),
                    let low = rest.popFirst().flatMap(Hexadecimal.value)
                else { return nil }
                out.append(high << 4 | low)
            default: out.append(byte)
            }
        }
        return out
    }
}
