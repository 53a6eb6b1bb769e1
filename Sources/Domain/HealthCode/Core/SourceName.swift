/// A name or number that a source gives, such as of a laboratory or a sample.
///
/// Two names are the same when their bytes are. Unicode's equivalence would make one of two samples.
public struct SourceName: Sendable {
    /// The name as the source writes it.
    public let text: String

    /// A name that was checked before.
    public init(_ text: String) { self.text = text }
}

extension SourceName: Hashable, Comparable {
    /// Whether the bytes are the same.
    public static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    /// Order of the bytes.
    public static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(text.utf8.count)
    }
}
