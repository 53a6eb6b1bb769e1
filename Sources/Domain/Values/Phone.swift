/// A mainland mobile number.
///
/// Any number of the right form is a phone. The operator of its prefix is reference data and never decides that:
/// a segment missing from the table must not shut a real person out (ID-8).
public struct Phone: Hashable, Sendable {
    /// The 11 digits.
    public let number: String

    /// A number of 11 ASCII digits that begins with 13 to 19.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` when the text has another form.
    public init(_ text: String, field: String = "phone") throws(FieldProblem) {
        let digits = text.utf8
        guard digits.count == 11, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            digits.first == UInt8(ascii: "1"), digits.dropFirst().first.map({ $0 >= UInt8(ascii: "3") }) == true
        else { throw FieldProblem(field: field, reason: "must be a mobile number of 11 digits") }
        number = text
    }

    /// The number with its middle hidden, such as `138****8000` (ID-8).
    public var masked: String { Mask.middle(of: number, first: 3, last: 4) }
}
