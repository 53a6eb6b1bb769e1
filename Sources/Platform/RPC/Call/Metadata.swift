import Formats

/// The custom headers or trailers of a call, in order, names in lower case.
///
/// A name that ends in `-bin` carries bytes, any other printable ASCII (gRPC over HTTP/2, "Custom-Metadata").
public struct Metadata: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// A value: text, or bytes for names that end in `-bin`.
    public enum EntryValue: Sendable, Equatable {
        /// Printable ASCII, spaces inside included.
        case text(String)
        /// Any bytes; on the wire they are base64.
        case binary([UInt8])
    }

    /// Name and value of an entry.
    public struct Entry: Sendable, Equatable {
        /// Name in lower case.
        public let name: String
        /// Value: bytes exactly when the name ends in `-bin`.
        public let value: EntryValue

        /// The value as a header field carries it: binary ones in base64 without padding.
        var headerText: String {
            switch value {
            case .text(let text): Self.trimmed(text)
            case .binary(let bytes): Base64.encode(bytes, padded: false)
            }
        }

        /// Without the spaces around it, which HTTP/2 forbids (RFC 9113 §8.2.1).
        private static func trimmed(_ text: String) -> String {
            let space = UInt8(ascii: " ")
            guard text.utf8.first == space || text.utf8.last == space else { return text }
            guard let first = text.utf8.firstIndex(where: { $0 != space }),
                let last = text.utf8.lastIndex(where: { $0 != space })
            else { return "" }
            return String(text[first...last])
        }
    }

    /// The entries, in order; a name may occur more than once.
    public private(set) var entries: [Entry] = []

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { add(name, value) }
    }

    /// Whether there are no entries.
    public var isEmpty: Bool { entries.isEmpty }

    /// Adds a text entry. The name is lowered.
    public mutating func add(_ name: String, _ value: String) {
        entries.append(Entry(name: name.lowercased(), value: .text(value)))
    }

    /// Adds a binary entry. The name is lowered and must end in `-bin`.
    public mutating func add(_ name: String, binary value: [UInt8]) {
        precondition(name.hasSuffix("-bin"), "a binary entry's name ends in -bin")
        entries.append(Entry(name: name.lowercased(), value: .binary(value)))
    }

    /// Removes every entry of a name given in lower case.
    public mutating func remove(_ name: String) { entries.removeAll { $0.name == name } }

    /// Adds all entries of `other` after these.
    public mutating func append(_ other: Metadata) { entries.append(contentsOf: other.entries) }

    /// The first text value of a name given in lower case.
    public subscript(_ name: String) -> String? {
        for entry in entries where entry.name == name {
            if case .text(let text) = entry.value { return text }
        }
        return nil
    }

    /// The first binary value of a name given in lower case.
    public subscript(binary name: String) -> [UInt8]? {
        for entry in entries where entry.name == name {
            if case .binary(let bytes) = entry.value { return bytes }
        }
        return nil
    }
}
