import AuditCore
import Formats
import Foundation
import Merkle
import Security

/// A file of an export that cannot be used, and why.
public struct AuditFileError: Error, CustomStringConvertible {
    /// What happened, with file and line.
    public let description: String

    init(_ file: URL, _ problem: String) { description = "\(file.path): \(problem)" }
}

/// Reads the files of an export.
enum AuditFileReader {
    /// - Throws: ``AuditFileError``, as all of these do.
    static func manifest(_ file: URL) throws(AuditFileError) -> AuditManifest {
        let found: [AuditManifest] = try lines(file) { line in written(line) }
        guard found.count == 1, let manifest = found.first, manifest.format == AuditExportFiles.format else {
            throw AuditFileError(file, "is no manifest of \(AuditExportFiles.format)")
        }
        return manifest
    }

    static func keys(_ file: URL) throws -> AuditKeySet {
        try AuditKeySet(text: Array(try bytes(file)), name: file.path)
    }

    static func roots(_ file: URL) throws(AuditFileError) -> [ExportedRoot] {
        try lines(file) { line in written(line) }
    }

    static func leaves(_ file: URL) throws(AuditFileError) -> [ExportedLeaf] {
        try lines(file) { line in ExportedLeaf(line: String(decoding: line, as: UTF8.self)) }
    }

    /// Tiles as lines of level, number and hashes, one after the other without a space.
    static func tiles(_ file: URL) throws(AuditFileError) -> [TileAddress: [TreeHash]] {
        let read = try lines(file) { line -> (TileAddress, [TreeHash])? in
            let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            guard words.count == 3, let level = UInt8(String(decoding: words[0], as: UTF8.self)),
                let index = UInt64(String(decoding: words[1], as: UTF8.self)),
                let bytes = HexadecimalBytes.decode(String(decoding: words[2], as: UTF8.self)),
                let hashes = TreeHash.row(bytes)
            else { return nil }
            return (TileAddress(level: level, index: index), hashes)
        }
        return Dictionary(read) { first, _ in first }
    }

    /// Hands over chain by chain: lines of one chain stand together.
    static func eachChain(
        _ file: URL,
        _ body: (
            LogVerification.Chain, [ChainVerification.Entry], (sequence: UInt64, link: [UInt8])?
        ) -> Void
    ) throws(AuditFileError) {
        var chain: LogVerification.Chain?
        var entries: [ChainVerification.Entry] = []
        var head: (sequence: UInt64, link: [UInt8])?
        func end() {
            guard let chain else { return }
            body(chain, entries, head)
            (entries, head) = ([], nil)
        }
        _ = try lines(file) { bytes -> Bool? in
            guard let line: ExportedChainLine = written(bytes),
                let partition = HexadecimalBytes.decode(line.partition), partition.count == 16
            else { return nil }
            let next = LogVerification.Chain(partition: partition, set: line.set)
            if next != chain { end() }
            chain = next
            if let text = line.head {
                guard let link = HexadecimalBytes.decode(text), link.count == 32, head == nil else { return nil }
                head = (line.sequence, link)
            } else {
                guard let previous = line.previous.flatMap({ HexadecimalBytes.decode($0) }), previous.count == 32,
                    let value = line.value.flatMap({ Base64.decode($0) })
                else { return nil }
                entries.append(.init(sequence: line.sequence, previous: previous, value: value))
            }
            return true
        }
        end()
    }

    /// The value of a line exactly as an export writes it; nil for any other.
    ///
    /// JSON lets the same line say different things to different readers, such as by a member that stands twice. So a line
    /// counts only as the bytes that its value is written as.
    private static func written<Value: Codable>(_ line: Data.SubSequence) -> Value? {
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(line)),
            let text = try? AuditExportWriter.json(value), text.utf8.elementsEqual(line)
        else { return nil }
        return value
    }

    private static func lines<Line>(
        _ file: URL, _ read: (Data.SubSequence) -> Line?
    ) throws(AuditFileError) -> [Line] {
        var found: [Line] = []
        for (place, line) in try bytes(file).split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let value = read(line) else {
                throw AuditFileError(file, "line \(place + 1) is not of the documented form")
            }
            found.append(value)
        }
        return found
    }

    private static func bytes(_ file: URL) throws(AuditFileError) -> Data {
        do {
            return try Data(contentsOf: file, options: .mappedIfSafe)
        } catch {
            throw AuditFileError(file, "cannot be read")
        }
    }
}

extension TreeHash {
    /// Hashes that stand one after the other; nil when the last one is cut off, or there is none.
    static func row(_ bytes: [UInt8]) -> [TreeHash]? {
        guard !bytes.isEmpty, bytes.count.isMultiple(of: length) else { return nil }
        return stride(from: 0, to: bytes.count, by: length).compactMap { TreeHash(bytes[$0..<$0 + length]) }
    }
}
