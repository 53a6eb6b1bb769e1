import CProtobufC

extension WireMessage {
    /// Decodes a message from its proto3 JSON ("ProtoJSON").
    ///
    /// Both spellings of field names are read. An unknown field (unless `options` say otherwise), a field or key given
    /// twice and a value out of its field's range are refused.
    ///
    /// - Throws: ``WireError/invalidJSON(path:reason:)`` with the field's path, or an exceeded limit.
    public init(json bytes: UnsafeRawBufferPointer, options: JSONOptions = .init()) throws(WireError) {
        self = try Arena.with(limit: options.limits.maxDecodedBytes) { arena throws(WireError) in
            try Self(c: try Self.descriptor.read(json: bytes, options, Self.types, in: arena))
        }
    }

    /// Decodes a message from its proto3 JSON.
    ///
    /// - Throws: ``WireError/invalidJSON(path:reason:)`` with the field's path, or an exceeded limit.
    public init(json bytes: [UInt8], options: JSONOptions = .init()) throws(WireError) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(WireError) in try Self(json: bytes, options: options) }
        }
        self = try result.get()
    }

    /// The message as proto3 JSON: lowerCamelCase names, enums by name, 64-bit integers as strings, bytes in base64,
    /// fields at their default left out.
    ///
    /// - Throws: ``WireError/invalidJSON(path:reason:)`` for a message that has no JSON, such as a timestamp after the
    ///   year 9999 or an Any with an unknown type, or an exceeded limit.
    public func json(options: JSONOptions = .init()) throws(WireError) -> [UInt8] {
        // The C message refers to bytes of this one.
        defer { withExtendedLifetime(self) {} }
        return try Arena.with(limit: options.limits.maxDecodedBytes) { arena throws(WireError) in
            let message = try c(in: MessageWriter(arena: arena))
            let types = JSONTypes(own: Self.types, further: options.types)
            var printer = JSONMessagePrinter(types, options.limits, arena: arena)
            printer.leavesOutBytes = options.leavesOutBytes
            try printer.message(UnsafeRawPointer(message), Self.descriptor.pointer)
            return printer.output.bytes
        }
    }
}

extension MessageDescriptor {
    /// The C message that a JSON text holds, in the memory of `arena`.
    fileprivate func read(
        json bytes: UnsafeRawBufferPointer, _ options: JSONOptions, _ types: MessageTypes,
        in arena: UnsafeMutablePointer<Arena>
    ) throws(WireError) -> UnsafeRawPointer {
        let limits = options.limits
        guard bytes.count <= limits.maxBytes else { throw .limitExceeded(limit: "bytes", maximum: limits.maxBytes) }
        let types = JSONTypes(own: types, further: options.types)
        var reader = JSONMessageReader(bytes, options, types, arena: arena)
        return UnsafeRawPointer(try reader.read(pointer))
    }
}
