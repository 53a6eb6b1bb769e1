import Formats
import NIOCore
import Wire

/// Connect's own way with errors, timeouts and metadata (Connect protocol specification).
enum ConnectProtocol {
    /// The flag of the envelope that ends a stream.
    static let endOfStreamFlag: UInt8 = 0x02

    /// The wait of `Connect-Timeout-Ms`: at most ten digits ("Timeout").
    static func readTimeout(_ text: HeaderText) -> RequestHead.Timeout {
        guard (1...10).contains(text.count) else { return .malformed }
        var value: Int64 = 0
        for index in 0..<text.count {
            guard text[index] >= UInt8(ascii: "0"), text[index] <= UInt8(ascii: "9") else { return .malformed }
            value = value * 10 + Int64(text[index] - UInt8(ascii: "0"))
        }
        return .wait(nanoseconds: value * 1_000_000)
    }

    /// The HTTP status of a code ("Error Codes").
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

    /// The response of a unary call that failed: the error as JSON, metadata as header fields.
    static func response(_ error: RPCError, _ metadata: ResponseMetadata? = nil) -> HTTPResponse {
        var headers = metadata?.initial ?? Metadata()
        headers.add("content-type", "application/json")
        addTrailers(error.metadata, to: &headers)
        if let metadata { addTrailers(metadata.trailing, to: &headers) }
        if let delay = error.detail(GoogleRPC.RetryInfo.self)?.retryDelay {
            headers.add("retry-after", String(max(1, delay.seconds + (delay.nanos > 0 ? 1 : 0))))
        }
        return HTTPResponse(status: httpStatus(error.code), headers: headers, body: json(error))
    }

    /// Trailing metadata of a unary call goes into header fields that begin with `trailer-` ("Unary-Response").
    static func addTrailers(_ metadata: Metadata, to headers: inout Metadata) {
        for entry in metadata.entries {
            switch entry.value {
            case .text(let text): headers.add("trailer-\(entry.name)", text)
            case .binary(let bytes): headers.add("trailer-\(entry.name)", binary: bytes)
            }
        }
    }

    /// The last envelope of a stream: its error, if any, and trailing metadata ("Streaming-Response").
    static func endOfStream(_ error: RPCError?, trailing: Metadata) -> ByteBuffer {
        var metadata = error?.metadata ?? Metadata()
        metadata.append(trailing)
        var text = JSONText()
        text.object { text in
            if let error { text.raw("error", json(error)) }
            if !metadata.isEmpty { text.raw("metadata", json(metadata)) }
        }
        var frame = ByteBuffer()
        frame.reserveCapacity(MessageDeframer.prefixBytes + text.bytes.count)
        frame.writeInteger(endOfStreamFlag)
        frame.writeInteger(UInt32(text.bytes.count))
        frame.writeBytes(text.bytes)
        return frame
    }

    /// Metadata as an object of arrays, binary values in base64.
    private static func json(_ metadata: Metadata) -> [UInt8] {
        var names: [String] = []
        for entry in metadata.entries where !names.contains(entry.name) { names.append(entry.name) }
        var text = JSONText()
        text.object { text in
            for name in names {
                text.strings(name, metadata.entries.filter { $0.name == name }.map(\.headerText))
            }
        }
        return text.bytes
    }

    /// The error as Connect's JSON ("Error Codes"). Details of google.rpc come with their own JSON beside the bytes, as
    /// `debug`.
    private static func json(_ error: RPCError) -> [UInt8] {
        var text = JSONText()
        text.object {
            $0.field("code", error.code.connectName)
            if !error.message.isEmpty { $0.field("message", error.message) }
            guard !error.details.isEmpty else { return }
            $0.array("details", error.details) { text, detail in
                text.object {
                    $0.field("type", String(detail.typeUrl.split(separator: "/").last ?? ""))
                    $0.field("value", Base64.encode(detail.value, padded: false))
                    if let debug = debugJSON(detail) { $0.raw("debug", debug) }
                }
            }
        }
        return text.bytes
    }

    private static func debugJSON(_ detail: GoogleProtobuf.`Any`) -> [UInt8]? {
        func json<Detail: WireMessage>(_ type: Detail.Type) -> [UInt8]? {
            guard detail.typeUrl.hasSuffix("/\(Detail.descriptor.fullName)") else { return nil }
            return try? Detail(serialized: detail.value).json()
        }
        return json(GoogleRPC.BadRequest.self) ?? json(GoogleRPC.RetryInfo.self) ?? json(GoogleRPC.ErrorInfo.self)
    }
}
