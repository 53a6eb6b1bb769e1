import CProtobufC
import CWellKnownTypes
import Formats

#if canImport(Glibc)
    import Glibc
#endif

/// The messages of google.protobuf whose JSON is not an object of their fields (ProtoJSON, "Representation of each
/// type").
enum WellKnownForm {
    case timestamp
    case duration
    case fieldMask
    /// A wrapper: its JSON is that of its one field.
    case wrapper
    /// Its JSON is that of the message it holds, with the type among the members.
    case any
    case structure
    case value
    case list

    private static let names: [(StaticString, WellKnownForm)] = [
        ("Timestamp", .timestamp), ("Duration", .duration), ("FieldMask", .fieldMask), ("Any", .any),
        ("Struct", .structure), ("Value", .value), ("ListValue", .list), ("DoubleValue", .wrapper),
        ("FloatValue", .wrapper), ("Int64Value", .wrapper), ("UInt64Value", .wrapper), ("Int32Value", .wrapper),
        ("UInt32Value", .wrapper), ("BoolValue", .wrapper), ("StringValue", .wrapper), ("BytesValue", .wrapper),
    ]

    /// The form of a message, or nil if its JSON is the ordinary one.
    init?(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) {
        let prefix: StaticString = "google.protobuf."
        // Nearly every message is another's: the first letters tell.
        guard let name = descriptor.pointee.name, name.pointee == UInt8(ascii: "g"),
            strncmp(name, prefix.cString, prefix.utf8CodeUnitCount) == 0
        else { return nil }
        let rest = name + prefix.utf8CodeUnitCount
        guard let found = Self.names.first(where: { strcmp(rest, $0.0.cString) == 0 }) else { return nil }
        self = found.1
    }
}

extension StaticString {
    fileprivate var cString: UnsafePointer<CChar> { UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self) }
}

// MARK: - Reading

extension WellKnownForm {
    func read(
        into message: UnsafeMutableRawPointer, _ known: JSONMessage, from reader: inout JSONMessageReader
    ) throws(WireError) {
        switch self {
        case .timestamp:
            guard let time = RFC3339.parse(try reader.string(), .protoJSON) else {
                throw reader.failure("must be a time such as 2022-12-01T08:00:00Z")
            }
            let timestamp = message.assumingMemoryBound(to: Google__Protobuf__Timestamp.self)
            (timestamp.pointee.seconds, timestamp.pointee.nanos) = time
        case .duration:
            guard let time = DurationText.parse(try reader.string()) else {
                throw reader.failure("must be a duration such as 1.5s")
            }
            let duration = message.assumingMemoryBound(to: Google__Protobuf__Duration.self)
            (duration.pointee.seconds, duration.pointee.nanos) = time
        case .fieldMask: try readMask(message, from: &reader)
        case .wrapper, .structure, .list: try readOnlyField(message, known, from: &reader)
        case .value: try readValue(message, from: &reader)
        case .any: try JSONAny.read(into: message, from: &reader)
        }
    }

    private func readMask(
        _ message: UnsafeMutableRawPointer, from reader: inout JSONMessageReader
    ) throws(WireError) {
        let text = try reader.string()
        var paths: [ProtobufCBinaryData] = []
        for path in text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true) {
            guard let snake = FieldMaskText.snakeCase(path) else {
                throw reader.failure("must hold lowerCamelCase paths")
            }
            paths.append(try reader.writer.copy(snake))
        }
        let mask = message.assumingMemoryBound(to: Google__Protobuf__FieldMask.self)
        mask.pointee.n_paths = paths.count
        mask.pointee.paths = try reader.writer.array(paths) { path throws(WireError) in path }
    }

    /// Reads a message whose JSON is that of its only field.
    private func readOnlyField(
        _ message: UnsafeMutableRawPointer, _ known: JSONMessage, from reader: inout JSONMessageReader
    ) throws(WireError) {
        if self != .wrapper, reader.tokens.peek() == UInt8(ascii: "n") {
            throw reader.failure("must not be null")
        }
        try reader.field(known.fields[0], of: message)
    }

    private func readValue(
        _ message: UnsafeMutableRawPointer, from reader: inout JSONMessageReader
    ) throws(WireError) {
        let value = message.assumingMemoryBound(to: Google__Protobuf__Value.self)
        switch reader.tokens.peek() {
        case UInt8(ascii: "n"):
            guard reader.tokens.take(word: "null") else { throw reader.failure("is no JSON value") }
            value.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_NULL_VALUE
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            let isTrue = reader.tokens.take(word: "true")
            guard isTrue || reader.tokens.take(word: "false") else { throw reader.failure("is no JSON value") }
            value.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_BOOL_VALUE
            value.pointee.bool_value = isTrue ? 1 : 0
        case UInt8(ascii: "\""):
            value.pointee.string_value = ProtobufCBinaryData(try reader.string())
            value.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_STRING_VALUE
        case UInt8(ascii: "{"):
            let structure = try reader.message(GoogleProtobuf.Struct.descriptor.pointer)
            value.pointee.struct_value = structure.assumingMemoryBound(to: Google__Protobuf__Struct.self)
            value.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_STRUCT_VALUE
        case UInt8(ascii: "["):
            let list = try reader.message(GoogleProtobuf.ListValue.descriptor.pointer)
            value.pointee.list_value = list.assumingMemoryBound(to: Google__Protobuf__ListValue.self)
            value.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_LIST_VALUE
        default:
            value.pointee.number_value = try reader.plainNumber()
            value.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_NUMBER_VALUE
        }
    }
}

