/// Why a file cannot be imported at all.
public enum ImportFileError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be opened or read; the text is what the system says.
    case unreadable(String)
    /// The file has no line.
    case empty(ImportKind)
    /// The header line is not well-formed.
    case malformedHeader(line: Int, CSVProblem)
    /// A column is not of this kind of file.
    case unknownColumn(String, ImportKind)
    /// A column stands twice.
    case repeatedColumn(String)
    /// Columns are missing that the kind needs.
    case missingColumns([String], ImportKind)
    /// Reading cannot go on.
    case malformed(CSVError)

    /// What is wrong, in words.
    public var description: String {
        switch self {
        case .unreadable(let reason): reason
        case .empty(let kind): "the file is empty; the first line names the columns: \(Self.names(kind))"
        case .malformedHeader(let line, let problem): "line \(line), the header: \(problem)"
        case .unknownColumn(let name, let kind):
            "the header has the column '\(name)', which \(kind.rawValue) do not have; their columns are "
                + Self.names(kind)
        case .repeatedColumn(let name): "the header has the column '\(name)' twice"
        case .missingColumns(let names, let kind):
            "the header lacks \(names.joined(separator: ", ")); the columns of \(kind.rawValue) are "
                + Self.names(kind)
        case .malformed(let error): error.description
        }
    }

    private static func names(_ kind: ImportKind) -> String {
        kind.columns.map(\.name).joined(separator: ",")
    }
}
