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
        // Most names are ASCII and plain: nothing has to be looked up or copied.
        if (1...charactersMax).contains(text.utf8.count), text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) {
            return SourceName(text)
        }
        let scalars = Array(text.unicodeScalars)
        let isSpace = { (scalar: Unicode.Scalar) in
            scalar.properties.isWhitespace || scalar.properties.isPatternWhitespace
        }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { throw FieldProblem(field: field, reason: "must be given") }
        for (index, scalar) in scalars[first...last].enumerated() where isHidden(scalar) {
            let code = String(scalar.value, radix: 16, uppercase: true)
            throw FieldProblem(
                field: field,
                reason: "holds U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code) at place "
                    + "\(first + index + 1), which cannot be seen",
                of: text, remedy: "leave the character out")
        }
        guard last - first < charactersMax else {
            throw FieldProblem(
                field: field, reason: "must be at most \(charactersMax) characters long, not \(last - first + 1)")
        }
        var trimmed = String.UnicodeScalarView()
        trimmed.append(contentsOf: scalars[first...last])
        return SourceName(String(trimmed))
    }

    /// Whether a character shows nothing: controls, line breaks, direction marks, zero-width characters.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return true }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return true
        default: return false
        }
    }
}
