/// That a page of this very server makes a call, by what its browser says; and how the page was loaded.
///
/// Browsers set `origin` and `sec-fetch-site` themselves, and a page cannot change them (Fetch standard, "forbidden
/// request-header"). Other programs can write what they like, so this is no proof of who calls. It only tells a person's
/// own page from a foreign page in the same browser, which would send the same cookies.
public enum OwnPage: String, Sendable {
    /// The page came over TLS, from this server or through a proxy that has TLS.
    case secure = "https"
    /// The page came in clear from this machine itself (`localhost`, `127.0.0.1`, `[::1]`), as in development.
    case loopback = "http"

    /// Nil for a foreign page, for no page, and for a page that came in clear over a network.
    ///
    /// - Parameters:
    ///   - origin: Origin of the page, such as `https://codes.example`.
    ///   - site: How the page's site relates to the server's (Fetch Metadata, `sec-fetch-site`); old browsers say nothing.
    ///   - authority: Host and port that the request names.
    init?(origin: String?, site: String?, authority: String) {
        guard site == nil || site == "same-origin", let origin, let mark = origin.firstRange(of: "://"),
            let page = OwnPage(rawValue: String(origin[..<mark.lowerBound])),
            let named = Authority(origin[mark.upperBound...]), let target = Authority(authority),
            named.host == target.host, page.port(of: named) == page.port(of: target)
        else { return nil }
        guard page == .secure || named.isLoopback else { return nil }
        self = page
    }

    private func port(of authority: Authority) -> Int { authority.port ?? (self == .secure ? 443 : 80) }
}
