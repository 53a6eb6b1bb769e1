import Foundation
public import RPC

/// The page for phones: the files of `Web`, served as they are.
public enum WebPage {
    /// One route a file, and `/` for `index.html`. The files are read once, here. Throws when they are missing
    /// from the installation.
    public static func routes() throws -> [HTTPRoute] {
        guard let folder = Bundle.module.url(forResource: "Web", withExtension: nil) else {
            throw CocoaError(.fileNoSuchFile)
        }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.flatMap { file -> [HTTPRoute] in
            guard let type = contentTypes[file.pathExtension] else { return [] }
            let page = Page(body: Array(try Data(contentsOf: file)), contentType: type)
            let paths = ["/\(file.lastPathComponent)"] + (file.lastPathComponent == "index.html" ? ["/"] : [])
            return paths.map { path in HTTPRoute(path) { page.response(to: $0) } }
        }
    }

    private static let contentTypes = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml", "webmanifest": "application/manifest+json",
    ]

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
            // Nothing from elsewhere may run in, or stand around, a page that shows codes.
            var headers: Metadata = [
                "content-type": contentType, "etag": tag, "cache-control": "no-cache",
                "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
                "content-security-policy":
                    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
            ]
            if request.headers["if-none-match"] == tag {
                headers = ["etag": tag, "cache-control": "no-cache"]
                return HTTPResponse(status: 304, headers: headers)
            }
            return HTTPResponse(headers: headers, body: body)
        }
    }
}
