/// What one character is in a person's name.
enum NameCharacter {
    /// A space of any kind, or a tab.
    case space
    /// A line feed or carriage return, which ends a cell.
    case lineBreak
    /// A dot between the parts of a name, as in 古丽·艾山.
    case dot
    /// A letter of any script, or a Chinese character.
    case letter
    /// A mark, a digit, or punctuation of names.
    case other
    /// What no name holds: controls, direction marks, zero-width characters, symbols.
    case foreign

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: self = .letter
        case 0x09: self = .space
        case 0x0A, 0x0D: self = .lineBreak
        // Middle dot and those that are typed for it: ano teleia, bullet, hyphenation point, bullet operator, dot
        // operator, katakana middle dot, full-width full stop, half-width katakana middle dot
        case 0xB7, 0x0387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF0E, 0xFF65: self = .dot
        // Radicals, which text recognition writes for characters
        case 0x2E80...0x2FDF: self = .letter
        // Private use: older Chinese systems keep rare characters there
        case 0xE000...0xF8FF: self = .letter
        // Variants of a Chinese character
        case 0xE0100...0xE01EF: self = .other
        default: self = Self.byCategory(scalar)
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> NameCharacter {
        let properties = scalar.properties
        guard !properties.isDefaultIgnorableCodePoint else { return .foreign }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
            return .letter
        case .nonspacingMark, .spacingMark, .decimalNumber, .dashPunctuation: return .other
        case .spaceSeparator: return .space
        default: return "'’‘`´ʼ,.()[]，（）〔〕".unicodeScalars.contains(scalar) ? .other : .foreign
        }
    }
}
