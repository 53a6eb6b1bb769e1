import Values

/// Id of an area as a key: two ids are the same when their bytes are.
///
/// Swift's texts are equal also when they are canonically equivalent, such as U+F92C and U+90CE. An authority that uses
/// both means two areas.
public struct AreaID: Hashable, Comparable, Sendable {
    /// The id as the authority wrote it.
    public let text: String

    /// An id as a key.
    public init(_ text: String) { self.text = text }

    public static func == (left: Self, right: Self) -> Bool { left.text.hasSameBytes(as: right.text) }

    /// Order of the bytes.
    public static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
