import Foundation

/// A file of `Files`, as clerks and machines write it: its rows by column.
struct CaseFile {
    let rows: [[String: String]]

    /// Reads CSV in UTF-8 with quoted cells; line breaks may be those of any system.
    init(_ path: String) throws {
        var lines = Self.cells(try String(contentsOf: Self.url(path), encoding: .utf8))
        let header = lines.removeFirst()
        rows = lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    /// Where a file of `Files` is.
    static func url(_ path: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Files").appending(path: path)
    }

    private static func cells(_ text: String) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        // A quote inside a quoted cell ends it and begins it again: two of them are one.
        var wasQuote = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"":
                if wasQuote, !isQuoted { cell.append(scalar) }
                isQuoted.toggle()
            case "," where !isQuoted:
                line.append(String(cell))
                cell.removeAll()
            case "\n" where !isQuoted:
                lines.append(line + [String(cell)])
                line.removeAll()
                cell.removeAll()
            case "\r" where !isQuoted: break
            default: cell.append(scalar)
            }
            wasQuote = scalar == "\""
        }
        return lines
    }
}
