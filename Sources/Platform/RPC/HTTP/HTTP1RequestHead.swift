import NIOHTTP1

extension RequestHead {
    /// The head of an HTTP/1 request as protocols want it; nil when it is above the bound.
    convenience init?(_ request: HTTPRequestHead, _ router: Router, maxBytes: Int) {
        self.init()
        var method = request.method.rawValue
        method.withUTF8 { setMethod(HeaderText($0)) }
        var path = request.path
        path.withUTF8 { setPath(HeaderText($0), router) }
        for (name, value) in request.headers {
            var (name, value) = (name.lowercased(), value)
            let isWithinBound = name.withUTF8 { name in
                value.withUTF8 { value in
                    let (name, value) = (HeaderText(name), HeaderText(value))
                    guard admit(name, value, maxBytes: maxBytes) else { return false }
                    addField(name, value)
                    return true
                }
            }
            guard isWithinBound else { return nil }
        }
        // A target that is a whole URI names the host, whatever the field says (RFC 9112 §3.2.2).
        if var authority = request.targetAuthority { authority.withUTF8 { setAuthority(HeaderText($0)) } }
    }
}

extension HTTPRequestHead {
    /// Whether it has the one Host field that it must have (RFC 9112 §3.2); HTTP/1.0 may leave it out.
    var namesHostOnce: Bool {
        let count = headers["host"].count
        return count == 1 || (count == 0 && version == .http1_0)
    }

    /// Whether no other can follow on the connection: the peer says so, or it is HTTP/1.0, whose ways of staying were
    /// never agreed upon, or the decoder takes what follows for another protocol (CONNECT; Upgrade, which is never
    /// granted).
    var isLast: Bool {
        !isKeepAlive || version == .http1_0 || method == .CONNECT || headers.contains(name: "upgrade")
    }

    /// Whether the peer sends the body only when it is told to go on (RFC 9110 §10.1.1).
    var waitsForInvitation: Bool {
        version != .http1_0 && headers["expect"].contains { $0.lowercased() == "100-continue" }
    }

    /// Host and port of a target that is a whole URI.
    fileprivate var targetAuthority: String? {
        guard !uri.hasPrefix("/"), let scheme = uri.firstRange(of: "://") else { return nil }
        return String(uri[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" })
    }

    /// The path and query of the target, which may be a whole URI (RFC 9112 §3.2.2).
    fileprivate var path: String {
        guard !uri.hasPrefix("/"), let scheme = uri.firstRange(of: "://") else { return uri }
        let rest = uri[scheme.upperBound...]
        guard let slash = rest.firstIndex(of: "/") else { return "/" }
        return String(rest[slash...])
    }
}