// MARK: - Writing

extension WellKnownForm {
    func print(
        _ message: UnsafeRawPointer, _ known: JSONMessage, into printer: inout JSONMessagePrinter
    ) throws(WireError) {
        switch self {
        case .timestamp:
            let time = message.assumingMemoryBound(to: Google__Protobuf__Timestamp.self).pointee
            guard let text = RFC3339.text(seconds: time.seconds, nanos: time.nanos) else {
                throw printer.failure("a timestamp is out of range")
            }
            printer.output.string(text)
        case .duration:
            let time = message.assumingMemoryBound(to: Google__Protobuf__Duration.self).pointee
            guard let text = DurationText.format(seconds: time.seconds, nanos: time.nanos) else {
                throw printer.failure("a duration is out of range")
            }
            printer.output.string(text)
        case .fieldMask:
            let mask = message.assumingMemoryBound(to: Google__Protobuf__FieldMask.self).pointee
            guard let text = FieldMaskText.camelCase(UnsafeBufferPointer(start: mask.paths, count: mask.n_paths)) else {
                throw printer.failure("a path of a field mask is no lower_snake_case")
            }
            printer.output.string(text)
        case .wrapper, .structure, .list: try printer.field(known.fields[0], of: message)
        case .value: try printValue(message, known, into: &printer)
        case .any: try JSONAny.print(message, into: &printer)
        }
    }

    private func printValue(
        _ message: UnsafeRawPointer, _ known: JSONMessage, into printer: inout JSONMessagePrinter
    ) throws(WireError) {
        let value = message.assumingMemoryBound(to: Google__Protobuf__Value.self).pointee
        guard let field = known.fields.first(where: { $0.id == value.kind_case.rawValue }) else {
            throw printer.failure("a google.protobuf.Value holds nothing")
        }
        if value.kind_case == GOOGLE__PROTOBUF__VALUE__KIND_NUMBER_VALUE, !value.number_value.isFinite {
            throw printer.failure("a google.protobuf.Value holds a number that JSON has not")
        }
        try printer.value(field, at: field.place(in: message))
    }
}

/// google.protobuf.FieldMask as text: lowerCamelCase paths, parted by commas.
enum FieldMaskText {
    /// A path as fields are named: `fooBar.baz` → `foo_bar.baz`; nil for what is no lowerCamelCase.
    static func snakeCase(_ path: some Collection<UInt8>) -> [UInt8]? {
        var output: [UInt8] = []
        for byte in path {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): output += [UInt8(ascii: "_"), byte + 32]
            case UInt8(ascii: "_"): return nil
            default: output.append(byte)
            }
        }
        return output
    }

    /// The text of a mask; nil if a path would not be read back as it is.
    static func camelCase(_ paths: UnsafeBufferPointer<ProtobufCBinaryData>) -> String? {
        var texts: [String] = []
        for path in paths {
            let camel = JSONNames.camelCase(path.bytes)
            guard snakeCase(camel)?.elementsEqual(path.bytes) == true else { return nil }
            texts.append(String(decoding: camel, as: UTF8.self))
        }
        return texts.joined(separator: ",")
    }
}
