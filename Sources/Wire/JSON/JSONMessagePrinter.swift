import CProtobufC

/// Writes a C message as proto3 JSON, by its descriptor.
struct JSONMessagePrinter {
    private(set) var output: [UInt8] = []
    let types: JSONTypes
    let limits: WireLimits
    let arena: UnsafeMutablePointer<Arena>
    /// Whether strings may not be UTF-8.
    var validatesText = false
    private var depth = 0

    init(_ types: JSONTypes, _ limits: WireLimits, arena: UnsafeMutablePointer<Arena>) {
        self.types = types
        self.limits = limits
        self.arena = arena
        output.reserveCapacity(512)
    }

    func failure(_ reason: String) -> WireError { .invalidJSON(path: "", reason: reason) }

    mutating func message(
        _ message: UnsafeRawPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) {
        depth += 1
        guard depth <= limits.maxDepth else { throw .limitExceeded(limit: "depth", maximum: limits.maxDepth) }
        if let form = WellKnownForm(descriptor) {
            try form.print(message, descriptor, into: &self)
        } else {
            append("{")
            try members(of: message, descriptor, isFirst: true)
            append("}")
        }
        depth -= 1
    }

    /// Writes the members of a message's object; `isFirst` tells whether none was written before.
    mutating func members(
        of message: UnsafeRawPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, isFirst: Bool
    ) throws(WireError) {
        var isFirst = isFirst
        let known = types.message(descriptor)
        for index in 0..<known.fieldCount {
            let field = known.field(index)
            guard isPresent(field, in: message) else { continue }
            if !isFirst { append(",") }
            isFirst = false
            append("\"")
            if let name = known.jsonName(index) {
                // The name was chosen freely, with all that JSON has to escape.
                name.withUTF8Buffer { escape($0) }
            } else {
                JSONNames.camelCase(field.name) { output.append($0) }
            }
            append("\":")
            try self.field(field, of: message)
        }
    }

    private func isPresent(_ field: JSONField, in message: UnsafeRawPointer) -> Bool {
        let quantifier = field.quantifier(in: message)
        let place = field.place(in: message)
        if field.isRepeated { return quantifier.load(as: Int.self) > 0 }
        if field.isOneof { return quantifier.load(as: UInt32.self) == field.id }
        switch field.type {
        case PROTOBUF_C_TYPE_MESSAGE: return place.load(as: UnsafeRawPointer?.self) != nil
        case PROTOBUF_C_TYPE_BYTES: return place.load(as: ProtobufCBinaryData.self).len > 0
        default: return field.elementBytes == 8 ? place.load(as: UInt64.self) != 0 : place.load(as: UInt32.self) != 0
        }
    }

    /// Writes the value of a field.
    mutating func field(_ field: JSONField, of message: UnsafeRawPointer) throws(WireError) {
        let place = field.place(in: message)
        guard field.isRepeated else { return try value(field, at: place) }
        let count = field.quantifier(in: message).load(as: Int.self)
        let elements = place.load(as: UnsafeRawPointer?.self) ?? place
        if let entry = types.mapEntry(of: field) {
            let (keyField, valueField) = (entry.field(0), entry.field(1))
            append("{")
            for index in 0..<count {
                if index > 0 { append(",") }
                let pair = (elements + index * field.elementBytes).load(as: UnsafeRawPointer.self)
                try key(keyField, at: keyField.place(in: pair))
                append(":")
                try value(valueField, at: valueField.place(in: pair))
            }
            append("}")
        } else {
            append("[")
            for index in 0..<count {
                if index > 0 { append(",") }
                try value(field, at: elements + index * field.elementBytes)
            }
            append("]")
        }
    }

    /// Writes the key of a map's entry, which is always a string.
    private mutating func key(_ field: JSONField, at place: UnsafeRawPointer) throws(WireError) {
        let start = output.count
        try value(field, at: place)
        guard output.count == start || output[start] != UInt8(ascii: "\"") else { return }
        output.insert(UInt8(ascii: "\""), at: start)
        append("\"")
    }

    /// Writes one element.
    mutating func value(_ field: JSONField, at place: UnsafeRawPointer) throws(WireError) {
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
        case PROTOBUF_C_TYPE_BYTES:
            let data = place.load(as: ProtobufCBinaryData.self).bytes
            if field.isString, validatesText, !UnsafeRawBufferPointer(data).isUTF8 {
                throw failure("an Any holds a string that is not UTF-8")
            }
            append("\"")
            if field.isString { escape(data) } else { JSONBase64.append(data, to: &output) }
            append("\"")
        case PROTOBUF_C_TYPE_MESSAGE: try message(at: place, field.messageDescriptor)
        default: throw .malformed
        }
    }

    /// Writes the message whose address is at `place`. The value of a map's entry may have none, and is then the default.
    private mutating func message(
        at place: UnsafeRawPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) {
        if let address = place.load(as: UnsafeRawPointer?.self) { return try message(address, descriptor) }
        let memory = try MessageWriter(arena: arena).memory(Int(descriptor.pointee.sizeof_message))
        protobuf_c_message_init(descriptor, memory)
        try message(memory, descriptor)
    }

    private mutating func number(_ value: Double, _ text: String) {
        if value.isNaN {
            append("\"NaN\"")
        } else if value.isInfinite {
            append(value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
        } else {
            // -0.0 keeps its fraction: many a parser makes the integer 0 of -0.
            append(text.hasSuffix(".0") && text != "-0.0" ? String(text.dropLast(2)) : text)
        }
    }

    private mutating func enumeration(_ descriptor: UnsafePointer<ProtobufCEnumDescriptor>, _ value: Int32) {
        if descriptor.isNullValue { return append("null") }
        guard let known = protobuf_c_enum_descriptor_get_value(descriptor, value) else { return append(String(value)) }
        append("\"")
        append(String(cString: known.pointee.name))
        append("\"")
    }

    mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    mutating func append(_ text: StaticString) { text.withUTF8Buffer { output.append(contentsOf: $0) } }

    /// Writes a string in quotes.
    mutating func string(_ text: String) {
        var text = text
        append("\"" as StaticString)
        text.withUTF8 { escape($0) }
        append("\"" as StaticString)
    }

    /// Writes the characters of a string, escaped where JSON demands it (RFC 8259 section 7).
    private mutating func escape(_ text: some Sequence<UInt8>) {
        let hex: StaticString = "0123456789abcdef"
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case UInt8(ascii: "\n"): append("\\n" as StaticString)
            case 0..<0x20:
                append("\\u00" as StaticString)
                output.append(hex.utf8Start[Int(byte >> 4)])
                output.append(hex.utf8Start[Int(byte & 15)])
            default: output.append(byte)
            }
        }
    }
}
