/// What people give in place of a text file, told by its first bytes.
enum OtherFormat: CaseIterable {
    /// Excel since 2007, and every other file in a zip archive.
    case zip
    /// Excel up to 2003.
    case compoundFile
    case gzip
    /// A page that some programs save under the name of a workbook.
    case page

    /// The format of a file that begins with these bytes; nil for anything else, such as text.
    init?(_ start: [UInt8]) {
        guard let found = Self.allCases.first(where: { $0.begins(start) }) else { return nil }
        self = found
    }

    private func begins(_ start: [UInt8]) -> Bool {
        switch self {
        case .zip: start.starts(with: [0x50, 0x4B, 0x03, 0x04])
        case .compoundFile: start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        case .gzip: start.starts(with: [0x1F, 0x8B])
        case .page: Self.isPage(start)
        }
    }

    private static func isPage(_ start: [UInt8]) -> Bool {
        let text = String(decoding: start.prefix(64), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            .lowercased()
        return ["<html", "<!doctype", "<table", "<?xml"].contains { text.hasPrefix($0) }
    }

    /// What the file is, and what to do.
    var remedy: String {
        switch self {
        case .zip, .compoundFile: "the file is a workbook, not text; save the sheet as CSV (UTF-8) and import that"
        case .gzip: "the file is compressed; unpack it first, such as with gunzip"
        case .page:
            "the file is a page (HTML or XML), not a table of text; save the sheet as CSV (UTF-8) and import that"
        }
    }
}
