import CProtobufC

/// Reads proto3 JSON into a C message, by its descriptor.
struct JSONMessageReader {
    var tokens: JSONTokenizer
    let writer: MessageWriter
    private let limits: WireLimits
    private var fields = 0
    /// The fields on the way to where reading stands, for errors.
    private var path: [String] = []

    init(_ bytes: UnsafeRawBufferPointer, limits: WireLimits, writer: MessageWriter) {
        tokens = JSONTokenizer(bytes)
        self.limits = limits
        self.writer = writer
    }

    /// Reads the one message that the text holds.
    mutating func read(
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) -> UnsafeMutableRawPointer {
        let message = try message(descriptor)
        guard tokens.peek() == nil else { throw failure("something follows the message") }
        return message
    }

    func failure(_ reason: String) -> WireError { .invalidJSON(path: path.joined(separator: "."), reason: reason) }

    /// Runs a step of the tokenizer; what it refuses becomes an error with the present path.
    mutating func token<R>(
        _ step: (inout JSONTokenizer) throws(JSONTokenizer.Failure) -> R
    ) throws(WireError) -> R {
        do { return try step(&tokens) } catch { throw failure(error.reason) }
    }

    mutating func message(
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) -> UnsafeMutableRawPointer {
        guard path.count < limits.maxDepth else { throw .limitExceeded(limit: "depth", maximum: limits.maxDepth) }
        let memory = try writer.memory(Int(descriptor.pointee.sizeof_message))
        protobuf_c_message_init(descriptor, memory)
        if let form = WellKnownForm(descriptor) {
            try form.read(into: memory, descriptor, from: &self)
            return memory
        }
        try token { t throws(JSONTokenizer.Failure) in try t.expect("{") }
        guard !tokens.take("}") else { return memory }
        var seen = Set<UInt32>()
        repeat { try member(of: memory, descriptor, &seen) } while tokens.take(",")
        try token { t throws(JSONTokenizer.Failure) in try t.expect("}") }
        return memory
    }

    private mutating func member(
        of message: UnsafeMutableRawPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        _ seen: inout Set<UInt32>
    ) throws(WireError) {
        let key = try token { t throws(JSONTokenizer.Failure) in try t.string() }
        try token { t throws(JSONTokenizer.Failure) in try t.expect(":") }
        guard let index = JSONNames.index(of: key, in: descriptor) else {
            throw failure("an unknown field is given")
        }
        let field = descriptor.fields[index]
        path.append(String(cString: field.name))
        guard seen.insert(field.id).inserted else { throw failure("is given twice") }
        if !tokens.take(word: "null") { try self.field(field, of: message) }
        path.removeLast()
    }

    private mutating func field(
        _ field: ProtobufCFieldDescriptor, of message: UnsafeMutableRawPointer
    ) throws(WireError) {
        let place = message + Int(field.offset)
        let quantifier = message + Int(field.quantifier_offset)
        if field.isRepeated {
            let (elements, count) = try array(field)
            place.storeBytes(of: elements, as: UnsafeMutableRawPointer?.self)
            quantifier.storeBytes(of: count, as: Int.self)
            return
        }
        if field.isOneof {
            guard quantifier.load(as: UInt32.self) == 0 else { throw failure("another field of its oneof is given") }
            quantifier.storeBytes(of: field.id, as: UInt32.self)
        }
        try value(field, to: place)
    }

    private mutating func array(
        _ field: ProtobufCFieldDescriptor
    ) throws(WireError) -> (UnsafeMutableRawPointer?, Int) {
        try token { t throws(JSONTokenizer.Failure) in try t.expect("[") }
        guard !tokens.take("]") else { return (nil, 0) }
        let size = field.elementBytes
        var capacity = 8
        var count = 0
        var elements = try writer.memory(capacity * size)
        repeat {
            if count == capacity {
                let larger = try writer.memory(capacity * 2 * size)
                larger.copyMemory(from: elements, byteCount: count * size)
                (elements, capacity) = (larger, capacity * 2)
            }
            try value(field, to: elements + count * size)
            count += 1
        } while tokens.take(",")
        try token { t throws(JSONTokenizer.Failure) in try t.expect("]") }
        return (elements, count)
    }

    /// Reads one element.
    mutating func value(
        _ field: ProtobufCFieldDescriptor, to place: UnsafeMutableRawPointer
    ) throws(WireError) {
        fields += 1
        guard fields <= limits.maxFields else { throw .limitExceeded(limit: "fields", maximum: limits.maxFields) }
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
        case PROTOBUF_C_TYPE_ENUM: place.storeBytes(of: try enumeration(field.enumDescriptor), as: Int32.self)
        case PROTOBUF_C_TYPE_STRING:
            place.storeBytes(of: try text(), as: UnsafeMutablePointer<CChar>.self)
        case PROTOBUF_C_TYPE_BYTES: place.storeBytes(of: try binary(), as: ProtobufCBinaryData.self)
        case PROTOBUF_C_TYPE_MESSAGE:
            place.storeBytes(of: try message(field.messageDescriptor), as: UnsafeMutableRawPointer.self)
        default: throw failure("is of an unknown kind")
        }
    }
}
