import Foundation
import Testing

@Suite("Imports only point down the layers of the house")
struct LayersTests {
    static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources")
    static let existing = Layers.modules.map(\.name).filter { name in
        Layers.module(name).map { FileManager.default.fileExists(atPath: sources.appending(path: $0.path).path) }
            ?? false
    }

    @Test("A target imports what lies below it, and of another domain its service contracts alone", arguments: existing)
    func importsPointDown(name: String) throws {
        let importer = try #require(Layers.module(name))
        for (file, imported) in try imports(of: importer) {
            guard let target = Layers.module(imported) else { continue }
            #expect(
                Layers.allows(importer, toImport: target), "\(file): \(importer.name) may not import \(target.name)")
        }
    }

    @Test(
        "A planted import against the house is found",
        arguments: [
            ("HealthCodeServer", "IdentityServer"), ("HealthCodeServer", "IdentityRecords"),
            ("HealthCodeServer", "IdentityCore"), ("GatewayServer", "KitRecords"), ("TripCardCore", "HealthCodeCore"),
            ("TripCardCore", "IdentityContracts"), ("HealthCodeRecords", "IdentityContracts"),
            ("StorageClient", "CommonContracts"), ("Storage", "StorageClient"), ("RPC", "Security"), ("Wire", "RPC"),
            ("Values", "Reference"), ("Kit", "IdentityServer"), ("ImportFiles", "IdentityRecords"),
            ("HealthCodeServer", "Assembly"), ("IdentityContracts", "HealthCodeContracts"),
        ])
    func plantedImport(importer: String, imported: String) throws {
        #expect(!Layers.allows(try #require(Layers.module(importer)), toImport: try #require(Layers.module(imported))))
    }

    /// What the core of audit is made of: trees, hashes and signatures, which are as pure as it is.
    private static let ofProofs = ["Merkle", "Crypto", "Formats"]

    @Test("Domain cores import values and nothing else but Swift's own library", arguments: Layers.domains)
    func coresStandAlone(domain: String) throws {
        for (file, imported) in try imports(of: try #require(Layers.module("\(domain)Core"))) {
            let own = domain == "Audit" ? Self.ofProofs : []
            #expect((["Values", "Synchronization"] + own).contains(imported), "\(file) imports \(imported)")
        }
    }

    @Test("Replication and Formats have no import at all", arguments: ["Replication", "Formats"])
    func standsAlone(name: String) throws {
        #expect(try imports(of: try #require(Layers.module(name))).isEmpty)
    }

    @Test("SwiftNIO and C libraries stay below the layer that wraps them", arguments: existing)
    func transportsAreWrapped(name: String) throws {
        let wrappers: [String: Set<String>] = [
            "CNghttp2": ["RPC"], "CZlib": ["RPC"], "CRocksDB": ["Storage"], "CISAL": ["Storage"],
            "NIOCore": ["RPC"], "NIOPosix": ["RPC"], "NIOSSL": ["RPC"], "NIOHTTP1": ["RPC"],
        ]
        for (file, imported) in try imports(of: try #require(Layers.module(name))) {
            guard let allowed = wrappers[imported] else { continue }
            #expect(allowed.contains(name), "\(file) imports \(imported)")
        }
    }

    @Test("Every source file belongs to a target of the house")
    func everyFileHasALayer() throws {
        let files = try #require(FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
        let roots = Layers.modules.map { Self.sources.appending(path: $0.path).path + "/" }
        for case let file as URL in files where ["swift", "c"].contains(file.pathExtension) {
            #expect(roots.contains { file.path.hasPrefix($0) }, "\(file.path)")
        }
    }

    /// Every (file, imported module) of a target; folders within it that are targets of their own are left out.
    private func imports(of module: Layers.Module) throws -> [(file: String, module: String)] {
        let folder = Self.sources.appending(path: module.path)
        let within = Layers.modules.map { Self.sources.appending(path: $0.path).path + "/" }
            .filter { $0.hasPrefix(folder.path + "/") && $0 != folder.path + "/" }
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }
            .filter { file in file.pathExtension == "swift" && !within.contains { file.path.hasPrefix($0) } }
            .flatMap { file in
                try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
                    importedModule(in: line).map { (file.lastPathComponent, $0) }
                }
            }
    }

    /// The module an import line names, leaving out attributes, access levels and single declarations' kinds.
    private func importedModule(in line: Substring) -> String? {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), words[..<keyword].allSatisfy(isImportModifier) else {
            return nil
        }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias", "let", "var"]
        let name = words[(keyword + 1)...].first { !kinds.contains($0) }
        return name?.split(separator: ".").first.map(String.init)
    }

    private func isImportModifier(_ word: Substring) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word)
    }
}
