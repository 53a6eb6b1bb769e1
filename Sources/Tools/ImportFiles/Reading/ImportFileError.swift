/// Why a file cannot be imported at all.
public enum ImportFileError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be opened, read or written; the text is what the system says.
    case unreadable(String)
    /// The file has no line.
    case empty(ImportKind)
    /// The header line is not well-formed.
    case malformedHeader(line: Int, CSVProblem)
    /// Lines stand above the line that names the columns, such as a title.
    case linesAboveHeader(header: Int)
    /// The names of columns are separated by full-width commas.
    case fullWidthCommas
    /// The separator that a line `sep=` names is not one of those that are read.
    case unknownSeparator
    /// A column is not of this kind of file.
    case unknownColumn(String, ImportKind)
    /// No name of the header is a column of this kind.
    case noHeader(line: Int, ImportKind)
    /// A column stands twice, by these names of the header.
    case repeatedColumn(String, names: [String])
    /// Columns are missing that the kind needs.
    case missingColumns([String], ImportKind)
    /// A mapping of columns names a column that the file, or the kind, does not have.
    case wrongMapping(String)

    /// What is wrong, in words, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let reason): reason
        case .empty(let kind): "the file is empty; the first line names the columns: \(Self.names(kind))"
        case .malformedHeader(let line, let problem): "line \(line), the header: \(problem)"
        case .linesAboveHeader(let header):
            "line \(header) names the columns, but other lines stand above it; delete them"
        case .fullWidthCommas: "the header is separated by full-width commas (，); write , instead"
        case .unknownSeparator: "the line 'sep=' names a separator that is none of , ; | and the tabulator"
        case .unknownColumn(let name, let kind):
            "the header has the column '\(name)', which \(kind.rawValue) do not have; say what it is with "
                + "--map '\(name)=COLUMN', or --map '\(name)=ignore'; the columns are \(Self.names(kind))"
        case .noHeader(let line, let kind):
            "line \(line) names no column of \(kind.rawValue); is the header missing, or is it a file of another kind? the "
                + "columns are \(Self.names(kind)); say which of yours they are with --map NAME=COLUMN"
        case .repeatedColumn(let column, let names):
            "the header has the column \(column) twice, as \(names.map { "'\($0)'" }.joined(separator: " and "))"
        case .missingColumns(let names, let kind):
            "the header lacks \(names.joined(separator: ", ")); the columns of \(kind.rawValue) are "
                + "\(Self.names(kind)); say which of yours they are with --map NAME=COLUMN"
        case .wrongMapping(let reason): reason
        }
    }

    private static func names(_ kind: ImportKind) -> String {
        kind.columns.map(\.name).joined(separator: ",")
    }
}
