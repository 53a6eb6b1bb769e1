import Foundation
import RPC
import Testing
import Web

@Suite("The page's files")
struct WebPageTests {
    @Test("Every file of the folder is served as it is, and the page itself at /")
    func servesAll() async throws {
        let folder = URL(filePath: #filePath)
            .deletingLastPathComponent().appending(path: "../../Sources/Web/Citizen").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let routes = WebPage.routes()
        #expect(Set(routes.map(\.path)) == Set(files.map { "/\($0.lastPathComponent)" } + ["/"]))
        #expect(routes.count == files.count + 1)
        for route in routes {
            let name = route.path == "/" ? "index.html" : String(route.path.dropFirst())
            let response = try await route.respond(HTTPRequest(method: "GET", path: route.path, peer: .inProcess))
            let file = try Data(contentsOf: folder.appending(path: name))
            #expect(response.body == Array(file), "\(name) is not as built")
        }
    }

    /// A field of every file, and what it has to say.
    private static let fields: [(name: String, parts: [String])] = [
        (
            "content-security-policy",
            [
                "default-src 'none'", "script-src 'self'", "form-action 'none'", "frame-ancestors 'none'",
                "base-uri 'none'", "require-trusted-types-for 'script'",
            ]
        ),
        ("x-content-type-options", ["nosniff"]), ("x-frame-options", ["DENY"]), ("referrer-policy", ["no-referrer"]),
        ("permissions-policy", ["camera=()", "geolocation=()", "microphone=()"]), ("cache-control", ["no-cache"]),
        ("cross-origin-opener-policy", ["same-origin"]), ("cross-origin-resource-policy", ["same-origin"]),
    ]

    @Test(
        "Every file of a page has the browser refuse foreign scripts, frames, plugins and features", arguments: fields)
    func safety(name: String, parts: [String]) async throws {
        for route in WebPage.routes() {
            let request = HTTPRequest(method: "GET", path: route.path, peer: .inProcess)
            let whole = try await route.respond(request)
            var known = request
            known.headers = ["if-none-match": try #require(whole.headers["etag"])]
            let unchanged = try await route.respond(known)
            #expect(unchanged.status == 304)
            for response in [whole, unchanged] {
                let value = try #require(response.headers[name])
                for part in parts { #expect(value.contains(part), "\(route.path)") }
                #expect(!value.contains("unsafe"))
            }
        }
    }

    @Test("No file of a page has a script, a style or a handler in its markup, nor turns a text into markup")
    func markup() throws {
        let sinks = [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser",
            "srcdoc", "createContextualFragment", "javascript:",
        ]
        let inMarkup = ["<style", " style=", " onclick=", " onload=", " onerror=", " onsubmit="]
        for file in try Self.files() {
            let text = try String(contentsOf: file, encoding: .utf8)
            for sink in sinks { #expect(!text.contains(sink), "\(file.lastPathComponent): \(sink)") }
            guard file.pathExtension == "html" else { continue }
            for part in inMarkup { #expect(!text.contains(part), "\(file.lastPathComponent): \(part)") }
            #expect(!text.contains("<script>"), "\(file.lastPathComponent)")
        }
    }

    /// Every file of every page.
    private static func files() throws -> [URL] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Web")
        let paths = FileManager.default.enumerator(at: folder.standardizedFileURL, includingPropertiesForKeys: nil)
        return (paths?.allObjects ?? []).compactMap { $0 as? URL }
            .filter { ["html", "js", "css", "svg"].contains($0.pathExtension) }
    }
}
