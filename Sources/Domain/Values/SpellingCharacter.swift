/// What one character of a written code stands for.
///
/// Names of columns and words of lists are read by it too, where characters that are ``foreign`` to codes may stand.
public enum SpellingCharacter {
    /// A printable ASCII character, or a line feed for a line break.
    case plain(UInt8)
    /// A character that shows nothing.
    case invisible
    /// A character that no code holds.
    case foreign

    /// The meaning of a character.
    public init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20...0x7E: self = .plain(UInt8(scalar.value))
        case 0xFF01...0xFF5E: self = .plain(UInt8(scalar.value - 0xFEE0))
        // Line feed, vertical tab, form feed, carriage return, next line, line and paragraph separators
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: self = .plain(UInt8(ascii: "\n"))
        case 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .plain(UInt8(ascii: " "))
        // Hyphens and dashes, the minus sign, and their small forms
        case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63: self = .plain(UInt8(ascii: "-"))
        case 0x2018, 0x2019: self = .plain(UInt8(ascii: "'"))
        case 0x201C, 0x201D: self = .plain(UInt8(ascii: "\""))
        // Soft hyphen, direction marks, zero-width spaces and joiners, byte order mark
        case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
            self = .invisible
        default: self = .foreign
        }
    }

    /// A character as refusals write it, such as `U+0131 (LATIN SMALL LETTER DOTLESS I)`.
    static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        guard let name = scalar.properties.name ?? scalar.properties.nameAlias else { return code }
        return "\(code) (\(name))"
    }

    /// What to write instead of a character.
    static func remedy(for scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "*": return "give the whole number; a masked one names nobody"
        case "Х", "х", "Χ", "χ", "×", "✕", "✗", "Ⅹ", "ⅹ": return "write the Latin letter X"
        case "/", ",", ";", "、", "|": return "give one value a row"
        case _ where scalar.properties.numericType != nil: return "write the digits 0 to 9"
        default: return "write only plain letters and digits (ASCII)"
        }
    }
}
