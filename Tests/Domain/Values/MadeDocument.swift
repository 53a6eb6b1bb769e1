import Values

/// A made-up document, with the key text that it must have.
struct MadeDocument {
    let kind: Document.Kind
    let country: String
    /// The number in its plain spelling.
    let number: String
    /// What names the person: made here from its parts, not by the code under test.
    let keyText: String

    /// A document of any kind that is valid on ``today``.
    init(using random: inout SeededGenerator) {
        kind = Document.Kind.allCases.randomElement(using: &random)!
        switch kind {
        case .residentID: number = Self.resident(prefix: "330106", using: &random)
        case .hmtResidencePermit:
            number = Self.resident(
                prefix: ["810000", "820000", "830000"].randomElement(using: &random)!, using: &random)
        case .foreignPermanentResidentID:
            number =
                Bool.random(using: &random)
                ? Self.letters(3, using: &random) + Self.digits(12, using: &random)
                : Self.resident(prefix: "9" + Self.digits(5, using: &random), using: &random)
        case .hmTravelPermit:
            number =
                (Bool.random(using: &random) ? "H" : "M")
                + Self.digits(Bool.random(using: &random) ? 8 : 10, using: &random)
        case .taiwanTravelPermit: number = Self.digits(Bool.random(using: &random) ? 8 : 10, using: &random)
        case .passport:
            let length = Int.random(in: 5...17, using: &random)
            number = String(
                (0..<length).map { _ in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".randomElement(using: &random)! })
        }
        country = kind == .passport ? ["CHN", "DEU", "USA", "TUR"].randomElement(using: &random)! : "CHN"
        let person =
            switch kind {
            case .hmTravelPermit: String(number.prefix(9))
            case .taiwanTravelPermit: String(number.prefix(8))
            default: number
            }
        keyText = "\(kind.rawValue)|\(country)|\(person)"
    }

    static let today = ChinaDay(year: 2026, month: 11, day: 30)!

    /// The document as the code under test reads a spelling of it.
    func read(_ spelling: String, kind: Document.Kind? = nil, country: String? = nil) throws(FieldProblem) -> Document {
        try Document(
            kind: kind ?? self.kind, country: country ?? self.country, number: spelling, today: Self.today,
            tables: EveryCode())
    }

    private static func resident(prefix: String, using random: inout SeededGenerator) -> String {
        let day = ChinaDay(number: Int.random(in: -30_000...20_000, using: &random))
        let birth = day.description.filter { $0 != "-" }
        let body = prefix + birth + digits(3, using: &random)
        return body + String(decoding: [DocumentNumber.checkCharacter(body.utf8)], as: UTF8.self)
    }

    private static func digits(_ count: Int, using random: inout SeededGenerator) -> String {
        String((0..<count).map { _ in "0123456789".randomElement(using: &random)! })
    }

    private static func letters(_ count: Int, using random: inout SeededGenerator) -> String {
        String((0..<count).map { _ in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".randomElement(using: &random)! })
    }
}

// MARK: - Spellings

extension MadeDocument {
    /// One of the ways to write the number, with the same meaning.
    func spelling(using random: inout SeededGenerator) -> String {
        let isWhole = number.allSatisfy(\.isNumber)
        var text = Self.respelled(
            withBrackets(using: &random), separators: kind == .passport ? Self.separators : Self.separators + ["\n"],
            using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: text = "'" + text
        case 1: text = "=\"" + text + "\""
        case 2 where isWhole && text.utf8.allSatisfy({ (0x30...0x39).contains($0) }): text += ".0"
        default: break
        }
        return (Self.around.randomElement(using: &random)!) + text + (Self.around.randomElement(using: &random)!)
    }

    /// The re-issue count and a Taiwan permit's office, with and without brackets.
    private func withBrackets(using random: inout SeededGenerator) -> String {
        guard kind == .hmTravelPermit || kind == .taiwanTravelPermit else { return number }
        let length = kind == .hmTravelPermit ? 9 : 8
        var text = number
        if number.count == length + 2, Bool.random(using: &random) {
            text = "\(number.prefix(length))(\(number.suffix(2)))"
        }
        if kind == .taiwanTravelPermit, Int.random(in: 0..<3, using: &random) == 0 { text += "(B)" }
        return text
    }

    /// The text with other forms of its characters and separators between them.
    static func respelled(_ text: String, separators: [String], using random: inout SeededGenerator) -> String {
        let isPlain = Int.random(in: 0..<4, using: &random) == 0
        var result = ""
        for scalar in text.unicodeScalars {
            if !isPlain, !result.isEmpty, Int.random(in: 0..<5, using: &random) == 0 {
                result += separators.randomElement(using: &random)!
            }
            var scalar = scalar
            if ("A"..."Z").contains(scalar), Bool.random(using: &random) { scalar = Unicode.Scalar(scalar.value + 32)! }
            if !isPlain, ("!"..."~").contains(scalar), Int.random(in: 0..<3, using: &random) == 0 {
                scalar = Unicode.Scalar(scalar.value + 0xFEE0)!
            }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    static let separators = [
        " ", "-", "\u{A0}", "\u{3000}", "\u{2011}", "\u{2013}", "\u{2212}", "\u{FF0D}", "\u{AD}", "\u{200B}",
        "\u{200D}",
        "\u{2060}", "\u{FEFF}", "\u{202A}", "\u{202C}", "\u{200E}", "\t", "  ",
    ]
    private static let around = [
        "", "", "", " ", "\u{A0}", "\u{3000}", "\r\n", "\t", "\u{FEFF}", "\u{200B}", "\u{202D}", "\n",
    ]
}
