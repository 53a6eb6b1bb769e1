/// A mainland mobile number.
///
/// Any number of the right form is a phone. The operator of its prefix is reference data and never decides that:
/// a segment missing from the table must not shut a real person out (ID-8).
public struct Phone: Hashable, Sendable {
    /// The 11 digits.
    public let number: String

    /// A number of 11 digits that begins with 13 to 19, in any ``Spelling``.
    ///
    /// Spaces and hyphens are left out, and so are the code of China (`+86`, `86`, `0086`) and the `.0` of spreadsheets.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` when the text has another form, with a reason of its own for each kind.
    public init(_ text: String, field: String = "phone") throws(FieldProblem) {
        let spelling = try Spelling(text, field: field).droppingDecimalZeros()
        let bytes = spelling.dropping { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "\n") }
            .bytes
        let digits = Self.withoutCountry(bytes)
        guard Self.isMobile(digits) else {
            let refusal = Self.refusal(spelling, digits: digits)
            guard let refusal else {
                let other = spelling.bytes.firstIndex { !ASCII.isDigit($0) && !Self.mayStand($0) }
                guard let other else {
                    throw FieldProblem(field: field, reason: "must be a mobile number of 11 digits", of: text)
                }
                throw spelling.problem(at: other, field: field, text: text)
            }
            throw FieldProblem(field: field, reason: refusal.reason, of: text, remedy: refusal.remedy)
        }
        number = String(decoding: digits, as: UTF8.self)
    }

    /// The number with its middle hidden, such as `138****8000` (ID-8).
    public var masked: String { Mask.middle(of: number, first: 3, last: 4) }
}

// MARK: - Form

extension Phone {
    private static func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == 11 && digits.allSatisfy(ASCII.isDigit) && digits.first == UInt8(ascii: "1")
            && digits[digits.startIndex + 1] >= UInt8(ascii: "3")
    }

    /// The number without the code of China, where a mobile number follows it.
    private static func withoutCountry(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        for code in ["+86", "86", "0086", "(+86)", "(86)"] where bytes.starts(with: code.utf8) {
            let rest = bytes[code.utf8.count...]
            if isMobile(rest) { return rest }
        }
        return bytes[...]
    }

    private static func mayStand(_ byte: UInt8) -> Bool { " -\n+()".utf8.contains(byte) }

    /// The reason of a kind of wrong number, or nil when it is of no kind that people often write.
    private static func refusal(_ spelling: Spelling, digits: ArraySlice<UInt8>) -> (reason: String, remedy: String?)? {
        let isNumber = digits.allSatisfy(ASCII.isDigit)
        if digits.isEmpty { return ("must be given", nil) }
        if spelling.isScientific {
            return ("is a rounded number: a spreadsheet has destroyed its digits", Spelling.formatAsText)
        }
        if spelling.bytes.count(where: ASCII.isDigit) >= 20 {
            return ("holds more than one number", "give one number a row")
        }
        if digits.first == UInt8(ascii: "+") { return ("is no number of the mainland (+86)", nil) }
        guard isNumber, digits.first == UInt8(ascii: "0") else { return nil }
        return isMobile(digits.dropFirst())
            ? ("begins with 0", "leave out the 0 before the 11 digits")
            : ("is a landline: it begins with an area code", "give a mobile number, or leave the field empty")
    }
}
