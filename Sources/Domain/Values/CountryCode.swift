/// ISO 3166-1 alpha-3 code of a country or region, such as `CHN`.
///
/// Whether the code is assigned is reference data.
public struct CountryCode: Hashable, Comparable, Sendable {
    /// Three ASCII capitals.
    public let text: String

    /// China, the issuer of every document kind but passports.
    public static let china = CountryCode(unchecked: "CHN")

    /// A code of three ASCII capitals.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` when the text has another form.
    public init(_ text: some StringProtocol, field: String = "country") throws(FieldProblem) {
        guard text.utf8.count == 3, text.utf8.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) else {
            throw FieldProblem(field: field, reason: "must be three capital letters (ISO 3166-1 alpha-3)")
        }
        self.text = String(text)
    }

    /// Alphabetical order.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    private init(unchecked text: String) { self.text = text }
}

extension CountryCode: CustomStringConvertible {
    /// The three capitals.
    public var description: String { text }
}
