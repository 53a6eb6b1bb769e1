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
}
