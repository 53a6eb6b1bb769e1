import Formats
import Wire

/// The header fields or trailers of a response as they arrive.
///
/// What every response carries is read from the bytes as they stand and makes no strings.
struct ResponseHead {
    /// What a response says it is.
    enum Content: Equatable {
        /// gRPC with protobuf messages.
        case proto
        /// gRPC with messages of another format.
        case otherMessages
        /// No gRPC.
        case other
    }

    /// The HTTP status; 0 in trailers.
    private(set) var httpStatus = 0
    /// By the content type.
    private(set) var content = Content.other
    /// How compressed messages are compressed.
    private(set) var coding = ContentCoding.identity
    /// The gRPC status, once a field named one.
    private var grpcStatus: Int?
    private var message = ""
    private var details = ""
    /// Custom metadata.
    private(set) var metadata = Metadata()
    private var listBytes = 0

    /// Takes a field. False when the list exceeds `maxBytes` (SETTINGS_MAX_HEADER_LIST_SIZE, RFC 9113 §6.5.2).
    mutating func add(_ name: HeaderText, _ value: HeaderText, maxBytes: Int) -> Bool {
        listBytes += name.count + value.count + 32
        guard listBytes <= maxBytes else { return false }
        switch name.count {
        case 4 where name.equals("date"), 6 where name.equals("server"): break
        case 7 where name.equals(":status"): httpStatus = Self.number(value) ?? 0
        case 11 where name.equals("grpc-status"): grpcStatus = Self.status(value)
        case 12 where name.equals("content-type"): content = Self.content(value)
        case 12 where name.equals("grpc-message"): message = GRPCStatus.percentDecoded(value.string)
        case 13 where name.equals("grpc-encoding"): coding = ContentCoding(value)
        case 14 where name.equals("content-length"): break
        case 20 where name.equals("grpc-accept-encoding"): break
        case 23 where name.equals("grpc-status-details-bin"): details = value.string
        default: addCustom(name.string, value)
        }
        return true
    }

    private mutating func addCustom(_ name: String, _ value: HeaderText) {
        guard name.hasSuffix("-bin") else {
            // What a caller could not send itself is thrown away, so that whatever it reads it may pass on.
            if value.isPrintable { metadata.add(name, value.string) }
            return
        }
        for part in value.string.split(separator: ",", omittingEmptySubsequences: false) {
            if let bytes = Base64.decode(part) { metadata.add(name, binary: bytes) }
        }
    }

    /// The call's status that these trailers bring: nil for OK. Without one it follows from the HTTP status.
    func status(httpStatus: Int) -> RPCError? {
        guard let grpcStatus else {
            let code = StatusCode.ofHTTPStatus(httpStatus)
            return RPCError(
                code, "the response has no gRPC status; its HTTP status is \(httpStatus)", metadata: metadata)
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

    /// A decimal number without leading zeros; UNKNOWN if it is none (gRPC documents, "Status codes": error parsing
    /// returned status).
    private static func status(_ text: HeaderText) -> Int {
        guard text.count == 1 || text.first != UInt8(ascii: "0") else { return StatusCode.unknown.rawValue }
        return number(text) ?? StatusCode.unknown.rawValue
    }

    private static func number(_ text: HeaderText) -> Int? {
        guard (1...3).contains(text.count) else { return nil }
        var number = 0
        for index in 0..<text.count {
            let byte = text[index]
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }

    /// gRPC over HTTP/2, "Content-Type": `application/grpc`, alone or followed by `+` and a message format.
    private static func content(_ type: HeaderText) -> Content {
        let length = 16
        guard type.starts(with: "application/grpc") else { return .other }
        guard type.count > length, type[length] != UInt8(ascii: ";") else { return .proto }
        guard type[length] == UInt8(ascii: "+") else { return .other }
        let isProto = type.starts(with: "application/grpc+proto")
        return isProto && (type.count == 22 || type[22] == UInt8(ascii: ";")) ? .proto : .otherMessages
    }
}
