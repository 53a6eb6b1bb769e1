/// A short text in a member of staff's own words that others read, such as why something was rejected. It names no citizen.
///
/// Numbers of documents and phones are refused, however they are spaced. Names cannot be told from other words, nor letters
/// that stand for digits: that they are left out is up to whoever writes.
public struct StaffText: Sendable {
    /// The text without white space around it.
    public let text: String

    /// - Parameters:
    ///   - field: Name of the field in the problem that is thrown.
    ///   - charactersMax: As of ``ShownText``.
    /// - Throws: ``FieldProblem``, which never repeats the text.
    public init(_ text: String, field: String, charactersMax: Int) throws(FieldProblem) {
        let shown = try ShownText(text, field: field, charactersMax: charactersMax).text
        if let what = Self.personalNumber(in: shown) {
            throw FieldProblem(
                field: field, reason: "holds what looks like the number of a \(what)",
                remedy: "say it without naming a citizen")
        }
        self.text = shown
    }

    /// What number a text holds; nil for none.
    private static func personalNumber(in text: String) -> String? {
        for joins in [false, true] {
            for word in words(of: text, joins: joins) {
                if isPhone(word) { return "phone" }
                if isDocument(word) { return "document" }
            }
        }
        return nil
    }

    /// Chinese digits as cheques have them and as phone numbers are read out, which Unicode gives no value or not all.
    private static let chineseDigits = Dictionary(
        uniqueKeysWithValues: zip("〇零幺壹两贰叁肆伍陆柒捌玖".unicodeScalars, "0011223456789".unicodeScalars))

    /// The ASCII digit that a digit of any script, circled or full-width, stands for; nil for no digit.
    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.isASCII { return nil }
        if let digit = chineseDigits[scalar] { return digit }
        guard let value = scalar.properties.numericValue, (0...9).contains(value), value.rounded() == value else {
            return nil
        }
        return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }

    /// Runs of ASCII letters and digits, in capitals; full-width ones and digits of all scripts count as the same.
    ///
    /// - Parameter joins: Whether one separator between two digits, or before a final X, is left out.
    private static func words(of text: String, joins: Bool) -> [[UInt8]] {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            if let digit = digit(scalar) { return digit }
            guard 0xFF01...0xFF5E ~= scalar.value, let plain = Unicode.Scalar(scalar.value - 0xFEE0) else {
                return scalar
            }
            return plain
        }
        var words: [[UInt8]] = [[]]
        for (place, scalar) in scalars.enumerated() {
            if scalar.isASCII, scalar.properties.numericType != nil || scalar.properties.isAlphabetic {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                words[words.count - 1].append(scalar.properties.isLowercase ? byte - 32 : byte)
            } else if joins, !scalar.properties.isAlphabetic, let last = words.last?.last, isDigit(last),
                place + 1 < scalars.count, continuesNumber(scalars[place + 1])
            {
                continue
            } else if words.last?.isEmpty == false {
                words.append([])
            }
        }
        return words
    }

    private static func continuesNumber(_ scalar: Unicode.Scalar) -> Bool {
        "0"..."9" ~= scalar || scalar == "X" || scalar == "x"
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    /// 11 digits of a mobile number, also with the prefix of the country.
    private static func isPhone(_ word: [UInt8]) -> Bool {
        guard word.allSatisfy(isDigit) else { return false }
        let text = String(decoding: word, as: UTF8.self)
        let plain = ["0086", "86"].first { text.hasPrefix($0) && word.count == 11 + $0.count }.map {
            word.dropFirst($0.count)
        }
        let number = Array(plain ?? word[...])
        return number.count == 11 && number[0] == UInt8(ascii: "1") && number[1] >= UInt8(ascii: "3")
    }

    /// An identity number of 18 or 15 characters, or a letter or two and 7 to 10 digits as passports and permits have them.
    private static func isDocument(_ word: [UInt8]) -> Bool {
        let letters = word.prefix { !isDigit($0) }.count
        let digits = word.dropFirst(letters)
        if letters == 0, word.count == 18 {
            return word.dropLast().allSatisfy(isDigit) && (isDigit(word[17]) || word[17] == UInt8(ascii: "X"))
        }
        guard digits.allSatisfy(isDigit) else { return false }
        return switch letters {
        case 0: word.count == 15
        case 1: "EGDHMPS".utf8.contains(word[0]) && (8...10).contains(digits.count)
        case 2: word[0] == UInt8(ascii: "E") && digits.count == 7
        default: false
        }
    }
}
