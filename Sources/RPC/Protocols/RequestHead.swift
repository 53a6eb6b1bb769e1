/// The header fields of a request as they arrive one by one: what protocols decide by, and custom metadata.
struct RequestHead {
    var method = ""
    var path = ""
    var contentType = ""
    var timeout: String?
    var connectTimeout: String?
    var encoding: String?
    /// The other fields, malformed `-bin` values left out.
    var metadata = Metadata()
    /// Bytes of the list by the rule of SETTINGS_MAX_HEADER_LIST_SIZE (RFC 9113 §6.5.2).
    private(set) var listBytes = 0

    /// Takes a field. Returns false when the list is above `maxBytes`.
    mutating func add(
        _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, maxBytes: Int
    ) -> Bool {
        listBytes += name.count + value.count + 32
        guard listBytes <= maxBytes else { return false }
        add(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
        return true
    }

    /// Takes a field whose name is in lower case.
    mutating func add(_ name: String, _ value: String) {
        switch name {
        case ":method": method = value
        case ":path": path = value
        case ":scheme", ":authority", "te", "host", "content-length", "connection", "user-agent": break
        case "content-type": contentType = value
        case "grpc-timeout": timeout = value
        case "connect-timeout-ms": connectTimeout = value
        case "grpc-encoding", "content-encoding": encoding = value
        default:
            guard name.hasSuffix("-bin") else { return metadata.add(name, value) }
            // Several values of one name may come joined by commas (gRPC over HTTP/2, "Custom-Metadata").
            for part in value.split(separator: ",") {
                if let bytes = Base64.decode(part) { metadata.add(name, binary: bytes) }
            }
        }
    }

    /// The path before `?`, and what follows it.
    var target: (path: String, query: String) {
        guard let mark = path.firstIndex(of: "?") else { return (path, "") }
        return (String(path[..<mark]), String(path[path.index(after: mark)...]))
    }

    /// The media type without parameters, in lower case.
    var mediaType: String {
        guard contentType.utf8.contains(where: { $0 == UInt8(ascii: ";") || ($0 >= 65 && $0 <= 90) }) else {
            return contentType
        }
        let type = contentType.split(separator: ";", maxSplits: 1).first ?? ""
        return type.lowercased().filter { $0 != " " }
    }
}
