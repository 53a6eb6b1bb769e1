extension PersonName {
    /// How two spellings of names compare.
    public enum Likeness: Sendable, CaseIterable {
        /// They are spellings of one name.
        case same
        case different
        /// They may be: a character of private use, which older systems keep rare characters at, stands where the other has
        /// any other character. A person has to look.
        case undecided
    }

    /// Compares the name that a person gives with the name that a register has of the same document.
    ///
    /// The number of the document tells persons apart; this only finds out whether both spellings are of one name:
    ///
    /// - Canonically equivalent characters are the same (`José` composed or not, U+F92C and U+90CE), and so are full-width
    ///   and plain letters and digits. Variants of a Chinese character, which follow it invisibly, count as the character.
    /// - Middle dots and spaces do not count in names of Chinese characters: `古丽·艾山` is `古丽艾山`, `张 三` is `张三`.
    /// - Latin letters are compared without case and accents, and with `ä`, `ö`, `ü`, `ø` and `å` also as `ae`, `oe`, `ue`,
    ///   `oe` and `aa`, as machines read passports (ICAO 9303). Other letters of one sound, such as `ß` and `ss`, are the same.
    /// - Latin names may put the family name first or last, and part or join words by spaces, hyphens and apostrophes:
    ///   `O'Brien-Smith, Mary Ann` is `MARYANN OBRIEN SMITH`. Words that only one of them has make them different.
    /// - 々 and 〇 are characters like others: 々 does not stand for the one before it.
    ///
    /// Nothing is transliterated: a name in Chinese characters is never one in Latin letters.
    public func likeness(to other: PersonName) -> Likeness {
        let (left, right) = (NameForms(self), NameForms(other))
        if left.matches(right) { return .same }
        return left.couldMatch(right) ? .undecided : .different
    }
}

/// A name as it is compared.
private struct NameForms {
    /// Its words without accents, in order, once with base letters and once with the letters of machine-readable passports.
    private let forms: [[String]]
    /// Its characters without anything between them.
    private let plain: [Character]

    init(_ name: PersonName) {
        let words = Self.words(name.text)
        let (base, expanded) = (words.map(Self.base), words.map(Self.expanded))
        forms = base == expanded ? [base] : [base, expanded]
        plain = Array(base.joined())
    }

    /// Whether some form of both has the same letters, when whole words may stand at the other end.
    func matches(_ other: NameForms) -> Bool {
        forms.contains { left in
            let rotations = left.indices.map { (left[$0...] + left[..<$0]).joined() }
            return other.forms.contains { right in
                rotations.contains(right.joined()) || left.sorted() == right.sorted()
            }
        }
    }

    /// Whether both would be the same if each character of private use could be any other.
    func couldMatch(_ other: NameForms) -> Bool {
        guard plain.count == other.plain.count, plain.count > 0 else { return false }
        return zip(plain, other.plain).allSatisfy { $0 == $1 || Self.isPrivate($0) || Self.isPrivate($1) }
    }

    private static func isPrivate(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .privateUse }
    }

    /// The words of a name: what spaces, dots, commas and brackets part. Hyphens part, apostrophes join.
    private static func words(_ text: String) -> [String] {
        var words = [String.UnicodeScalarView()]
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "·", ",", "，", ".", "(", ")", "[", "]", "（", "）", "〔", "〕":
                if words.last?.isEmpty == false { words.append(.init()) }
            case "'", "’", "‘", "`", "´", "ʼ": break
            case _ where scalar.properties.generalCategory == .dashPunctuation:
                if words.last?.isEmpty == false { words.append(.init()) }
            case _ where scalar.properties.isVariationSelector: break
            default: words[words.count - 1].append(plain(scalar))
            }
        }
        return words.filter { !$0.isEmpty }.map { String($0).lowercased() }
    }

    /// A full-width letter or digit as a plain one.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        0xFF01...0xFF5E ~= scalar.value ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }

    private static func base(_ word: String) -> String { String(word.flatMap { letters(of: $0, in: joined) }) }

    private static func expanded(_ word: String) -> String { String(word.flatMap { letters(of: $0, in: passports) }) }

    /// The letters that a character stands for: as a table says, else itself without accents.
    private static func letters(of character: Character, in table: [Character: String]) -> String {
        if let letters = table[character] { return letters }
        // A letter whose accents are characters of their own.
        if let first = character.unicodeScalars.first, first.isASCII { return String(first) }
        return accents[character].map { String($0) } ?? String(character)
    }

    /// Letters of one sound that no accent parts.
    private static let joined: [Character: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h",
    ]

    /// How passports write some letters for machines (ICAO 9303, part 3), beside those of ``joined``.
    private static let passports = joined.merging(
        ["ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"], uniquingKeysWith: { $1 })

    /// Latin letters with one or two accents, and without. Keys are found in each of their canonical forms.
    private static let accents: [Character: Character] = {
        let marks = [
            "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{309}",
            "\u{30A}", "\u{30B}", "\u{30C}", "\u{31B}", "\u{323}", "\u{326}", "\u{327}", "\u{328}", "\u{331}",
        ]
        let inner = ["\u{302}", "\u{306}", "\u{308}", "\u{31B}", "\u{323}", "\u{327}"]
        let all = marks + inner.flatMap { first in marks.map { first + $0 } }
        var accents: [Character: Character] = [:]
        for letter in "abcdefghijklmnopqrstuvwxyz" {
            for mark in all { accents[Character(String(letter) + mark)] = letter }
        }
        return accents
    }()
}
