/// How a file is to be read, where it does not tell by itself.
public struct ReadingOptions: Sendable, Equatable {
    /// Encoding of the file; nil to find it out.
    public var encoding: TextEncoding?
    /// What columns of the file are, such as 证件号码 to `document_number`. The column `ignore` is not read. They win over
    /// the names that this build knows.
    public var columns: [ColumnMapping]

    /// Options; by default everything is found out.
    public init(encoding: TextEncoding? = nil, columns: [ColumnMapping] = []) {
        self.encoding = encoding
        self.columns = columns
    }
}

/// Says what one column of a file is.
public struct ColumnMapping: Sendable, Equatable {
    /// Name of the column in the file's header.
    public let name: String
    /// Name of our column, or `ignore`.
    public let column: String

    /// The mapping of a text such as `证件号码=document_number`; nil without a `=` or with nothing beside it.
    public init?(_ text: String) {
        guard let sign = text.lastIndex(of: "=") else { return nil }
        name = String(text[..<sign])
        column = Spelled.name(text[text.index(after: sign)...])
        guard !Spelled.name(name).isEmpty, !column.isEmpty else { return nil }
    }
}

/// How a file was read.
public struct FileReading: Sendable, Equatable {
    /// Encoding of the file.
    public let encoding: TextEncoding
    /// Separator of its fields.
    public let separator: Character
    /// Names of columns that were not read.
    public let ignoredColumns: [String]

    /// For people: `UTF-8, separated by ,`.
    public var description: String {
        let separator = separator == "\t" ? "tabulators" : String(separator)
        let ignored = ignoredColumns.isEmpty ? "" : ", without the columns " + ignoredColumns.joined(separator: ", ")
        return "\(encoding.rawValue), separated by \(separator)\(ignored)"
    }
}
