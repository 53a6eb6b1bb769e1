import CProtobufC

extension WireMessage {
    /// Decodes a message from its proto3 JSON ("ProtoJSON").
    ///
    /// Both spellings of field names are read; an unknown field, a field given twice and a value out of its
    /// field's range are refused.
    ///
    /// - Throws: ``WireError/invalidJSON(path:reason:)`` with the field's path, or an exceeded limit.
    public init(json bytes: UnsafeRawBufferPointer, limits: WireLimits = .standard) throws(WireError) {
        guard bytes.count <= limits.maxBytes else { throw .limitExceeded(limit: "bytes", maximum: limits.maxBytes) }
        let descriptor = Self.descriptor.pointer
        self = try Arena.with(limit: limits.maxDecodedBytes) { arena throws(WireError) in
            var reader = JSONMessageReader(bytes, limits: limits, writer: MessageWriter(arena: arena))
            return try Self(c: UnsafeRawPointer(try reader.read(descriptor)))
        }
    }

    /// Decodes a message from its proto3 JSON.
    ///
    /// - Throws: ``WireError/invalidJSON(path:reason:)`` with the field's path, or an exceeded limit.
    public init(json bytes: [UInt8], limits: WireLimits = .standard) throws(WireError) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(WireError) in try Self(json: bytes, limits: limits) }
        }
        self = try result.get()
    }

    /// The message as proto3 JSON: lowerCamelCase names, enums by name, 64-bit integers as strings, bytes in base64,
    /// fields at their default left out.
    ///
    /// - Throws: ``WireError/nulInString(field:)`` for a string with a NUL.
    public func json() throws(WireError) -> [UInt8] {
        try Arena.with(limit: WireLimits.standard.maxDecodedBytes) { arena throws(WireError) in
            let message = try c(in: MessageWriter(arena: arena))
            var printer = JSONMessagePrinter()
            try printer.message(UnsafeRawPointer(message), Self.descriptor.pointer)
            return printer.output
        }
    }
}

extension UnsafePointer<ProtobufCMessageDescriptor> {
    /// The descriptor's fields, by number.
    var fields: UnsafeBufferPointer<ProtobufCFieldDescriptor> {
        UnsafeBufferPointer(start: pointee.fields, count: Int(pointee.n_fields))
    }
}

extension ProtobufCFieldDescriptor {
    var isOneof: Bool { flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0 }
    var isRepeated: Bool { label == PROTOBUF_C_LABEL_REPEATED }

    /// Bytes one element takes in memory.
    var elementBytes: Int {
        switch type {
        case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_UINT64,
            PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_DOUBLE, PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_MESSAGE:
            8
        case PROTOBUF_C_TYPE_BYTES: MemoryLayout<ProtobufCBinaryData>.stride
        default: 4
        }
    }

    var messageDescriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    }

    var enumDescriptor: UnsafePointer<ProtobufCEnumDescriptor> {
        descriptor.assumingMemoryBound(to: ProtobufCEnumDescriptor.self)
    }
}
