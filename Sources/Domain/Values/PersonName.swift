/// A person's name.
///
/// Names are compared by their bytes: U+F92C and U+90CE are two names, although Unicode calls them equivalent.
public struct PersonName: Sendable {
    /// The name with one kind of space and one kind of middle dot, `·`.
    public let text: String

    /// The most characters of a name.
    public static let charactersMax = 100
    /// The most Unicode scalars of a name: a character may carry marks.
    public static let scalarsMax = 200

    /// A name of 1 to ``charactersMax`` characters and at most ``scalarsMax`` scalars, one of them a letter.
    ///
    /// It may hold letters of any script, rare Chinese characters among them, marks, digits, and the punctuation of
    /// names. White space around it is dropped. Inner spaces of every kind become single blanks, and the dots `•`, `・`,
    /// `．` and `‧` become `·`. Nothing else is changed.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` that names the first character that no name holds, and its place.
    public init(_ text: String, field: String = "name") throws(FieldProblem) {
        guard text.utf8.count <= Spelling.bytesMax else { throw Self.lengthProblem(field) }
        var scalars = String.UnicodeScalarView()
        var hasLetter = false
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch NameCharacter(scalar) {
            case .space:
                if !scalars.isEmpty, scalars.last != " " { scalars.append(" ") }
            case .lineBreak where Self.isOnlySpace(text.unicodeScalars.dropFirst(index)) || scalars.isEmpty: break
            case .dot: scalars.append("·")
            case .letter:
                hasLetter = true
                scalars.append(scalar)
            case .other: scalars.append(scalar)
            case .lineBreak, .foreign: throw Self.problem(scalar, place: index + 1, field: field)
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        guard !scalars.isEmpty else { throw Self.lengthProblem(field) }
        guard hasLetter else { throw FieldProblem(field: field, reason: "holds no letter") }
        let name = String(scalars)
        guard scalars.count <= Self.scalarsMax, name.count <= Self.charactersMax else {
            throw Self.lengthProblem(field)
        }
        guard !Self.leftovers.contains(where: name.hasSameBytes) else {
            throw FieldProblem(
                field: field, reason: "is the word that a program writes for an empty field",
                remedy: "give the person's name")
        }
        self.text = name
    }

    /// The name with all but its first and last character hidden, such as `张*三`; of two the last, of one that one (ID-8).
    public var masked: String {
        switch text.count {
        case 1: "*"
        case 2: "\(text.prefix(1))*"
        default: Mask.middle(of: text, first: 1, last: 1)
        }
    }

    /// What programs write where there is no value.
    private static let leftovers = ["null", "NULL", "(null)", "undefined"]

    private static func isOnlySpace(_ scalars: Substring.UnicodeScalarView) -> Bool {
        scalars.allSatisfy {
            switch NameCharacter($0) {
            case .space, .lineBreak: true
            default: false
            }
        }
    }

    private static func lengthProblem(_ field: String) -> FieldProblem {
        FieldProblem(field: field, reason: "must be 1 to \(charactersMax) characters long")
    }

    private static func problem(_ scalar: Unicode.Scalar, place: Int, field: String) -> FieldProblem {
        FieldProblem(
            field: field, reason: "holds \(SpellingCharacter.name(of: scalar)) at place \(place)",
            remedy: "leave out what is no part of the name")
    }
}

// MARK: - Comparison

extension PersonName: Hashable {
    /// Whether two names are the same bytes.
    public static func == (left: Self, right: Self) -> Bool { left.text.hasSameBytes(as: right.text) }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8.max)
    }
}
