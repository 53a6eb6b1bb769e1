import CProtobufC
import CWellKnownTypes

/// The messages of google.protobuf whose JSON is not an object of their fields.
enum WellKnownForm {
    case timestamp
    case duration
    case fieldMask
    /// A wrapper: its JSON is that of its one field.
    case wrapper
    /// Messages whose JSON depends on types known at run time.
    case unsupported

    /// The form of a message, or nil if its JSON is the ordinary one.
    init?(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) {
        let name = UnsafeRawPointer(descriptor.pointee.name!)
        let prefix: StaticString = "google.protobuf."
        // Nearly every message is one of our own: the first letter tells.
        guard name.load(as: UInt8.self) == UInt8(ascii: "g") else { return nil }
        let full = String(cString: descriptor.pointee.name)
        guard full.hasPrefix(prefix.description) else { return nil }
        switch full.dropFirst(prefix.utf8CodeUnitCount) {
        case "Timestamp": self = .timestamp
        case "Duration": self = .duration
        case "FieldMask": self = .fieldMask
        case "DoubleValue", "FloatValue", "Int64Value", "UInt64Value", "Int32Value", "UInt32Value", "BoolValue",
            "StringValue", "BytesValue":
            self = .wrapper
        case "Any", "Struct", "Value", "ListValue": self = .unsupported
        default: return nil
        }
    }

    func print(
        _ message: UnsafeRawPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        into printer: inout JSONMessagePrinter
    ) throws(WireError) {
        let typed = UnsafeRawPointer(message)
        switch self {
        case .timestamp:
            let time = typed.assumingMemoryBound(to: Google__Protobuf__Timestamp.self).pointee
            guard let text = TimestampText.format(seconds: time.seconds, nanos: time.nanos) else {
                throw .invalidJSON(path: "", reason: "a timestamp is out of range")
            }
            printer.append("\"\(text)\"")
        case .duration:
            let time = typed.assumingMemoryBound(to: Google__Protobuf__Duration.self).pointee
            printer.append("\"\(DurationText.format(seconds: time.seconds, nanos: time.nanos))\"")
        case .fieldMask:
            let mask = typed.assumingMemoryBound(to: Google__Protobuf__FieldMask.self).pointee
            var paths: [String] = []
            for index in 0..<mask.n_paths {
                var path: [UInt8] = []
                JSONNames.camelCase(UnsafePointer(mask.paths[index]!)) { path.append($0) }
                paths.append(String(decoding: path, as: UTF8.self))
            }
            printer.append("\"\(paths.joined(separator: ","))\"")
        case .wrapper:
            let field = descriptor.fields[0]
            try printer.value(field, at: message + Int(field.offset))
        case .unsupported: throw unsupported(descriptor)
        }
    }

    func read(
        into message: UnsafeMutableRawPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        from reader: inout JSONMessageReader
    ) throws(WireError) {
        switch self {
        case .timestamp:
            let text = try string(&reader)
            guard let time = TimestampText.parse(text) else {
                throw reader.failure("must be a time such as 2022-12-01T08:00:00Z")
            }
            let timestamp = message.assumingMemoryBound(to: Google__Protobuf__Timestamp.self)
            (timestamp.pointee.seconds, timestamp.pointee.nanos) = time
        case .duration:
            let text = try string(&reader)
            guard let time = DurationText.parse(text) else { throw reader.failure("must be a duration such as 1.5s") }
            let duration = message.assumingMemoryBound(to: Google__Protobuf__Duration.self)
            (duration.pointee.seconds, duration.pointee.nanos) = time
        case .fieldMask:
            let paths = try string(&reader).split(separator: ",").map(Self.snakeCase)
            let mask = message.assumingMemoryBound(to: Google__Protobuf__FieldMask.self)
            let writer = reader.writer
            mask.pointee.n_paths = paths.count
            mask.pointee.paths = try writer.array(paths) { path throws(WireError) in
                Optional(try writer.string(path, field: "google.protobuf.FieldMask.paths"))
            }
        case .wrapper:
            let field = descriptor.fields[0]
            try reader.value(field, to: message + Int(field.offset))
        case .unsupported: throw unsupported(descriptor)
        }
    }

    private func string(_ reader: inout JSONMessageReader) throws(WireError) -> String {
        String(decoding: try reader.token { t throws(JSONTokenizer.Failure) in try t.string() }, as: UTF8.self)
    }

    private func unsupported(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) -> WireError {
        .invalidJSON(path: "", reason: "\(String(cString: descriptor.pointee.name)) has no JSON form here")
    }

    private static func snakeCase(_ path: Substring) -> String {
        path.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }
}
