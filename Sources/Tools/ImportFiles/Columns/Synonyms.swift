import Foundation
import Values

/// Other names of columns and words, such as 证件号码 for `document_number`, from `Data/synonyms.json`.
///
/// The file is data: to know one more name, add it there.
struct Synonyms: Sendable {
    /// Columns that a name stands for, by kind.
    private let columns: [ImportKind: [String: FileColumn]]
    /// Columns that are not read, such as a serial number, and the `reason` of a file of rejected rows.
    private let ignored: Set<String>
    private let words: [String: [String: String]]
    /// The names of a column as they are written.
    private let written: [ImportKind: [FileColumn: [String]]]

    /// The names that this build knows.
    static let embedded = Synonyms(json: Data(PackageResources.synonyms_json))

    /// Names of a file of this build. Traps when it is malformed: a test reads it.
    init(json: Data) {
        guard let file = try? JSONDecoder().decode(File.self, from: json) else {
            preconditionFailure("synonyms.json is malformed")
        }
        var columns: [ImportKind: [String: FileColumn]] = [:]
        var written: [ImportKind: [FileColumn: [String]]] = [:]
        for entry in file.columns {
            guard let column = FileColumn(name: entry.column) else {
                preconditionFailure("synonyms.json names a column that no kind has")
            }
            for kind in ImportKind.allCases
            where entry.kinds?.contains(kind.rawValue) ?? true && kind.columns.contains(where: { $0.column == column })
            {
                written[kind, default: [:]][column, default: []] += entry.names
                for name in entry.names { columns[kind, default: [:]][Spelled.name(name)] = column }
            }
        }
        self.columns = columns
        self.written = written
        ignored = Set(file.ignored.map(Spelled.name))
        words = file.words.mapValues { list in
            Dictionary(list.map { (Spelled.word($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The column of a kind that a name of a header stands for; `name` is as `Spelled.name` gives it.
    func column(_ name: String, of kind: ImportKind) -> FileColumn? {
        if let column = FileColumn(name: name), kind.columns.contains(where: { $0.column == column }) { return column }
        return columns[kind]?[name]
    }

    /// The other names of a column.
    func names(of column: FileColumn, in kind: ImportKind) -> [String] { written[kind]?[column] ?? [] }

    /// Whether a column of this name is passed over.
    func ignores(_ name: String) -> Bool { ignored.contains(name) }

    /// Our word for a word of a list; `word` is as `Spelled.word` gives it.
    func word(_ word: String, of list: String) -> String? { words[list]?[word] }

    private struct File: Decodable {
        struct Column: Decodable {
            let column: String
            let kinds: [String]?
            let names: [String]
        }

        let columns: [Column]
        let ignored: [String]
        let words: [String: [String: String]]
    }
}

/// Spellings that do not count in names of columns and in words of lists.
enum Spelled {
    /// A name of a column: without white space and invisible characters around it, ASCII in lower case and half width,
    /// blanks and hyphens inside as `_`.
    static func name(_ text: some StringProtocol) -> String { folded(text, joint: "_") }

    /// A word of a list, likewise, with blanks and underscores inside as `-`.
    static func word(_ text: some StringProtocol) -> String { folded(text, joint: "-") }

    /// A text with ASCII of full width in half width, without invisible characters.
    static func halfWidth(_ text: some StringProtocol) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.compactMap(plain)))
    }

    private static func folded(_ text: some StringProtocol, joint: Character) -> String {
        let joints: Set<Character> = [" ", "-", "_", "\t", "\n", "\r", "\r\n"]
        let words = halfWidth(text).split { joints.contains($0) }
        let folded = words.joined(separator: String(joint))
        return String(
            String.UnicodeScalarView(
                folded.unicodeScalars.map { ("A"..."Z").contains($0) ? Unicode.Scalar(UInt8($0.value) + 32) : $0 }))
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch SpellingCharacter(scalar) {
        case .plain(let byte): Unicode.Scalar(byte)
        case .invisible: nil
        case .foreign: scalar
        }
    }
}
