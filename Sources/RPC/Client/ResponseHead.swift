import Wire

/// The header fields or trailers of a response as they arrive.
struct ResponseHead {
    /// The HTTP status; 0 in trailers.
    private(set) var httpStatus = 0
    /// Whether the content type is one of gRPC's.
    private(set) var isGRPC = false
    /// How compressed messages are compressed.
    private(set) var coding = ContentCoding.identity
    /// The gRPC status, once a field named one.
    private(set) var grpcStatus: Int?
    private var message = ""
    private var details = ""
    /// Custom metadata.
    private(set) var metadata = Metadata()
    private var listBytes = 0

    /// Takes a field. False when the list exceeds `maxBytes` (SETTINGS_MAX_HEADER_LIST_SIZE, RFC 9113 §6.5.2).
    mutating func add(
        _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, maxBytes: Int
    ) -> Bool {
        listBytes += name.count + value.count + 32
        guard listBytes <= maxBytes else { return false }
        if name.equals(":status") {
            httpStatus = Self.number(value) ?? 0
        } else if name.equals("content-type") {
            isGRPC = Self.isGRPC(value)
        } else if name.equals("grpc-encoding") {
            coding = ContentCoding(HeaderText(value))
        } else if name.equals("grpc-status") {
            grpcStatus = Self.number(value) ?? StatusCode.unknown.rawValue
        } else if name.equals("grpc-message") {
            message = GRPCStatus.percentDecoded(String(decoding: value, as: UTF8.self))
        } else if name.equals("grpc-status-details-bin") {
            details = String(decoding: value, as: UTF8.self)
        } else {
            addCustom(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
        return true
    }

    private mutating func addCustom(_ name: String, _ value: String) {
        switch name {
        case "grpc-accept-encoding", "date", "server", "content-length": return
        default: break
        }
        guard name.hasSuffix("-bin") else { return metadata.add(name, value) }
        for part in value.split(separator: ",") {
            if let bytes = Base64.decode(part) { metadata.add(name, binary: bytes) }
        }
    }

    /// The call's status that these trailers bring: nil for OK.
    func status() -> RPCError? {
        guard let grpcStatus else {
            return RPCError(StatusCode.ofHTTPStatus(httpStatus), "the response has no gRPC status", metadata: metadata)
        }
        guard grpcStatus != 0 else { return nil }
        var error = RPCError(StatusCode(rawValue: grpcStatus) ?? .unknown, message, metadata: metadata)
        // Details that cannot be read do not hide the status itself.
        if !details.isEmpty, let bytes = Base64.decode(details),
            let status = try? GoogleRPC.Status(serialized: bytes)
        {
            error.details = status.details
        }
        return error
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard (1...3).contains(text.count) else { return nil }
        var number = 0
        for byte in text {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }

    /// gRPC over HTTP/2, "Content-Type": `application/grpc`, alone or followed by `+` or `;`.
    private static func isGRPC(_ type: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = "application/grpc".utf8.count
        guard type.count >= length, UnsafeBufferPointer(rebasing: type[..<length]).equals("application/grpc") else {
            return false
        }
        return type.count == length || type[length] == UInt8(ascii: "+") || type[length] == UInt8(ascii: ";")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether these bytes are the given text.
    fileprivate func equals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && text.withUTF8Buffer { elementsEqual($0) }
    }
}
