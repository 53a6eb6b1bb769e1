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
        for entry in list.parts(separatedBy: UInt8(ascii: ",")) {
            var parts = entry.parts(separatedBy: UInt8(ascii: ";"))
            guard parts.next()?.trimmed.equalsInAnyCase("gzip") == true else { continue }
            for parameter in parts where parameter.trimmed.startsInAnyCase(with: "q=") {
                return (Double(parameter.trimmed.string.dropFirst(2)) ?? 0) > 0
            }
            return true
        }
        return false
    }
}
