import CProtobufC

/// The types that JSON is read and written with: those of the message's own module, and further ones from the options.
struct JSONTypes {
    let own: MessageTypes
    let further: MessageTypes?

    func descriptor(of fullName: String) -> MessageDescriptor? {
        own.descriptor(of: fullName) ?? further?.descriptor(of: fullName)
    }

    func message(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) -> JSONMessage {
        JSONMessage(
            descriptor: descriptor, details: own.details(of: descriptor) ?? further?.details(of: descriptor))
    }

    /// The entry message of a map field; nil for any other field.
    func mapEntry(of field: JSONField) -> JSONMessage? {
        guard field.isRepeated, field.type == PROTOBUF_C_TYPE_MESSAGE else { return nil }
        let entry = message(field.messageDescriptor)
        return entry.isMapEntry ? entry : nil
    }
}

/// A message as JSON sees it.
struct JSONMessage {
    let descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    fileprivate let details: MessageTypes.Details?

    var isMapEntry: Bool { details?.isMapEntry ?? false }
    var fieldCount: Int { Int(descriptor.pointee.n_fields) }

    func field(_ index: Int) -> JSONField {
        JSONField(pointer: descriptor.pointee.fields + index, isString: details?.isString[index] ?? false)
    }

    /// The name that a field's `json_name` option gives it, if there is one.
    func jsonName(_ index: Int) -> StaticString? {
        guard let names = details?.jsonNames, !names.isEmpty else { return nil }
        return names[index]
    }

    /// The position of the field that `key` names, or nil.
    func index(of key: UnsafeRawBufferPointer) -> Int? {
        (0..<fieldCount).first { index in
            let name = field(index).name
            if JSONNames.isOriginal(key, name) { return true }
            guard let own = jsonName(index) else { return JSONNames.isCamelCase(key, name) }
            return key.equals(own)
        }
    }
}

/// A field as JSON sees it.
struct JSONField {
    fileprivate let pointer: UnsafePointer<ProtobufCFieldDescriptor>
    /// Whether what is bytes in C is a string.
    let isString: Bool

    var id: UInt32 { pointer.pointee.id }
    var type: ProtobufCType { pointer.pointee.type }
    var isRepeated: Bool { pointer.pointee.isRepeated }
    var isOneof: Bool { pointer.pointee.isOneof }
    var elementBytes: Int { pointer.pointee.elementBytes }
    var messageDescriptor: UnsafePointer<ProtobufCMessageDescriptor> { pointer.pointee.messageDescriptor }
    var enumDescriptor: UnsafePointer<ProtobufCEnumDescriptor> { pointer.pointee.enumDescriptor }
    /// The name in the contract.
    var name: UnsafePointer<CChar> { pointer.pointee.name }

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

    /// Whether the field's values can be JSON's null: google.protobuf.NullValue and google.protobuf.Value.
    var acceptsNull: Bool {
        switch type {
        case PROTOBUF_C_TYPE_ENUM: enumDescriptor.isNullValue
        case PROTOBUF_C_TYPE_MESSAGE: WellKnownForm(messageDescriptor) == .value
        default: false
        }
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
