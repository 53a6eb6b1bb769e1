/// What a request's `content-type` says: a protocol and how its messages are written.
enum ContentType: Equatable {
    /// The field is missing.
    case none
    /// Messages with a prefix of five bytes: gRPC, gRPC-Web, or streams of Connect.
    case enveloped(EnvelopeProtocol, MessageCodec)
    /// The body is the one message: unary calls of Connect.
    case bare(MessageCodec)
    /// An HTML form's, which `curl -d` sends by default.
    case form
    /// gRPC with a codec we have not.
    case unknownGRPC
    /// Anything else.
    case other

    init(_ text: HeaderText) {
        if text.equals("application/grpc") {
            self = .enveloped(.grpc, .proto)
        } else {
            var string = text.string
            if let semicolon = string.utf8.firstIndex(of: UInt8(ascii: ";")) { string = String(string[..<semicolon]) }
            self.init(mediaType: string.lowercased().filter { $0 != " " && $0 != "\t" })
        }
    }

    private init(mediaType: String) {
        switch mediaType {
        case "application/grpc", "application/grpc+proto": self = .enveloped(.grpc, .proto)
        case "application/grpc+json": self = .enveloped(.grpc, .json)
        case "application/grpc-web", "application/grpc-web+proto": self = .enveloped(.grpcWeb, .proto)
        case "application/grpc-web+json": self = .enveloped(.grpcWeb, .json)
        case "application/grpc-web-text", "application/grpc-web-text+proto": self = .enveloped(.grpcWebText, .proto)
        case "application/connect+proto": self = .enveloped(.connect, .proto)
        case "application/connect+json": self = .enveloped(.connect, .json)
        case "application/proto": self = .bare(.proto)
        case "application/json": self = .bare(.json)
        case "application/x-www-form-urlencoded": self = .form
        default: self = mediaType.hasPrefix("application/grpc") ? .unknownGRPC : .other
        }
    }

    /// What a POST to a procedure may carry.
    static let accepted = [
        "application/grpc", "application/grpc+proto", "application/grpc+json", "application/grpc-web",
        "application/grpc-web+proto", "application/grpc-web+json", "application/grpc-web-text",
        "application/connect+proto", "application/connect+json", "application/proto", "application/json",
    ].joined(separator: ", ")
}

/// The protocols whose messages have a prefix of five bytes.
enum EnvelopeProtocol: Equatable, Sendable {
    /// gRPC over HTTP/2: status in trailers.
    case grpc
    /// gRPC-Web: status in a last envelope.
    case grpcWeb
    /// gRPC-Web with its body in base64.
    case grpcWebText
    /// Connect's streams: status as JSON in a last envelope.
    case connect

    /// The content type of a response.
    func contentType(_ codec: MessageCodec) -> StaticString {
        switch (self, codec) {
        case (.grpc, .proto): "application/grpc"
        case (.grpc, .json): "application/grpc+json"
        case (.grpcWeb, .proto): "application/grpc-web+proto"
        case (.grpcWeb, .json): "application/grpc-web+json"
        case (.grpcWebText, _): "application/grpc-web-text+proto"
        case (.connect, .proto): "application/connect+proto"
        case (.connect, .json): "application/connect+json"
        }
    }

    /// Whether the status goes as in gRPC: `grpc-status` and its companions.
    var hasGRPCStatus: Bool { self != .connect }
}
