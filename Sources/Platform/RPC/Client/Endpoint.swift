/// An address a channel can connect to.
public enum Endpoint: Sendable, Hashable, CustomStringConvertible {
    /// A host name or an IP literal (IPv6 without brackets), and a port.
    case tcp(host: String, port: Int)
    /// The path of a Unix domain socket.
    case unix(path: String)

    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// Reads `host:port`, `[v6]:port` or `unix:path`.
    ///
    /// - Throws: ``EndpointError`` with the text that is no endpoint.
    public init(_ text: String) throws {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            // sockaddr_un holds 108 bytes with the closing NUL.
            guard !path.isEmpty, path.utf8.count < 108 else { throw EndpointError(text: text) }
            self = .unix(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65535).contains(port)
        else { throw EndpointError(text: text) }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw EndpointError(text: text)
        }
        guard !host.isEmpty, host.utf8.count <= 253, !host.contains("/"), !host.contains(where: \.isWhitespace) else {
            throw EndpointError(text: text)
        }
        self = .tcp(host: String(host), port: port)
    }
}

/// A text that should name an endpoint or a target and does not.
public struct EndpointError: Error, Hashable, CustomStringConvertible {
    /// The refused text.
    public let text: String

    public var description: String {
        "'\(text)' is no endpoint: expected host:port, [IPv6]:port or unix:path"
    }
}

/// What a channel is connected to: endpoints, listed or looked up.
public enum ChannelTarget: Sendable, Hashable, CustomStringConvertible {
    /// These endpoints. A host name among them is looked up at each connect and its first address used.
    case endpoints([Endpoint])
    /// Every address that DNS gives for the host, looked up anew when connections fail.
    case dns(host: String, port: Int)

    /// The most endpoints a channel holds; more are cut off.
    static let endpointsMax = 256

    /// Reads `host:port`, a comma-separated list of endpoints, `static:///a:1,b:2` or `dns:///host:port`.
    ///
    /// - Throws: ``EndpointError`` with the part that cannot be read.
    public init(_ text: String) throws {
        if text.hasPrefix("dns:///") {
            guard case .tcp(let host, let port) = try Endpoint(String(text.dropFirst("dns:///".count))) else {
                throw EndpointError(text: text)
            }
            self = .dns(host: host, port: port)
            return
        }
        let list = text.hasPrefix("static:///") ? text.dropFirst("static:///".count) : text[...]
        let parts = list.split(separator: ",", omittingEmptySubsequences: false)
        let endpoints = try parts.map { try Endpoint(String($0)) }
        guard endpoints.count <= Self.endpointsMax else { throw EndpointError(text: text) }
        self = .endpoints(endpoints)
    }

    public var description: String {
        switch self {
        case .endpoints(let list): list.map(\.description).joined(separator: ",")
        case .dns(let host, let port): "dns:///\(Endpoint.tcp(host: host, port: port))"
        }
    }

    /// The `:authority` of calls unless the configuration names another: the first endpoint's host and port.
    var authority: String {
        switch self {
        case .endpoints(let list):
            switch list.first {
            case .tcp(let host, let port)?: Endpoint.tcp(host: host, port: port).description
            case .unix?, nil: "localhost"
            }
        case .dns(let host, let port): Endpoint.tcp(host: host, port: port).description
        }
    }
}
