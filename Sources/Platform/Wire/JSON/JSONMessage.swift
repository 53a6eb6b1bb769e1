import CProtobufC

/// A message as JSON sees it. Made once for each message of a module.
final class JSONMessage: Sendable {
    let descriptor: MessageDescriptor
    /// Its form, if that is not an object of its fields.
    let form: WellKnownForm?
    let isMapEntry: Bool
    /// The fields, in the order of their numbers.
    let fields: [JSONField]

    init(_ message: MessageTypes.Message) {
        descriptor = message.descriptor
        form = WellKnownForm(message.descriptor.pointer)
        isMapEntry = message.isMapEntry
        fields = message.descriptor.pointer.fields.indices.map { index in
            let pointer = message.descriptor.pointer.pointee.fields + index
            return JSONField(
                pointer, isString: message.strings.contains(pointer.pointee.id),
                jsonName: message.jsonNames[pointer.pointee.id])
        }
    }

    /// Name without its package, such as `DeclareRequest`.
    var shortName: String { String(cString: descriptor.pointer.pointee.short_name) }

    /// The field that `key` names, or nil. Looks first at `guess`, where it is when members come in the contract's order.
    func index(of key: UnsafeRawBufferPointer, guess: Int) -> Int? {
        if guess < fields.count, fields[guess].isNamed(key) { return guess }
        return fields.firstIndex { $0.isNamed(key) }
    }
}

/// A field as JSON sees it.
final class JSONField: Sendable {
    // Descriptors are constants of generated C, never written after the program is loaded.
    nonisolated(unsafe) let pointer: UnsafePointer<ProtobufCFieldDescriptor>
    /// Whether what is bytes in C is a string.
    let isString: Bool
    /// Whether the values can be JSON's null: google.protobuf.NullValue and google.protobuf.Value.
    let acceptsNull: Bool
    /// The name in JSON: lowerCamelCase, or what the `json_name` option says.
    private let name: [UInt8]
    /// The name in the contract.
    private let original: [UInt8]
    /// What stands before the value in JSON: the name in quotes, and a colon.
    let prefix: [UInt8]

    init(_ pointer: UnsafePointer<ProtobufCFieldDescriptor>, isString: Bool, jsonName: StaticString?) {
        self.pointer = pointer
        self.isString = isString
        acceptsNull =
            switch pointer.pointee.type {
            case PROTOBUF_C_TYPE_ENUM: pointer.pointee.enumDescriptor.isNullValue
            case PROTOBUF_C_TYPE_MESSAGE: WellKnownForm(pointer.pointee.messageDescriptor) == .value
            default: false
            }
        original = Array(String(cString: pointer.pointee.name).utf8)
        name = jsonName.map { Array($0.description.utf8) } ?? JSONNames.camelCase(original)
        var output = JSONOutput()
        output.string(name)
        output.append(UInt8(ascii: ":"))
        prefix = output.bytes
    }

    /// The name in JSON, as text.
    var jsonName: String { String(decoding: name, as: UTF8.self) }

    func isNamed(_ key: UnsafeRawBufferPointer) -> Bool { key.equals(name) || key.equals(original) }

    var id: UInt32 { pointer.pointee.id }
    var type: ProtobufCType { pointer.pointee.type }
    var isRepeated: Bool { pointer.pointee.isRepeated }
    var isOneof: Bool { pointer.pointee.isOneof }
    var elementBytes: Int { pointer.pointee.elementBytes }
    var messageDescriptor: UnsafePointer<ProtobufCMessageDescriptor> { pointer.pointee.messageDescriptor }
    var enumDescriptor: UnsafePointer<ProtobufCEnumDescriptor> { pointer.pointee.enumDescriptor }

    /// Where the field's value is in a C message, or the address of its elements.
    func place(in message: UnsafeRawPointer) -> UnsafeRawPointer { message + Int(pointer.pointee.offset) }
    func place(in message: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer { message + Int(pointer.pointee.offset) }

    /// Where the number of elements is, or which member of the oneof is set.
    func quantifier(in message: UnsafeRawPointer) -> UnsafeRawPointer {
        message + Int(pointer.pointee.quantifier_offset)
    }
    func quantifier(in message: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        message + Int(pointer.pointee.quantifier_offset)
    }
}

/// The types that JSON is read and written with: those of the message's own module, and further ones from the options.
struct JSONTypes {
    let own: MessageTypes
    let further: MessageTypes?

    func descriptor(of fullName: String) -> MessageDescriptor? {
        own.descriptor(of: fullName) ?? further?.descriptor(of: fullName)
    }

    func message(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) throws(WireError) -> JSONMessage {
        guard let message = own.json(of: descriptor) ?? further?.json(of: descriptor) else {
            throw .invalidJSON(
                path: "", reason: "\(String(cString: descriptor.pointee.name)) is not among its module's types")
        }
        return message
    }

    /// The entry message of a map field; nil for any other field.
    func mapEntry(of field: JSONField) throws(WireError) -> JSONMessage? {
        guard field.isRepeated, field.type == PROTOBUF_C_TYPE_MESSAGE else { return nil }
        let entry = try message(field.messageDescriptor)
        return entry.isMapEntry ? entry : nil
    }
}

extension ProtobufCBinaryData {
    /// The bytes of a text that outlives the message.
    init(_ text: UnsafeRawBufferPointer) {
        // libprotobuf-c only reads what it encodes.
        let start = UnsafeMutableRawPointer(mutating: text.baseAddress)?.assumingMemoryBound(to: UInt8.self)
        self.init(len: text.count, data: start)
    }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: data, count: len) }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
