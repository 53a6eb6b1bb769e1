/// Which pages of other origins may call a server's procedures from a browser (Fetch standard, "CORS protocol").
///
/// Without a policy none may: a browser then shows them no response.
public struct CORSPolicy: Sendable {
    private let origins: Set<String>?
    private let maxAgeSeconds: Int

    /// Pages of these origins, such as `https://example.org`, written as browsers send them.
    ///
    /// - Parameter maxAge: How long a browser may remember the permission; whole seconds count.
    public init(origins: Set<String>, maxAge: Duration = .seconds(7200)) {
        self.origins = origins
        maxAgeSeconds = Int(clamping: maxAge.components.seconds)
    }

    private init() {
        origins = nil
        maxAgeSeconds = 7200
    }

    /// Pages of any origin, without credentials: for procedures that need no secrecy.
    public static let anyOrigin = CORSPolicy()

    /// The fields for a response to a page's call; nil when the request comes from no page, or from one that may not.
    func responseFields(_ head: RequestHead) -> Metadata? {
        guard let origin = head.metadata["origin"] else { return nil }
        guard let origins else { return permission(for: "*") }
        guard origins.contains(origin) else { return ["vary": "origin"] }
        var fields = permission(for: origin)
        fields.add("vary", "origin")
        return fields
    }

    /// Every field may be read, custom metadata among them: no response allows credentials, with which `*` would be
    /// a name like others.
    private func permission(for origin: String) -> Metadata {
        ["access-control-allow-origin": origin, "access-control-expose-headers": "*"]
    }

    /// The answer to a browser that asks before it sends a call.
    func preflight(_ head: RequestHead) -> HTTPResponse {
        var headers = responseFields(head) ?? Metadata()
        guard headers["access-control-allow-origin"] != nil else { return HTTPResponse(status: 204, headers: headers) }
        headers.add("access-control-allow-methods", "GET, POST")
        if let asked = head.metadata["access-control-request-headers"] {
            headers.add("access-control-allow-headers", asked)
        }
        headers.add("access-control-max-age", String(maxAgeSeconds))
        return HTTPResponse(status: 204, headers: headers)
    }
}
