import CProtobufC

/// Fields of a message that its contract does not know, kept as they came so that a newer sender's data survives an
/// older hand.
public struct UnknownFields: Sendable, Equatable {
    struct Field: Sendable, Equatable {
        var tag: UInt32
        var wireType: UInt32
        var data: [UInt8]
    }

    var fields: [Field] = []

    public init() {}

    /// Whether there are none.
    public var isEmpty: Bool { fields.isEmpty }

    /// The unknown fields of a C message.
    public init(of message: ProtobufCMessage) {
        guard message.n_unknown_fields > 0 else { return }
        fields = UnsafeBufferPointer(start: message.unknown_fields, count: Int(message.n_unknown_fields)).map {
            Field(
                tag: $0.tag, wireType: UInt32($0.wire_type.rawValue),
                data: Array(UnsafeBufferPointer(start: $0.data, count: $0.len)))
        }
    }

    /// Puts the fields into a C message.
    public func write(to message: inout ProtobufCMessage, in writer: MessageWriter) throws(WireError) {
        guard !fields.isEmpty else { return }
        message.n_unknown_fields = UInt32(fields.count)
        message.unknown_fields = try writer.array(fields) { field throws(WireError) in
            let data = try writer.bytes(field.data)
            return ProtobufCMessageUnknownField(
                tag: field.tag, wire_type: ProtobufCWireType(rawValue: field.wireType), len: data.len, data: data.data)
        }
    }
}
