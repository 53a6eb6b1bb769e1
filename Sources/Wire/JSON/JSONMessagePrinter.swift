import CProtobufC

/// Writes a C message as proto3 JSON, by its descriptor.
struct JSONMessagePrinter {
    private(set) var output: [UInt8] = []
    private static let hex = Array("0123456789abcdef".utf8)

    init() { output.reserveCapacity(512) }

    mutating func message(
        _ message: UnsafeRawPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) {
        if let form = WellKnownForm(descriptor) { return try form.print(message, descriptor, into: &self) }
        append("{")
        var isFirst = true
        for field in descriptor.fields where isPresent(field, in: message) {
            if !isFirst { append(",") }
            isFirst = false
            append("\"")
            appendCamelCase(field.name)
            append("\":")
            try self.field(field, of: message)
        }
        append("}")
    }

    private func isPresent(_ field: ProtobufCFieldDescriptor, in message: UnsafeRawPointer) -> Bool {
        let quantifier = message + Int(field.quantifier_offset)
        let place = message + Int(field.offset)
        if field.isRepeated { return quantifier.load(as: Int.self) > 0 }
        if field.isOneof { return quantifier.load(as: UInt32.self) == field.id }
        switch field.type {
        case PROTOBUF_C_TYPE_MESSAGE: return place.load(as: UnsafeRawPointer?.self) != nil
        case PROTOBUF_C_TYPE_STRING:
            return place.load(as: UnsafePointer<CChar>?.self).map { $0.pointee != 0 } ?? false
        case PROTOBUF_C_TYPE_BYTES: return place.load(as: ProtobufCBinaryData.self).len > 0
        default: return field.elementBytes == 8 ? place.load(as: UInt64.self) != 0 : place.load(as: UInt32.self) != 0
        }
    }

    private mutating func field(_ field: ProtobufCFieldDescriptor, of message: UnsafeRawPointer) throws(WireError) {
        let place = message + Int(field.offset)
        guard field.isRepeated else { return try value(field, at: place) }
        let count = (message + Int(field.quantifier_offset)).load(as: Int.self)
        let elements = place.load(as: UnsafeRawPointer.self)
        append("[")
        for index in 0..<count {
            if index > 0 { append(",") }
            try value(field, at: elements + index * field.elementBytes)
        }
        append("]")
    }

    /// Writes one element.
    mutating func value(_ field: ProtobufCFieldDescriptor, at place: UnsafeRawPointer) throws(WireError) {
        switch field.type {
        case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32:
            append(String(place.load(as: Int32.self)))
        case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32: append(String(place.load(as: UInt32.self)))
        case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64:
            append("\"\(place.load(as: Int64.self))\"")
        case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64: append("\"\(place.load(as: UInt64.self))\"")
        case PROTOBUF_C_TYPE_FLOAT: number(Double(place.load(as: Float.self)), "\(place.load(as: Float.self))")
        case PROTOBUF_C_TYPE_DOUBLE: number(place.load(as: Double.self), "\(place.load(as: Double.self))")
        case PROTOBUF_C_TYPE_BOOL: append(place.load(as: Int32.self) != 0 ? "true" : "false")
        case PROTOBUF_C_TYPE_ENUM: enumeration(field.enumDescriptor, place.load(as: Int32.self))
        case PROTOBUF_C_TYPE_STRING:
            if let text = place.load(as: UnsafePointer<CChar>?.self) { string(UnsafeRawPointer(text)) } else { append("\"\"") }
        case PROTOBUF_C_TYPE_BYTES:
            let data = place.load(as: ProtobufCBinaryData.self)
            append("\"")
            JSONBase64.append(UnsafeBufferPointer(start: data.data, count: data.len), to: &output)
            append("\"")
        case PROTOBUF_C_TYPE_MESSAGE:
            try message(place.load(as: UnsafeRawPointer.self), field.messageDescriptor)
        default: throw .malformed
        }
    }

    private mutating func number(_ value: Double, _ text: String) {
        if value.isNaN {
            append("\"NaN\"")
        } else if value.isInfinite {
            append(value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
        } else {
            append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        }
    }

    private mutating func enumeration(_ descriptor: UnsafePointer<ProtobufCEnumDescriptor>, _ value: Int32) {
        guard let known = protobuf_c_enum_descriptor_get_value(descriptor, value) else { return append(String(value)) }
        append("\"\(String(cString: known.pointee.name))\"")
    }

    mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    mutating func append(_ text: StaticString) { text.withUTF8Buffer { output.append(contentsOf: $0) } }

    /// Writes a NUL-terminated string in quotes.
    private mutating func string(_ text: UnsafeRawPointer) {
        output.append(UInt8(ascii: "\""))
        var next = text.assumingMemoryBound(to: UInt8.self)
        while next.pointee != 0 {
            let byte = next.pointee
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): append("\\n")
            case 0..<0x20:
                append("\\u00")
                output += [Self.hex[Int(byte >> 4)], Self.hex[Int(byte & 15)]]
            default: output.append(byte)
            }
            next += 1
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func appendCamelCase(_ name: UnsafePointer<CChar>) {
        JSONNames.camelCase(name) { output.append($0) }
    }
}
