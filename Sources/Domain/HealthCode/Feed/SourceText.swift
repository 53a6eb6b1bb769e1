import HealthCodeCore
import Values

/// Reads the names and numbers that a source gives: of laboratories, samples, cases, counters and the source itself.
enum SourceText {
    /// The most characters of a name, as Unicode scalars.
    private static let charactersMax = 64

    /// A name of 1 to 64 characters, without white space around it.
    ///
    /// - Throws: ``FieldProblem`` for `field`; it names the first character that a name may not hold, and its place.
    static func name(_ text: String, field: String) throws(FieldProblem) -> SourceName {
        SourceName(try ShownText(text, field: field, charactersMax: charactersMax).text)
    }
}
