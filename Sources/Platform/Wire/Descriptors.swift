import CProtobufC

#if canImport(Glibc)
    import Glibc
#endif

// What libprotobuf-c's descriptions of messages, fields and enums say.

extension UnsafePointer<ProtobufCMessageDescriptor> {
    /// The message's fields, in the order of their numbers.
    var fields: UnsafeBufferPointer<ProtobufCFieldDescriptor> {
        UnsafeBufferPointer(start: pointee.fields, count: Int(pointee.n_fields))
    }

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

extension ProtobufCFieldDescriptor {
    var isOneof: Bool { flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0 }
    var isRepeated: Bool { label == PROTOBUF_C_LABEL_REPEATED }

    /// Bytes one element takes in memory.
    var elementBytes: Int {
        switch type {
        case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_UINT64,
            PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_DOUBLE, PROTOBUF_C_TYPE_MESSAGE:
            8
        case PROTOBUF_C_TYPE_BYTES: MemoryLayout<ProtobufCBinaryData>.stride
        default: 4
        }
    }

    var messageDescriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    }

    var enumDescriptor: UnsafePointer<ProtobufCEnumDescriptor> {
        descriptor.assumingMemoryBound(to: ProtobufCEnumDescriptor.self)
    }
}

extension UnsafePointer<ProtobufCEnumDescriptor> {
    /// Whether this is google.protobuf.NullValue, whose JSON is null.
    var isNullValue: Bool { strcmp(pointee.name, "google.protobuf.NullValue") == 0 }
}
