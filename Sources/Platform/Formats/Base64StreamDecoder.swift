/// Decodes base64 that comes in portions, where padding may end any group of four characters.
///
/// gRPC-Web's text form is of this kind: each portion that its sender flushed may end with padding of its own.
/// Line breaks are passed over.
public struct Base64StreamDecoder: Sendable {
    /// The characters of an incomplete group, at most three.
    private var pending: [UInt8] = []

    /// A decoder at the beginning of a body.
    public init() {}

    /// Whether a group of four characters is incomplete, which at the end of a body is an error.
    public var isInsideGroup: Bool { !pending.isEmpty }

    /// The bytes of all groups that `text` completes, or nil when it is malformed.
    public mutating func decode(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        pending.reserveCapacity(pending.count + text.count)
        for character in text where character != UInt8(ascii: "\n") && character != UInt8(ascii: "\r") {
            pending.append(character)
        }
        let complete = pending.count / 4 * 4
        defer { pending.removeFirst(complete) }
        return pending.withUnsafeBytes { Self.decodeGroups(UnsafeRawBufferPointer(rebasing: $0[..<complete])) }
    }

    private static func decodeGroups(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var start = 0
        while start < text.count {
            // Up to and with the next padded group, or all that is left.
            let padding = text[start...].firstIndex(of: UInt8(ascii: "="))
            let end = padding.map { $0 / 4 * 4 + 4 } ?? text.count
            guard let decoded = Base64.decode(UnsafeRawBufferPointer(rebasing: text[start..<end])) else { return nil }
            bytes += decoded
            start = end
        }
        return bytes
    }
}
