import Foundation
import Testing

@Suite("Imports only point down the layers (design §2)")
struct ImportTests {
    static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources")

    @Test("A target imports no target of its own or a higher layer, and no domain imports another", arguments: Layers.modules.map(\.name))
    func importsPointDown(name: String) throws {
        let importer = try #require(Layers.modules.first { $0.name == name })
        for (file, imported) in try imports(of: importer) {
            guard let target = Layers.modules.first(where: { $0.name == imported }) else { continue }
            let allowed = target.layer < importer.layer || Layers.allowedWithinLayer(importer.name, target.name)
            #expect(allowed, "\(file): \(importer.name) may not import \(target.name)")
        }
    }

    @Test("Domain cores import nothing but the standard library and Foundation", arguments: Layers.domains)
    func coresStandAlone(domain: String) throws {
        let core = try #require(Layers.modules.first { $0.name == "\(domain)Core" })
        for (file, imported) in try imports(of: core) {
            #expect(["Foundation", "FoundationEssentials"].contains(imported), "\(file) imports \(imported)")
        }
    }

    @Test("The replication core has no import at all: no clock, disk or socket is within its reach")
    func replicationStandsAlone() throws {
        let replication = try #require(Layers.modules.first { $0.name == "Replication" })
        #expect(try imports(of: replication).isEmpty)
    }

    @Test("SwiftNIO and C libraries stay below the layer that wraps them", arguments: Layers.modules.map(\.name))
    func transportsAreWrapped(name: String) throws {
        let wrappers: [String: Set<String>] = [
            "CNghttp2": ["RPC"], "CZlib": ["RPC"], "CRocksDB": ["Storage"], "CISAL": ["Storage"],
            "CProtobufC": ["Wire", "RPC", "Contracts"],
            "NIOCore": ["RPC"], "NIOPosix": ["RPC"], "NIOSSL": ["RPC"], "NIOHTTP1": ["RPC"],
        ]
        let importer = try #require(Layers.modules.first { $0.name == name })
        for (file, imported) in try imports(of: importer) {
            guard let allowed = wrappers[imported] else { continue }
            #expect(allowed.contains(name), "\(file) imports \(imported)")
        }
    }

    @Test("Every folder of Sources belongs to a target of the layers")
    func everyFolderHasALayer() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        let known = Set(Layers.modules.compactMap { $0.path.split(separator: "/").first.map(String.init) })
        #expect(Set(folders).subtracting(known).isEmpty)
    }

    /// Every (file, imported module) of a target.
    private func imports(of module: Layers.Module) throws -> [(file: String, module: String)] {
        let folder = Self.sources.appending(path: module.path)
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
                importedModule(in: line).map { (file.lastPathComponent, $0) }
            }
        }
    }

    /// The module an import line names, leaving out attributes, access levels and single declarations' kinds.
    private func importedModule(in line: Substring) -> String? {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), words[..<keyword].allSatisfy(isImportModifier) else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias", "let", "var"]
        let name = words[(keyword + 1)...].first { !kinds.contains($0) }
        return name?.split(separator: ".").first.map(String.init)
    }

    private func isImportModifier(_ word: Substring) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word)
    }
}
