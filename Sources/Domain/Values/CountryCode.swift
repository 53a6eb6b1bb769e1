/// ISO 3166-1 alpha-3 code of a country or region, such as `CHN`.
///
/// Whether the code is assigned is reference data.
public struct CountryCode: Hashable, Comparable, Sendable {
    /// Three ASCII capitals.
    public let text: String

    /// China, the issuer of every document kind but passports.
    public static let china = CountryCode(unchecked: "CHN")

    /// A code of three ASCII letters in either case, in any ``Spelling``.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` when the text has another form.
    public init(_ text: some StringProtocol, field: String = "country") throws(FieldProblem) {
        let bytes = try Spelling(text, field: field).bytes.map(ASCII.capital)
        guard bytes.count == 3, bytes.allSatisfy(ASCII.isCapital) else {
            throw FieldProblem(
                field: field, reason: "must be three letters (ISO 3166-1 alpha-3)", of: text,
                remedy: "write a code such as CHN, DEU or USA")
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// The problem of a code that ISO 3166-1 does not assign.
    ///
    /// - Parameter field: Name of the field.
    public func unassigned(field: String = "country") -> FieldProblem {
        FieldProblem(
            field: field, reason: "is no assigned country code (ISO 3166-1 alpha-3)", of: text,
            remedy: "write a code such as CHN, DEU or USA")
    }

    /// Alphabetical order.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    private init(unchecked text: String) { self.text = text }
}

extension CountryCode: CustomStringConvertible {
    /// The three capitals.
    public var description: String { text }
}
