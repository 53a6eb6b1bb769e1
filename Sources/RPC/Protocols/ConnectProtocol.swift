import Synchronization
import Wire

/// Connect's unary calls (Connect protocol, "Unary-Request"): one POST with the message as body, JSON or protobuf,
/// and HTTP status codes.
enum ConnectProtocol {
    /// The codec that a request's content type names, or nil if it names none of Connect's.
    ///
    /// A form's content type, which `curl -d` sends by default, counts as JSON unless the request comes from a
    /// page of another origin: browsers send such forms across origins without asking.
    static func codec(_ mediaType: String, origin: String?) -> MessageCodec? {
        switch mediaType {
        case "application/json": .json
        case "application/proto": .proto
        case "application/x-www-form-urlencoded" where origin == nil: .json
        default: nil
        }
    }

    /// The deadline of a request: `Connect-Timeout-Ms`, at most ten digits.
    static func deadline(_ text: String?) throws(RPCError) -> Deadline? {
        guard let text else { return nil }
        guard text.utf8.count <= 10, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let wait = Int64(text) else {
            throw .invalidArgument(field: "connect-timeout-ms", "is malformed")
        }
        return .after(.milliseconds(wait))
    }

    /// The HTTP status of a code (Connect protocol, "Error Codes").
    static func httpStatus(_ code: StatusCode) -> Int {
        switch code {
        case .ok: 200
        case .cancelled: 499
        case .invalidArgument, .failedPrecondition, .outOfRange: 400
        case .unauthenticated: 401
        case .permissionDenied: 403
        case .notFound: 404
        case .alreadyExists, .aborted: 409
        case .resourceExhausted: 429
        case .unimplemented: 501
        case .unavailable: 503
        case .deadlineExceeded: 504
        case .unknown, .internal, .dataLoss: 500
        }
    }

    /// The response of a call that failed.
    static func response(_ error: RPCError, trailing: Metadata = Metadata()) -> HTTPResponse {
        var headers: Metadata = ["content-type": "application/json"]
        addTrailers(error.metadata, to: &headers)
        addTrailers(trailing, to: &headers)
        if let delay = error.detail(GoogleRPC.RetryInfo.self)?.retryDelay {
            headers.add("retry-after", String(max(1, delay.seconds + (delay.nanos > 0 ? 1 : 0))))
        }
        return HTTPResponse(status: httpStatus(error.code), headers: headers, body: body(of: error))
    }

    /// Trailing metadata goes into headers that begin with `trailer-`.
    static func addTrailers(_ metadata: Metadata, to headers: inout Metadata) {
        for entry in metadata.entries {
            switch entry.value {
            case .text(let text): headers.add("trailer-\(entry.name)", text)
            case .binary(let bytes): headers.add("trailer-\(entry.name)", binary: bytes)
            }
        }
    }

    /// The error as Connect's JSON. Details of google.rpc come with their own JSON beside the bytes, as `debug`.
    private static func body(of error: RPCError) -> [UInt8] {
        var json = JSONText()
        json.object {
            $0.field("code", error.code.connectName)
            if !error.message.isEmpty { $0.field("message", error.message) }
            guard !error.details.isEmpty else { return }
            $0.array("details", error.details) { json, detail in
                json.object {
                    $0.field("type", String(detail.typeUrl.split(separator: "/").last ?? ""))
                    $0.field("value", Base64.encode(detail.value))
                    if let debug = debugJSON(detail) { $0.raw("debug", debug) }
                }
            }
        }
        return json.bytes
    }

    private static func debugJSON(_ detail: GoogleProtobuf.`Any`) -> [UInt8]? {
        func json<Detail: WireMessage>(_ type: Detail.Type) -> [UInt8]? {
            guard detail.typeUrl.hasSuffix("/\(Detail.descriptor.fullName)") else { return nil }
            return try? Detail(serialized: detail.value).json()
        }
        return json(GoogleRPC.BadRequest.self) ?? json(GoogleRPC.RetryInfo.self) ?? json(GoogleRPC.ErrorInfo.self)
    }
}

/// One Connect call: the request's bytes are there, the response's are kept for the end.
final class ConnectServerCall: ServerCall {
    let context: CallContext
    private let codec: MessageCodec
    private let limits: WireLimits
    private let state: Mutex<State>

    private struct State {
        var request: [UInt8]?
        var response: [UInt8] = []
    }

    init(context: CallContext, codec: MessageCodec, body: [UInt8], limits: WireLimits) {
        self.context = context
        self.codec = codec
        self.limits = limits
        state = Mutex(State(request: body))
    }

    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? {
        guard let body = state.withLock({ $0.request.take() }) else { return nil }
        do throws(WireError) {
            switch codec {
            case .proto: return try Message(serialized: body, limits: limits)
            case .json: return try Message(json: body.isEmpty ? Array("{}".utf8) : body, limits: limits)
            }
        } catch {
            throw RPCError(reading: error)
        }
    }

    func send<Message: WireMessage>(_ message: Message) async throws {
        let bytes = codec == .json ? try? message.json() : try? message.serialized()
        guard let bytes else { throw RPCError(.internal, "the response cannot be encoded") }
        state.withLock { $0.response = bytes }
    }

    /// The response of a call that succeeded.
    func response() -> HTTPResponse {
        var headers = context.response.initial
        headers.add("content-type", codec == .json ? "application/json" : "application/proto")
        ConnectProtocol.addTrailers(context.response.trailing, to: &headers)
        return HTTPResponse(headers: headers, body: state.withLock { $0.response })
    }
}
