/// Numbers of JSON (RFC 8259 section 6).
enum JSONNumber {
    /// Where the number that begins at `start` ends; nil when none does.
    static func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var position = start
        func isAt(_ characters: StaticString) -> Bool {
            guard position < bytes.count else { return false }
            return characters.withUTF8Buffer { $0.contains(bytes[position]) }
        }
        func skipDigits() -> Int {
            let first = position
            while position < bytes.count, bytes[position] >= 48, bytes[position] <= 57 { position += 1 }
            return position - first
        }
        if isAt("-") { position += 1 }
        let leadingZero = isAt("0")
        let digits = skipDigits()
        guard digits > 0, !leadingZero || digits == 1 else { return nil }
        if isAt(".") {
            position += 1
            guard skipDigits() > 0 else { return nil }
        }
        if isAt("eE") {
            position += 1
            if isAt("+-") { position += 1 }
            guard skipDigits() > 0 else { return nil }
        }
        return position
    }

    /// Whether a text is a number and nothing else.
    static func isNumber(_ text: UnsafeRawBufferPointer) -> Bool { end(in: text, from: 0) == text.count }

    /// The value of a number with fraction or exponent, if it is whole and fits; exact also where a Double is not.
    static func whole<I: FixedWidthInteger>(_ text: UnsafeRawBufferPointer) -> I? {
        let parts = text.split(maxSplits: 1) { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        guard isNumber(text), let mantissa = parts.first else { return nil }
        var digits = mantissa.filter { $0 >= 48 && $0 <= 57 }
        // The value is the digits times ten to this power.
        var scale = 0
        if let point = mantissa.firstIndex(of: UInt8(ascii: ".")) { scale -= mantissa.endIndex - point - 1 }
        while let last = digits.last, last == UInt8(ascii: "0") {
            digits.removeLast()
            scale += 1
        }
        if digits.isEmpty { return 0 }
        if parts.count == 2 {
            // An exponent that is itself beyond measure makes a number too large or not whole.
            guard let exponent = Int32(String(decoding: parts[1], as: UTF8.self)) else { return nil }
            scale += Int(exponent)
        }
        guard scale >= 0, scale <= 20 else { return nil }
        let sign = text.first == UInt8(ascii: "-") ? "-" : ""
        return I(sign + String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: scale))
    }
}
