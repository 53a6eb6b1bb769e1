import CProtobufC
import CWellKnownTypes

#if canImport(Glibc)
    import Glibc
#endif

/// google.protobuf.Any in JSON: the message it holds, with its type under `@type`; a message whose JSON is no object
/// of its fields stands under `value`.
enum JSONAny {
    static func read(
        into message: UnsafeMutableRawPointer, from reader: inout JSONMessageReader
    ) throws(WireError) {
        let start = reader.tokens.position
        guard let url = try typeURL(&reader) else { return }
        let name = url.text.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        guard let type = reader.types.descriptor(of: name) else {
            throw reader.failure("holds a message of type \(described(name)), which is not known here")
        }
        reader.tokens.position = start
        let inner = try self.message(reader.types.message(type.pointer), &reader).assumingMemoryBound(
            to: ProtobufCMessage.self)
        let size = protobuf_c_message_get_packed_size(inner)
        let bytes = try reader.writer.memory(size).assumingMemoryBound(to: UInt8.self)
        protobuf_c_message_pack(inner, bytes)
        let any = message.assumingMemoryBound(to: Google__Protobuf__Any.self)
        any.pointee.type_url = ProtobufCBinaryData(url)
        any.pointee.value = ProtobufCBinaryData(len: size, data: bytes)
    }

    /// Looks through an object for its `@type`, which may stand anywhere; nil for an empty object, an empty Any.
    private static func typeURL(_ reader: inout JSONMessageReader) throws(WireError) -> UnsafeRawBufferPointer? {
        var url: UnsafeRawBufferPointer?
        var isEmpty = true
        try reader.object { reader, key throws(WireError) in
            isEmpty = false
            guard key.equals("@type") else { return try reader.skipValue() }
            guard url == nil else { throw reader.failure("holds @type twice") }
            url = try reader.string()
        }
        if url == nil, !isEmpty { throw reader.failure("must say its type in @type") }
        return url
    }

    /// Reads the message of an Any, whose object begins here.
    private static func message(
        _ known: JSONMessage, _ reader: inout JSONMessageReader
    ) throws(WireError) -> UnsafeMutableRawPointer {
        let descriptor = known.descriptor.pointer
        let isEmpty = strcmp(descriptor.pointee.name, "google.protobuf.Empty") == 0
        guard known.form != nil || isEmpty else {
            return try reader.nested { reader throws(WireError) in
                let memory = try reader.writer.memory(Int(descriptor.pointee.sizeof_message))
                protobuf_c_message_init(descriptor, memory)
                try reader.members(of: memory, known, typed: true)
                return memory
            }
        }
        var found: UnsafeMutableRawPointer?
        try reader.object { reader, key throws(WireError) in
            if key.equals("@type") { return try reader.skipValue() }
            guard key.equals("value") else {
                guard reader.strictness == .lenient else { throw reader.unknownField(key, of: known) }
                return try reader.skipValue()
            }
            guard found == nil else { throw reader.failure("holds value twice") }
            found = try reader.message(descriptor)
        }
        if let found { return found }
        // Some libraries write no value for an Empty, others do.
        guard isEmpty else { throw reader.failure("must hold its message in value") }
        let memory = try reader.writer.memory(Int(descriptor.pointee.sizeof_message))
        protobuf_c_message_init(descriptor, memory)
        return memory
    }

    static func print(_ message: UnsafeRawPointer, into printer: inout JSONMessagePrinter) throws(WireError) {
        let any = message.assumingMemoryBound(to: Google__Protobuf__Any.self).pointee
        let url = any.type_url.text
        guard !url.isEmpty || any.value.len > 0 else { return printer.output.append("{}") }
        let name = url.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        guard let type = printer.types.descriptor(of: name) else {
            throw printer.failure("an Any holds a message of type \(described(name)), which is not known here")
        }
        let bytes = UnsafeRawBufferPointer(start: any.value.data, count: any.value.len)
        let inner = try type.unpack(bytes, printer.limits, in: printer.arena)
        // Nobody has looked at the strings of the message yet.
        let validatedOutside = printer.validatesText
        printer.validatesText = true
        defer { printer.validatesText = validatedOutside }
        let known = try printer.types.message(type.pointer)
        printer.output.append("{\"@type\":")
        printer.output.string(url)
        if known.form != nil {
            printer.output.append(",\"value\":")
            try printer.message(inner, type.pointer)
        } else {
            try printer.members(of: inner, known, isFirst: false)
        }
        printer.output.append(UInt8(ascii: "}"))
    }

    /// A type's name as it may stand in an error: what is no name, or a very long one, is not repeated.
    private static func described(_ name: String) -> String {
        let isName = name.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 46
                || byte == 95
        }
        return isName && (1...200).contains(name.utf8.count) ? name : "that is no name"
    }
}
