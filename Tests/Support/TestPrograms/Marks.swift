package import Foundation
import Glibc

/// Texts that must be nowhere, in each form in which bytes might hide them.
package struct Marks {
    private let needles: [(name: String, bytes: [UInt8])]

    /// - Parameter marks: Texts by a name that a failure may show.
    package init(_ marks: [String: String]) {
        needles = marks.sorted { $0.key < $1.key }.flatMap { name, text in
            // Databases fill files with zeros: a needle that began with one would be looked for at each of them.
            Self.forms(of: text).map { ("\(name) in \($0)", Array($1.drop { $0 == 0 })) }
        }
    }

    /// Names of the marks and forms that some bytes hold.
    package func found(in bytes: Data) -> [String] {
        bytes.withUnsafeBytes { haystack in
            guard let start = haystack.baseAddress else { return [] }
            return needles.filter { Self.holds(start, haystack.count, $0.bytes) }.map(\.name)
        }
    }

    /// The same for all files below a folder, each with its path.
    package func found(below folder: String, except: (String) -> Bool = { _ in false }) throws -> [String] {
        var found: [String] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where !except(path) {
            var isFolder: ObjCBool = false
            let whole = "\(folder)/\(path)"
            guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            // A database removes files while it runs.
            guard let bytes = FileManager.default.contents(atPath: whole) else { continue }
            found += self.found(in: bytes).map { "\(path): \($0)" }
        }
        return found
    }

    /// The same for what a process has in memory: the parts that a core file would have.
    ///
    /// - Parameter process: Its id. Of another user it cannot be read.
    package func found(inMemoryOf process: Int32) throws -> [String] {
        let maps = try String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)
        let memory = try FileHandle(forReadingFrom: URL(filePath: "/proc/\(process)/mem"))
        defer { try? memory.close() }
        var found: Set<String> = []
        for line in maps.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 2)
            let ends = words[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard words[1].hasPrefix("rw"), ends.count == 2 else { continue }
            // Pieces overlap, so that no mark lies between two of them.
            for start in stride(from: ends[0], to: ends[1], by: Int(Self.pieceBytes)) {
                let bytes = min(ends[1] - start, Self.pieceBytes + Self.overlapBytes)
                try memory.seek(toOffset: start)
                // A process gives memory back while it runs.
                guard let piece = try? memory.read(upToCount: Int(bytes)) else { continue }
                found.formUnion(self.found(in: piece))
            }
        }
        return found.sorted()
    }

    private static let pieceBytes: UInt64 = 16 << 20
    private static let overlapBytes: UInt64 = 256

    private static func holds(_ start: UnsafeRawPointer, _ count: Int, _ needle: [UInt8]) -> Bool {
        var (place, left) = (start, count)
        while left >= needle.count, let hit = memchr(place, Int32(needle[0]), left - needle.count + 1) {
            if memcmp(hit, needle, needle.count) == 0 { return true }
            left -= UnsafeRawPointer(hit) - place + 1
            place = UnsafeRawPointer(hit) + 1
        }
        return false
    }

    /// A text in UTF-8, UTF-16 of either order, hexadecimal of either case, and what base64 makes of it wherever it stands.
    private static func forms(of text: String) -> [(String, [UInt8])] {
        let utf8 = Array(text.utf8)
        let utf16 = Array(text.utf16)
        var forms: [(String, [UInt8])] = [
            ("UTF-8", utf8),
            ("UTF-16LE", utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }),
            ("UTF-16BE", utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }),
            ("hexadecimal", Array(utf8.map { String(format: "%02x", $0) }.joined().utf8)),
            ("hexadecimal", Array(utf8.map { String(format: "%02X", $0) }.joined().utf8)),
        ]
        for offset in 0..<3 {
            // Whole groups of three bytes only: the others depend on what stands beside them.
            let skipped = (3 - offset) % 3
            let whole = utf8.dropFirst(skipped)
            let group = Array(Data(whole.prefix(whole.count / 3 * 3)).base64EncodedString().utf8)
            if group.count >= 8 { forms.append(("base64", group)) }
        }
        return forms
    }
}
