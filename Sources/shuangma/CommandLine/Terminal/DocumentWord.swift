import CommonContracts
import Values

extension CommonV1.Document {
    /// The document of a command's options.
    ///
    /// - Parameter word: Its type, such as `passport`.
    /// - Throws: ``Failure`` for a word of no type.
    init(word: String, country: String, number: String) throws {
        guard let kind = Document.Kind(word: word) else {
            let words = Document.Kind.allCases.map(\.word).joined(separator: ", ")
            throw Failure.wrongUse("'\(word)' is no type of document; give one of \(words)")
        }
        self.init(type: .init(rawValue: Int32(kind.rawValue)), country: country, number: number)
    }
}
