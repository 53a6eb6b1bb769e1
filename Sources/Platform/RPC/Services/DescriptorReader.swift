/// Reads the fields of one serialized protobuf message, just enough for descriptors.
///
/// Descriptors are compiled in, but reflection hands them to strangers unread, so a malformed one is an
/// error and not a crash.
struct DescriptorReader {
    /// The bytes are no protobuf message.
    struct Malformed: Error {}

    /// A field that descriptors use; numbers of other wire types are skipped.
    struct Field {
        let number: Int
        /// The content of a length-delimited field, nil for a number.
        let bytes: ArraySlice<UInt8>?
        /// The value of a varint field, zero for other kinds.
        let value: UInt64

        /// The content as text.
        func text() throws(Malformed) -> String {
            guard let bytes, let text = String(validating: bytes, as: UTF8.self) else { throw Malformed() }
            return text
        }

        /// The content as a message of its own.
        func message() throws(Malformed) -> DescriptorReader {
            guard let bytes else { throw Malformed() }
            return DescriptorReader(bytes)
        }
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next field, or nil at the end.
    mutating func next() throws(Malformed) -> Field? {
        guard !rest.isEmpty else { return nil }
        let tag = try varint()
        let number = Int(truncatingIfNeeded: tag >> 3)
        guard number > 0 else { throw Malformed() }
        switch tag & 7 {
        case 0: return Field(number: number, bytes: nil, value: try varint())
        case 1:
            _ = try take(8)
            return Field(number: number, bytes: nil, value: 0)
        case 2:
            let length = try varint()
            guard length <= UInt64(rest.count) else { throw Malformed() }
            return Field(number: number, bytes: try take(Int(length)), value: 0)
        case 5:
            _ = try take(4)
            return Field(number: number, bytes: nil, value: 0)
        default: throw Malformed()
        }
    }

    private mutating func take(_ count: Int) throws(Malformed) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Malformed() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private mutating func varint() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw Malformed() }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        throw Malformed()
    }
}
