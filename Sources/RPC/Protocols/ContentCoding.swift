/// How messages or bodies are compressed.
enum ContentCoding: Equatable, Sendable {
    case identity
    case gzip
    /// One we do not have.
    case unknown

    init(_ name: HeaderText) {
        if name.count == 0 || name.equals("identity") {
            self = .identity
        } else if name.equals("gzip") {
            self = .gzip
        } else {
            self = .unknown
        }
    }

    /// The codings we have, as `grpc-accept-encoding` and its like list them.
    static let supported: StaticString = "identity,gzip"

    /// Whether a list of codings, such as `accept-encoding`, has gzip with a weight above zero (RFC 9110 §12.5.3).
    static func offersGzip(_ list: HeaderText) -> Bool {
        list.string.split(separator: ",").contains { entry in
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard parts.first == "gzip" else { return false }
            guard let weight = parts.dropFirst().first(where: { $0.hasPrefix("q=") }) else { return true }
            return (Double(weight.dropFirst(2)) ?? 0) > 0
        }
    }
}
