import NIOCore

/// Base64 of a body that comes in portions, as gRPC-Web's text form has it: each portion that its sender flushed may
/// end with padding of its own.
struct Base64Stream {
    private var group: [UInt8] = []

    /// Whether a group of four characters is incomplete; at the end of a body that is an error.
    var isInsideGroup: Bool { !group.isEmpty }

    /// The bytes of all groups that `text` completes, or nil when it is malformed.
    mutating func decode(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3 + 3)
        for character in text where character != 0x0A && character != 0x0D {
            group.append(character)
            guard group.count == 4 else { continue }
            guard let bytes = Base64.decode(String(decoding: group, as: UTF8.self)) else { return nil }
            out += bytes
            group.removeAll(keepingCapacity: true)
        }
        return out
    }

    /// The text of a portion, padded.
    static func encode(_ bytes: ByteBuffer) -> ByteBuffer {
        ByteBuffer(string: Base64.encode(Array(bytes.readableBytesView), padded: true))
    }
}
