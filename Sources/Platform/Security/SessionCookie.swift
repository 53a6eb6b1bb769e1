public import RPC

/// Cookie in which a browser keeps a secret of its session, such as the refresh token, out of reach of scripts.
///
/// Over TLS the cookie is `__Host-NAME` with `Secure`, `HttpOnly`, `SameSite=Strict` and `Path=/`: no other host, path or
/// scheme can set it or gets it (RFC 6265bis §4.1.3). On plain HTTP from this machine itself it is `NAME` without
/// `Secure`, for development: other servers of the same machine get it too. Plain HTTP over a network has no cookie.
///
/// A cookie counts only in a call by a page of this server (``RPC/OwnPage``): the browser names the page's origin, which
/// is the request's own host, and the content is of a type that a foreign page cannot send without asking. So a foreign
/// page cannot act with the cookies of a person who visits it. In a cluster the gateway judges this, and passes cookies
/// on to the service that answers.
///
/// ```swift
/// let cookie = SessionCookie("shuangma-refresh")
/// let token = cookie.value(in: context) ?? request.refreshToken
/// …
/// if !cookie.set(newToken, maxAgeSeconds: 30 * 86_400, in: context) { response.refreshToken = newToken }
/// ```
public struct SessionCookie: Sendable {
    /// The longest value in bytes: browsers take 4,096 for a cookie with name and attributes.
    public static let maxValueBytes = 2048

    private let name: String

    /// - Parameter name: Lower-case letters and dashes; must be one by the program's own making.
    public init(_ name: String) {
        let isName = name.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
        }
        precondition(isName && !name.isEmpty, "a cookie's name has lower-case letters and dashes only")
        self.name = name
    }

    /// Whether the caller is a page of this server, which can hold the cookie.
    public func isPossible(in context: CallContext) -> Bool { context.outsidePage != nil }

    /// The value that the browser sent; nil when it sent none or several, when the value is malformed or too long, and
    /// when the caller is no page of this server.
    public func value(in context: CallContext) -> String? {
        guard let page = context.outsidePage else { return nil }
        let name = name(for: page)
        var found: Substring?
        // HTTP/2 may bring each cookie in a field of its own (RFC 9113 §8.2.3).
        for entry in context.metadata.entries where entry.name == CallContext.cookieHeader {
            guard case .text(let text) = entry.value else { continue }
            for pair in text.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard pair.hasPrefix(name), pair.dropFirst(name.count).first == "=" else { continue }
                guard found == nil else { return nil }
                found = pair.dropFirst(name.count + 1)
            }
        }
        return found.flatMap { Self.isValue($0) ? String($0) : nil }
    }

    /// Gives the browser a value with the response, in place of the one before.
    ///
    /// - Parameters:
    ///   - value: 1 to ``maxValueBytes`` characters of base64url, `.` or `~`.
    ///   - maxAgeSeconds: How long the browser keeps it; above 0.
    /// - Returns: False, with nothing set, when the caller cannot hold a cookie.
    public func set(_ value: String, maxAgeSeconds: Int64, in context: CallContext) -> Bool {
        precondition(Self.isValue(value[...]) && maxAgeSeconds > 0, "a cookie has a plain value and a lifetime")
        return send(value, maxAgeSeconds, in: context)
    }

    /// Takes the cookie from the browser with the response. Returns false when the caller cannot hold one.
    @discardableResult
    public func clear(in context: CallContext) -> Bool { send("", 0, in: context) }

    private func send(_ value: String, _ maxAgeSeconds: Int64, in context: CallContext) -> Bool {
        guard let page = context.outsidePage else { return false }
        let secure = page == .secure ? "; Secure" : ""
        let cookie = "\(name(for: page))=\(value); Path=/; Max-Age=\(maxAgeSeconds); HttpOnly\(secure); SameSite=Strict"
        context.response.initial.add("set-cookie", cookie)
        return true
    }

    private func name(for page: OwnPage) -> String { page == .secure ? "__Host-\(name)" : name }

    private static func isValue(_ text: Substring) -> Bool {
        guard (1...maxValueBytes).contains(text.utf8.count) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~")].contains(byte)
            }
        }
    }
}
