import AuditCore
import Foundation
import Merkle
import Security

/// Writes the files of an export, for their owner alone: they tell which account looked at whom.
struct AuditExportWriter {
    private let files: AuditExportFiles

    /// - Throws: ``AuditFileError`` when the folder has something in it, or cannot be made.
    init(_ files: AuditExportFiles) throws {
        self.files = files
        let manager = FileManager.default
        if let found = try? manager.contentsOfDirectory(atPath: files.folder.path), !found.isEmpty {
            throw AuditFileError(files.folder, "is not empty")
        }
        let owners: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        for folder in [files.folder] + [files.leaves(0), files.chains(0)].map({ $0.deletingLastPathComponent() }) {
            do {
                try manager.createDirectory(at: folder, withIntermediateDirectories: true, attributes: owners)
                // One that was there and empty may have been open to others.
                try manager.setAttributes(owners, ofItemAtPath: folder.path)
            } catch {
                throw AuditFileError(folder, "cannot be made for its owner alone")
            }
        }
    }

    func write(_ manifest: AuditManifest) throws { try write([try Self.json(manifest)], to: files.manifest) }

    func write(_ keys: AuditKeySet) throws {
        try write([String(decoding: try keys.text, as: UTF8.self)], to: files.keys)
    }

    func write(_ roots: [ExportedRoot]) throws { try write(try roots.map { try Self.json($0) }, to: files.roots) }

    func write(_ leaves: [ExportedLeaf], tiles: [TileAddress: [TreeHash]], of log: Int) throws {
        try write(leaves.map(\.line), to: files.leaves(log))
        let lines = tiles.sorted { $0.key < $1.key }.map { address, hashes in
            "\(address.level) \(address.index) \(hashes.map(\.text).joined())"
        }
        try write(lines, to: files.tiles(log))
    }

    func write(chains: [String], of log: Int) throws { try write(chains, to: files.chains(log)) }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func write(_ lines: [String], to file: URL) throws {
        let text = lines.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
        do {
            try OwnerFile.write(Array(text.utf8), to: file.path, replaces: false)
        } catch {
            throw AuditFileError(file, "cannot be written")
        }
    }
}
