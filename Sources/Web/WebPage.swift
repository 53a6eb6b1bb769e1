public import RPC

/// The page for phones: the files of `Web`, served as they are. They are part of the program, so that it is one file
/// to install and never lacks them.
public enum WebPage {
    /// One route a file, and `/` for `index.html`.
    public static func routes() -> [HTTPRoute] {
        let pages = files.map { file in (file.name, Page(body: file.body, contentType: file.contentType)) }
        let index = pages.filter { $0.0 == "index.html" }.map { ("", $0.1) }
        return (pages + index).map { name, page in HTTPRoute("/\(name)") { page.response(to: $0) } }
    }

    private static let files: [(name: String, contentType: String, body: [UInt8])] = [
        ("index.html", "text/html; charset=utf-8", PackageResources.index_html),
        ("style.css", "text/css; charset=utf-8", PackageResources.style_css),
        ("api.js", javaScript, PackageResources.api_js),
        ("app.js", javaScript, PackageResources.app_js),
        ("audit.js", javaScript, PackageResources.audit_js),
        ("codes.js", javaScript, PackageResources.codes_js),
        ("demo.js", javaScript, PackageResources.demo_js),
        ("documents.js", javaScript, PackageResources.documents_js),
        ("export.js", javaScript, PackageResources.export_js),
        ("i18n.js", javaScript, PackageResources.i18n_js),
        ("lookups.js", javaScript, PackageResources.lookups_js),
        ("relatives.js", javaScript, PackageResources.relatives_js),
        ("icon.svg", "image/svg+xml", PackageResources.icon_svg),
    ]

    private static let javaScript = "text/javascript; charset=utf-8"

    private struct Page: Sendable {
        let body: [UInt8]
        let contentType: String
        /// Names the content: FNV-1a, which need not withstand anybody here.
        let tag: String

        init(body: [UInt8], contentType: String) {
            self.body = body
            self.contentType = contentType
            let hash = body.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            tag = "\"\(String(hash, radix: 16))\""
        }

        func response(to request: HTTPRequest) -> HTTPResponse {
            var headers: Metadata = ["etag": tag, "cache-control": "no-cache"]
            headers.append(PageSafety.headers)
            if request.headers["if-none-match"] == tag { return HTTPResponse(status: 304, headers: headers) }
            headers.add("content-type", contentType)
            return HTTPResponse(headers: headers, body: body)
        }
    }
}
