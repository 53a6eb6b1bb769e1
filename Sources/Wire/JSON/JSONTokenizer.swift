/// Cuts JSON text (RFC 8259) into tokens.
struct JSONTokenizer {
    private let bytes: UnsafeRawBufferPointer
    private(set) var position = 0

    /// What is wrong with the text, in words for people.
    struct Failure: Error {
        let reason: String
    }

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The next character that is not white space; nil at the end.
    mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return bytes[position]
            }
        }
        return nil
    }

    /// Takes the next character if it is this one.
    mutating func take(_ character: Character) -> Bool {
        guard let ascii = character.asciiValue, peek() == ascii else { return false }
        position += 1
        return true
    }

    mutating func expect(_ character: Character) throws(Failure) {
        guard take(character) else { throw Failure(reason: "'\(character)' is expected at byte \(position)") }
    }

    /// Takes a word such as `null` if it is next.
    mutating func take(word: StaticString) -> Bool {
        guard peek() != nil, position + word.utf8CodeUnitCount <= bytes.count else { return false }
        let matches = word.withUTF8Buffer { word in word.indices.allSatisfy { bytes[position + $0] == word[$0] } }
        if matches { position += word.utf8CodeUnitCount }
        return matches
    }

    /// The text of a number.
    mutating func number() throws(Failure) -> [UInt8] {
        _ = peek()
        let start = position
        _ = at("-") && advance()
        let leadingZero = at("0")
        let digits = skipDigits()
        guard digits > 0, !leadingZero || digits == 1 else { throw Failure(reason: "a number is malformed") }
        if at(".") {
            position += 1
            guard skipDigits() > 0 else { throw Failure(reason: "a number is malformed") }
        }
        if at("e") || at("E") {
            position += 1
            _ = (at("+") || at("-")) && advance()
            guard skipDigits() > 0 else { throw Failure(reason: "a number is malformed") }
        }
        return Array(bytes[start..<position])
    }

    private func at(_ character: Character) -> Bool {
        position < bytes.count && bytes[position] == character.asciiValue
    }

    private mutating func advance() -> Bool {
        position += 1
        return true
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, bytes[position] >= 48, bytes[position] <= 57 { position += 1 }
        return position - start
    }

    /// A string's characters as UTF-8.
    mutating func string() throws(Failure) -> [UInt8] {
        try expect("\"")
        var text: [UInt8] = []
        var isPlain = true
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard isPlain || String(validating: text, as: UTF8.self) != nil else {
                    throw Failure(reason: "a string is not valid UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw Failure(reason: "a string holds a control character")
            default:
                if byte >= 0x80 { isPlain = false }
                text.append(byte)
            }
        }
        throw Failure(reason: "a string does not end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Failure) {
        guard position < bytes.count else { throw Failure(reason: "a string does not end") }
        let kind = bytes[position]
        position += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(kind)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default: throw Failure(reason: "a string holds an unknown escape")
        }
    }

    private mutating func scalar() throws(Failure) -> Unicode.Scalar {
        var value = try hex()
        if value >= 0xD800, value < 0xDC00, at("\\") {
            position += 1
            guard at("u") else { throw Failure(reason: "a surrogate stands alone") }
            position += 1
            let low = try hex()
            guard low >= 0xDC00, low < 0xE000 else { throw Failure(reason: "a surrogate stands alone") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw Failure(reason: "a surrogate stands alone") }
        return scalar
    }

    private mutating func hex() throws(Failure) -> UInt32 {
        guard position + 4 <= bytes.count else { throw Failure(reason: "a string holds a malformed escape") }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw Failure(reason: "a string holds a malformed escape")
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}
