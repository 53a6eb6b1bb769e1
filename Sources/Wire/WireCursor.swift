import CProtobufC

/// How a field is encoded (protobuf encoding, "Message Structure").
enum WireType: UInt32 {
    case varint = 0, fixed64 = 1, length = 2, startGroup = 3, endGroup = 4, fixed32 = 5
}

/// Goes through the fields of an encoded message.
struct WireCursor {
    private(set) var next: UnsafeRawPointer
    private let end: UnsafeRawPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        // An empty buffer may have no address: any will do, for it is never read.
        next = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!
        end = next + bytes.count
    }

    var isAtEnd: Bool { next == end }

    mutating func tag() throws(WireError) -> (number: UInt32, type: WireType) {
        let tag = try varint()
        guard tag >= 8, tag <= UInt32.max, let type = WireType(rawValue: UInt32(tag) & 7) else { throw .malformed }
        return (UInt32(tag) >> 3, type)
    }

    @inline(__always)
    mutating func varint() throws(WireError) -> UInt64 {
        guard next < end else { throw .malformed }
        let first = next.load(as: UInt8.self)
        next += 1
        return first < 0x80 ? UInt64(first) : try longVarint(UInt64(first & 0x7F))
    }

    private mutating func longVarint(_ first: UInt64) throws(WireError) -> UInt64 {
        var value = first
        var shift: UInt64 = 7
        while next < end, shift < 70 {
            let byte = next.load(as: UInt8.self)
            next += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .malformed
    }

    mutating func skip(_ count: Int) throws(WireError) {
        guard end - next >= count else { throw .malformed }
        next += count
    }

    /// The body of a length-delimited field.
    mutating func body() throws(WireError) -> UnsafeRawBufferPointer {
        let length = try varint()
        guard length <= UInt64(end - next) else { throw .malformed }
        defer { next += Int(length) }
        return UnsafeRawBufferPointer(start: next, count: Int(length))
    }

    /// Skips a value that is no group.
    mutating func skip(_ type: WireType) throws(WireError) {
        switch type {
        case .varint: _ = try varint()
        case .fixed64: try skip(8)
        case .fixed32: try skip(4)
        case .length: _ = try body()
        case .startGroup, .endGroup: throw .malformed
        }
    }
}

extension UnsafePointer<ProtobufCMessageDescriptor> {
    /// The field of a number.
    func field(_ number: UInt32) -> UnsafePointer<ProtobufCFieldDescriptor>? {
        // The fields lie in the order of their numbers, which in most contracts are 1, 2, 3…
        let index = number &- 1
        if index < pointee.n_fields {
            let field = pointee.fields + Int(index)
            if field.pointee.id == number { return field }
        }
        return protobuf_c_message_descriptor_get_field(self, number)
    }
}

extension UnsafePointer<ProtobufCFieldDescriptor> {
    // Kinds of field by the wire type of one element, a bit each. Computed: the compiler folds them to constants.
    @inline(__always) private static var varints: UInt32 {
        bit(PROTOBUF_C_TYPE_INT32) | bit(PROTOBUF_C_TYPE_SINT32) | bit(PROTOBUF_C_TYPE_UINT32)
            | bit(PROTOBUF_C_TYPE_INT64) | bit(PROTOBUF_C_TYPE_SINT64) | bit(PROTOBUF_C_TYPE_UINT64)
            | bit(PROTOBUF_C_TYPE_BOOL) | bit(PROTOBUF_C_TYPE_ENUM)
    }
    @inline(__always) private static var fixed32s: UInt32 {
        bit(PROTOBUF_C_TYPE_SFIXED32) | bit(PROTOBUF_C_TYPE_FIXED32) | bit(PROTOBUF_C_TYPE_FLOAT)
    }
    @inline(__always) private static var fixed64s: UInt32 {
        bit(PROTOBUF_C_TYPE_SFIXED64) | bit(PROTOBUF_C_TYPE_FIXED64) | bit(PROTOBUF_C_TYPE_DOUBLE)
    }
    @inline(__always) private static var lengths: UInt32 {
        bit(PROTOBUF_C_TYPE_STRING) | bit(PROTOBUF_C_TYPE_BYTES) | bit(PROTOBUF_C_TYPE_MESSAGE)
    }

    @inline(__always) private static func bit(_ type: ProtobufCType) -> UInt32 { 1 << type.rawValue }

    /// Whether the field can be encoded so. A field that is not as its contract says is an unknown one.
    func accepts(_ type: WireType) -> Bool {
        let kinds =
            switch type {
            case .varint: Self.varints
            case .fixed32: Self.fixed32s
            case .fixed64: Self.fixed64s
            case .length: pointee.isRepeated ? ~0 : Self.lengths
            case .startGroup, .endGroup: 0 as UInt32
            }
        return kinds >> pointee.type.rawValue & 1 != 0
    }

    var isSingularMessage: Bool { pointee.type == PROTOBUF_C_TYPE_MESSAGE && !pointee.isRepeated }
}
