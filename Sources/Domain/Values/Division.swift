import Formats

/// Six-digit code of an administrative division of China (GB/T 2260), such as 330106 for 杭州市西湖区.
///
/// Whether such a division exists is reference data.
public struct Division: Hashable, Comparable, Sendable {
    /// The code, 100000 to 999999.
    public let code: UInt32

    /// A code of six digits that does not begin with zero, or nil for another number.
    public init?(code: UInt32) {
        guard (100_000...999_999).contains(code) else { return nil }
        self.code = code
    }

    /// A code of six digits in any ``Spelling``, also as the number `330106.0` of a spreadsheet.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` when the text has another form.
    public init(_ text: some StringProtocol, field: String = "division") throws(FieldProblem) {
        let bytes = try Spelling(text, field: field).droppingDecimalZeros().bytes
        guard bytes.count == 6, let value = Digits.value(bytes), let division = Division(code: UInt32(value)) else {
            throw FieldProblem(field: field, reason: "must be a division code of 6 digits (GB/T 2260)", of: text)
        }
        self = division
    }

    /// The province, such as 330000. A province is its own.
    public var province: Division { Division(unchecked: code / 10_000 * 10_000) }
    /// The division at prefecture level, such as 330100. A province is its own.
    public var prefecture: Division { Division(unchecked: code / 100 * 100) }

    /// Order of the codes, in which a province comes before its divisions.
    public static func < (left: Self, right: Self) -> Bool { left.code < right.code }

    private init(unchecked code: UInt32) { self.code = code }
}

extension Division: CustomStringConvertible {
    /// The six digits.
    public var description: String { String(code) }
}
