import CProtobufC

/// Writes a C message as proto3 JSON, by its descriptor.
struct JSONMessagePrinter {
    var output = JSONOutput()
    let types: JSONTypes
    let limits: WireLimits
    let arena: UnsafeMutablePointer<Arena>
    /// Whether strings may not be UTF-8.
    var validatesText = false
    /// Whether fields of bytes are left out.
    var leavesOutBytes = false
    private var depth = 0

    init(_ types: JSONTypes, _ limits: WireLimits, arena: UnsafeMutablePointer<Arena>) {
        self.types = types
        self.limits = limits
        self.arena = arena
        output.reserve(256)
    }

    func failure(_ reason: String) -> WireError { .invalidJSON(path: "", reason: reason) }

    mutating func message(
        _ message: UnsafeRawPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) {
        depth += 1
        guard depth <= limits.maxDepth else { throw .limitExceeded(limit: "depth", maximum: limits.maxDepth) }
        let known = try types.message(descriptor)
        if let form = known.form {
            try form.print(message, known, into: &self)
        } else {
            output.append(UInt8(ascii: "{"))
            try members(of: message, known, isFirst: true)
            output.append(UInt8(ascii: "}"))
        }
        depth -= 1
    }

    /// Writes the members of a message's object; `isFirst` tells whether none was written before.
    mutating func members(of message: UnsafeRawPointer, _ known: JSONMessage, isFirst: Bool) throws(WireError) {
        var isFirst = isFirst
        for field in known.fields where isPresent(field, in: message) {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            output.append(field.prefix)
            try self.field(field, of: message)
        }
    }

    private func isPresent(_ field: JSONField, in message: UnsafeRawPointer) -> Bool {
        if leavesOutBytes, field.type == PROTOBUF_C_TYPE_BYTES, !field.isString { return false }
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
        let entry = try types.mapEntry(of: field)
        output.append(entry == nil ? UInt8(ascii: "[") : UInt8(ascii: "{"))
        for index in 0..<count {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            let element = elements + index * field.elementBytes
            if let entry {
                try pair(entry, at: element.load(as: UnsafeRawPointer.self))
            } else {
                try value(field, at: element)
            }
        }
        output.append(entry == nil ? UInt8(ascii: "]") : UInt8(ascii: "}"))
    }

    /// Writes the entry of a map; its key is always a string.
    private mutating func pair(_ entry: JSONMessage, at place: UnsafeRawPointer) throws(WireError) {
        let (key, value) = (entry.fields[0], entry.fields[1])
        let start = output.bytes.count
        try self.value(key, at: key.place(in: place))
        output.quote(from: start)
        output.append(UInt8(ascii: ":"))
        try self.value(value, at: value.place(in: place))
    }

    /// Writes one element.
    mutating func value(_ field: JSONField, at place: UnsafeRawPointer) throws(WireError) {
        switch field.type {
        case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32:
            output.integer(place.load(as: Int32.self))
        case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32: output.integer(place.load(as: UInt32.self))
        case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64:
            output.integer(place.load(as: Int64.self), quoted: true)
        case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64: output.integer(place.load(as: UInt64.self), quoted: true)
        case PROTOBUF_C_TYPE_FLOAT: number(Double(place.load(as: Float.self)), "\(place.load(as: Float.self))")
        case PROTOBUF_C_TYPE_DOUBLE: number(place.load(as: Double.self), "\(place.load(as: Double.self))")
        case PROTOBUF_C_TYPE_BOOL: output.append(place.load(as: Int32.self) != 0 ? "true" : "false" as StaticString)
        case PROTOBUF_C_TYPE_ENUM: enumeration(field.enumDescriptor, place.load(as: Int32.self))
        case PROTOBUF_C_TYPE_BYTES:
            let data = place.load(as: ProtobufCBinaryData.self).bytes
            if field.isString, validatesText, !UnsafeRawBufferPointer(data).isUTF8 {
                throw failure("an Any holds a string that is not UTF-8")
            }
            if field.isString { output.string(data) } else { output.base64(data) }
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
            output.append("\"NaN\"")
        } else if value.isInfinite {
            output.append(value < 0 ? "\"-Infinity\"" : "\"Infinity\"" as StaticString)
        } else {
            // -0.0 keeps its fraction: many a parser makes the integer 0 of -0.
            output.append(text.hasSuffix(".0") && text != "-0.0" ? String(text.dropLast(2)) : text)
        }
    }

    private mutating func enumeration(_ descriptor: UnsafePointer<ProtobufCEnumDescriptor>, _ value: Int32) {
        if descriptor.isNullValue { return output.append("null") }
        guard let known = protobuf_c_enum_descriptor_get_value(descriptor, value) else { return output.integer(value) }
        output.string(String(cString: known.pointee.name))
    }
}
