import ArgumentParser
import ImportFiles

/// The options that say how a file is read.
struct FileReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Encoding of the file: \(TextEncoding.names). By default it is found out and told.", valueName: "name"))
    var encoding: String?

    @Option(
        help: ArgumentHelp(
            "What a column of the file is, such as 证件号码=document_number; ignore for one that is not read. Repeatable.",
            valueName: "name=column"))
    var map: [String] = []

    func validate() throws {
        if let encoding, TextEncoding(name: encoding) == nil {
            throw ValidationError("--encoding takes one of \(TextEncoding.names), not '\(encoding)'.")
        }
        for text in map where ColumnMapping(text) == nil {
            throw ValidationError("--map takes NAME=COLUMN, such as 证件号码=document_number, not '\(text)'.")
        }
    }

    /// The options for a reader.
    var reading: ReadingOptions {
        ReadingOptions(
            encoding: encoding.flatMap { TextEncoding(name: $0) }, columns: map.compactMap { ColumnMapping($0) })
    }
}
