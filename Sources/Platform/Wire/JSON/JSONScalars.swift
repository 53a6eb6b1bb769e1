import CProtobufC
import Formats

/// Values of single fields in JSON.
extension JSONMessageReader {
    /// Reads one element to its place; false when it is passed over: an enum value whose name is unknown, where that
    /// is allowed.
    mutating func value(
        _ field: JSONField, to place: UnsafeMutableRawPointer
    ) throws(WireError) -> Bool {
        try countField()
        switch field.type {
        case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32:
            place.storeBytes(of: try integer(Int32.self), as: Int32.self)
        case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32:
            place.storeBytes(of: try integer(UInt32.self), as: UInt32.self)
        case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64:
            place.storeBytes(of: try integer(Int64.self), as: Int64.self)
        case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64:
            place.storeBytes(of: try integer(UInt64.self), as: UInt64.self)
        case PROTOBUF_C_TYPE_FLOAT: place.storeBytes(of: try float(), as: Float.self)
        case PROTOBUF_C_TYPE_DOUBLE: place.storeBytes(of: try double(), as: Double.self)
        case PROTOBUF_C_TYPE_BOOL: place.storeBytes(of: try boolean() ? 1 : 0, as: Int32.self)
        case PROTOBUF_C_TYPE_ENUM:
            guard let number = try enumeration(field.enumDescriptor) else { return false }
            place.storeBytes(of: number, as: Int32.self)
        case PROTOBUF_C_TYPE_BYTES:
            let data = try field.isString ? ProtobufCBinaryData(string()) : binary()
            place.storeBytes(of: data, as: ProtobufCBinaryData.self)
        case PROTOBUF_C_TYPE_MESSAGE:
            place.storeBytes(of: try message(field.messageDescriptor), as: UnsafeMutableRawPointer.self)
        default: throw failure("is of an unknown kind")
        }
        return true
    }

    /// Reads the key of a map's entry, which is always a string; gives it as it is compared with other keys.
    mutating func mapKey(
        _ key: UnsafeRawBufferPointer, _ field: JSONField, to place: UnsafeMutableRawPointer
    ) throws(WireError) -> String {
        func store<I: FixedWidthInteger>(_ type: I.Type) throws(WireError) -> String {
            guard JSONNumber.isNumber(key), let value = I(key.text) else {
                throw failure("a key must be a whole number within its range")
            }
            place.storeBytes(of: value, as: I.self)
            return String(value)
        }
        switch field.type {
        case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32: return try store(Int32.self)
        case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32: return try store(UInt32.self)
        case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64: return try store(Int64.self)
        case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64: return try store(UInt64.self)
        case PROTOBUF_C_TYPE_BOOL:
            guard key.equals("true") || key.equals("false") else { throw failure("a key must be true or false") }
            place.storeBytes(of: key.equals("true") ? 1 : 0, as: Int32.self)
        default: place.storeBytes(of: ProtobufCBinaryData(key), as: ProtobufCBinaryData.self)
        }
        return key.text
    }

    /// A C string of a text without NUL.
    private func cString(_ text: UnsafeRawBufferPointer) throws(WireError) -> UnsafeMutablePointer<CChar> {
        let memory = try writer.memory(text.count + 1)
        if let base = text.baseAddress { memory.copyMemory(from: base, byteCount: text.count) }
        memory.storeBytes(of: 0, toByteOffset: text.count, as: UInt8.self)
        return memory.assumingMemoryBound(to: CChar.self)
    }

    private mutating func binary() throws(WireError) -> ProtobufCBinaryData {
        let text = try string()
        let capacity = Base64.decodedCapacity(text.count)
        let memory = try writer.memory(capacity)
        guard let count = Base64.decode(text, into: UnsafeMutableRawBufferPointer(start: memory, count: capacity))
        else {
            throw failure("is not base64")
        }
        return ProtobufCBinaryData(len: count, data: memory.assumingMemoryBound(to: UInt8.self))
    }

    private mutating func boolean() throws(WireError) -> Bool {
        if tokens.take(word: "true") { return true }
        if tokens.take(word: "false") { return false }
        throw failure("must be true or false")
    }

    /// The number of an enum value given by name or number; nil for an unknown name that is passed over.
    private mutating func enumeration(
        _ descriptor: UnsafePointer<ProtobufCEnumDescriptor>
    ) throws(WireError) -> Int32? {
        if descriptor.isNullValue, tokens.take(word: "null") { return 0 }
        guard tokens.peek() == UInt8(ascii: "\"") else {
            let number = try integer(Int32.self)
            if strictness == .strict, protobuf_c_enum_descriptor_get_value(descriptor, number) == nil {
                throw failure(JSONUnknown.reason(valueOf: descriptor))
            }
            return number
        }
        let name = try string()
        if !name.contains(0),
            let known = protobuf_c_enum_descriptor_get_value_by_name(descriptor, try cString(name))
        {
            return known.pointee.value
        }
        guard strictness == .lenient else { throw failure(JSONUnknown.reason(valueOf: descriptor)) }
        return nil
    }

    /// An integer, as a number or in a string; `1.0` and `1e3` are integers too.
    private mutating func integer<I: FixedWidthInteger>(_ type: I.Type) throws(WireError) -> I {
        let text = try numberText()
        guard let value = I(text.text) ?? JSONNumber.whole(text) else {
            throw failure("must be a whole number within its range")
        }
        return value
    }

    private mutating func double() throws(WireError) -> Double {
        let text = try numberText()
        if text.equals("NaN") { return .nan }
        if text.equals("Infinity") { return .infinity }
        if text.equals("-Infinity") { return -.infinity }
        return try finite(text)
    }

    private mutating func float() throws(WireError) -> Float {
        let value = try double()
        let narrowed = Float(value)
        guard narrowed.isFinite || !value.isFinite else { throw failure("must be a number within its range") }
        return narrowed
    }

    /// A number that is not in a string.
    mutating func plainNumber() throws(WireError) -> Double {
        try finite(token { t throws(JSONTokenizer.Failure) in try t.number() })
    }

    private func finite(_ text: UnsafeRawBufferPointer) throws(WireError) -> Double {
        guard let value = Double(text.text), value.isFinite else {
            throw failure("must be a number within its range")
        }
        return value
    }

    /// The text of a number, which may stand in a string.
    private mutating func numberText() throws(WireError) -> UnsafeRawBufferPointer {
        guard tokens.peek() == UInt8(ascii: "\"") else {
            return try token { t throws(JSONTokenizer.Failure) in try t.number() }
        }
        let text = try string()
        let isWord = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")
        guard isWord || JSONNumber.isNumber(text) else { throw failure("must be a number") }
        return text
    }
}
