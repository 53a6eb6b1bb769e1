/// A short text that screens show beside others, such as the name of a laboratory, a counter, an area or an organisation.
///
/// It holds nothing that cannot be seen: no controls, line breaks, direction marks, or characters of no width. With those
/// a text could show as another one, or turn the order of what stands around it (UTR 36, "Bidirectional Text Spoofing").
/// Letters of every script, private characters, and variants of Chinese characters may stand in it.
public struct ShownText: Sendable {
    /// The text without white space around it.
    public let text: String

    /// A text that may have several lines, which `LF` ends, as a form's field or a letter has. A `CR` before it is left out.
    ///
    /// - Throws: As ``init(_:field:charactersMax:)``.
    public init(lines text: String, field: String, charactersMax: Int) throws(FieldProblem) {
        let plain = text.replacing("\r\n", with: "\n")
        // A line break is judged as a space, and takes its place.
        let judged = try ShownText(plain.replacing("\n", with: " "), field: field, charactersMax: charactersMax)
        let scalars = plain.unicodeScalars.drop(while: Self.isSpace)
        self.text = String(Substring(scalars.prefix(judged.text.unicodeScalars.count)))
    }

    /// A text of 1 to `charactersMax` characters, as Unicode scalars, without the white space around it.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` that names the first character that cannot be seen, and its place.
    public init(_ text: String, field: String, charactersMax: Int) throws(FieldProblem) {
        // Most texts are ASCII and plain: nothing has to be looked up or copied.
        if (1...charactersMax).contains(text.utf8.count), text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) {
            self.text = text
            return
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !Self.isSpace($0) }),
            let last = scalars.lastIndex(where: { !Self.isSpace($0) })
        else { throw FieldProblem(field: field, reason: "must be given") }
        let shown = scalars[first...last]
        if let problem = Self.problem(of: shown, in: text, field: field) { throw problem }
        guard shown.count <= charactersMax else {
            throw FieldProblem(
                field: field, reason: "must be at most \(charactersMax) characters long, not \(shown.count)")
        }
        self.text = String(shown)
    }

    /// What is wrong with a text that is kept as it stands, white space included; nil when all of it can be seen.
    public static func problem(of text: String, field: String) -> FieldProblem? {
        problem(of: text.unicodeScalars[...], in: text, field: field)
    }

    private static func problem(
        of part: Substring.UnicodeScalarView, in text: String, field: String
    ) -> FieldProblem? {
        guard let index = part.firstIndex(where: isHidden) else { return nil }
        let place = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: index) + 1
        let code = String(part[index].value, radix: 16, uppercase: true)
        return FieldProblem(
            field: field,
            reason: "holds U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code) at place \(place), "
                + "which cannot be seen",
            of: text, remedy: "leave the character out")
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isPatternWhitespace
    }

    /// Whether a character shows nothing: controls, line breaks, direction marks, characters of no width.
    public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x4E00...0x9FFF: return false
        // Variants of a Chinese character
        case 0xE0100...0xE01EF: return false
        default: break
        }
        if scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return true
        default: return false
        }
    }
}
