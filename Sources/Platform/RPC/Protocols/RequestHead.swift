import Formats

/// The header fields of a request as they arrive one by one: what protocols decide by, and custom metadata.
///
/// What every call carries is read from the bytes as they stand and makes no strings. A class, so that a connection uses
/// the memory of one again for the next; belongs to its event loop.
final class RequestHead {
    /// The methods that anything here answers to.
    enum Verb: Equatable {
        case get, head, post, options
        case other(String)
    }

    @exclusivity(unchecked) var verb = Verb.other("")
    /// The procedure that the path names.
    @exclusivity(unchecked) private(set) var procedure: Procedure?
    /// The path, with its query; empty when `procedure` was found without one.
    @exclusivity(unchecked) private(set) var path = ""
    @exclusivity(unchecked) private(set) var contentType = ContentType.none
    /// `grpc-timeout`.
    @exclusivity(unchecked) private(set) var grpcTimeout = Timeout.absent
    /// `connect-timeout-ms`.
    @exclusivity(unchecked) private(set) var connectTimeout = Timeout.absent
    /// `grpc-encoding`, `connect-content-encoding` or `content-encoding`.
    @exclusivity(unchecked) private(set) var messageEncoding = ContentCoding.identity
    /// `connect-content-encoding`, which streams of Connect use instead of `content-encoding`.
    @exclusivity(unchecked) private(set) var contentEncoding = ContentCoding.identity
    /// Whether messages of the response may be compressed with gzip.
    @exclusivity(unchecked) private(set) var acceptsGzipMessages = false
    /// Whether the body of the response may be compressed with gzip.
    @exclusivity(unchecked) private(set) var acceptsGzipBody = false
    /// Fields that no protocol claims, malformed `-bin` values left out.
    @exclusivity(unchecked) private(set) var metadata = Metadata()
    /// Host and port that the request names: `:authority`, or `Host`.
    @exclusivity(unchecked) private(set) var authority: [UInt8] = []
    /// Whether a browser says that a page makes the request.
    @exclusivity(unchecked) private(set) var hasOrigin = false
    /// Bytes of the list by the rule of SETTINGS_MAX_HEADER_LIST_SIZE (RFC 9113 §6.5.2).
    @exclusivity(unchecked) private(set) var listBytes = 0

    /// A wait that a header field may name.
    enum Timeout: Equatable {
        case absent
        /// At most 146 years.
        case wait(nanoseconds: Int64)
        case malformed
    }

    /// Makes the head empty.
    func clear() {
        verb = .other("")
        procedure = nil
        path = ""
        contentType = .none
        grpcTimeout = .absent
        connectTimeout = .absent
        messageEncoding = .identity
        contentEncoding = .identity
        acceptsGzipMessages = false
        acceptsGzipBody = false
        if !metadata.isEmpty { metadata = Metadata() }
        authority.removeAll(keepingCapacity: true)
        hasOrigin = false
        listBytes = 0
    }

    /// Counts a field; false when the list is above `maxBytes` with it.
    func admit(_ name: HeaderText, _ value: HeaderText, maxBytes: Int) -> Bool {
        listBytes += name.count + value.count + 32
        return listBytes <= maxBytes
    }

    /// Takes the procedure that the request's target names, when that is known.
    func setProcedure(_ procedure: Procedure) { self.procedure = procedure }

    /// Takes the request's target.
    func setPath(_ text: HeaderText, _ router: Router) {
        procedure = router.procedure(at: text)
        guard procedure == nil else { return }
        path = text.string
        if let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) {
            var target = String(path[..<mark])
            procedure = target.withUTF8 { router.procedure(at: HeaderText($0)) }
        }
    }

    /// Takes the request's method.
    func setMethod(_ text: HeaderText) {
        if text.equals("POST") {
            verb = .post
        } else if text.equals("GET") {
            verb = .get
        } else if text.equals("HEAD") {
            verb = .head
        } else if text.equals("OPTIONS") {
            verb = .options
        } else {
            verb = .other(text.string)
        }
    }

    /// Takes a field other than `:path`; its name is in lower case.
    func addField(_ name: HeaderText, _ value: HeaderText) {
        if name.first == UInt8(ascii: ":") {
            if name.equals(":method") { setMethod(value) } else if name.equals(":authority") { setAuthority(value) }
            return
        }
        switch name.count {
        case 2 where name.equals("te"): return
        case 4 where name.equals("host"):
            // HTTP/2 has `:authority`, which comes before and counts (RFC 9113 §8.3.1).
            if authority.isEmpty { setAuthority(value) }
            return
        case 6 where name.equals("origin"):
            hasOrigin = true
            addMetadata("origin", value)
        case 10 where name.equals("connection") || name.equals("user-agent"): return
        case 12 where name.equals("content-type"): return contentType = ContentType(value)
        case 12 where name.equals("grpc-timeout"): return grpcTimeout = GRPCTimeout.read(value)
        case 13 where name.equals("grpc-encoding"): return messageEncoding = ContentCoding(value)
        case 14 where name.equals("content-length"): return
        case 15 where name.equals("accept-encoding"): return acceptsGzipBody = ContentCoding.offersGzip(value)
        case 16 where name.equals("content-encoding"): return contentEncoding = ContentCoding(value)
        case 17 where name.equals("transfer-encoding"): return
        case 18 where name.equals("connect-timeout-ms"): return connectTimeout = ConnectProtocol.readTimeout(value)
        case 20 where name.equals("grpc-accept-encoding"): return acceptsGzipMessages = ContentCoding.offersGzip(value)
        case 23 where name.equals("connect-accept-encoding"):
            return acceptsGzipMessages = ContentCoding.offersGzip(value)
        case 24 where name.equals("connect-content-encoding"): return messageEncoding = ContentCoding(value)
        default: addMetadata(name.string, value)
        }
    }

    /// Takes host and port that the request names, in place of those taken before.
    func setAuthority(_ text: HeaderText) {
        authority.removeAll(keepingCapacity: true)
        text.append(to: &authority)
    }

    /// That a page of this server makes the call; nil unless its content is of a type that no foreign page can send
    /// without asking (Fetch standard, "CORS-safelisted request-header").
    var ownPage: OwnPage? {
        guard hasOrigin, verb == .post else { return nil }
        switch contentType {
        case .enveloped, .bare: break
        case .form, .unknownGRPC, .other, .none: return nil
        }
        return OwnPage(
            origin: metadata["origin"], site: metadata["sec-fetch-site"],
            authority: String(decoding: authority, as: UTF8.self))
    }

    private func addMetadata(_ name: String, _ value: HeaderText) {
        guard name.hasSuffix("-bin") else {
            // What a handler could not send on as metadata is thrown away (gRPC over HTTP/2, "Custom-Metadata").
            if value.isPrintable { metadata.add(name, value.string) }
            return
        }
        // Several values of one name may come joined by commas (gRPC over HTTP/2, "Custom-Metadata").
        for part in value.string.split(separator: ",", omittingEmptySubsequences: false) {
            if let bytes = Base64.decode(part) { metadata.add(name, binary: bytes) }
        }
    }

    /// The path before `?`, and what follows it.
    var target: (path: String, query: String) {
        guard let mark = path.firstIndex(of: "?") else { return (path, "") }
        return (String(path[..<mark]), String(path[path.index(after: mark)...]))
    }

    /// The method as it came.
    var method: String {
        switch verb {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .options: "OPTIONS"
        case .other(let name): name
        }
    }
}
