/// A request of a plain HTTP exchange, whichever HTTP version carried it.
public struct HTTPRequest: Sendable {
    /// Method, such as `GET`.
    public let method: String
    /// Path without query, percent-encoded as it came.
    public let path: String
    /// What follows `?`, empty without one.
    public let query: String
    /// Header fields, names in lower case.
    public var headers: Metadata
    /// The whole body.
    public let body: [UInt8]
    /// Who asks.
    public let peer: Peer

    public init(
        method: String, path: String, query: String = "", headers: Metadata = Metadata(), body: [UInt8] = [], peer: Peer
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.peer = peer
    }
}

/// A response of a plain HTTP exchange.
public struct HTTPResponse: Sendable {
    /// Status code.
    public var status: Int
    /// Header fields; `content-length` is added by the transport.
    public var headers: Metadata
    /// The body; left out when the request was a HEAD.
    public var body: [UInt8]

    public init(status: Int = 200, headers: Metadata = Metadata(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A short text.
    public static func text(_ text: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["content-type": "text/plain; charset=utf-8"], body: Array("\(text)\n".utf8))
    }
}

/// Pages served beside the RPCs, such as a web page or metrics. Answers GET and HEAD.
public struct HTTPRoute: Sendable {
    /// The exact path, such as `/metrics`.
    public let path: String
    /// Makes the response.
    public let respond: @Sendable (HTTPRequest) async throws -> HTTPResponse

    public init(_ path: String, respond: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse) {
        self.path = path
        self.respond = respond
    }
}
