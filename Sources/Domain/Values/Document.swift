/// A checked identity document.
///
/// A person is keyed by kind, country and number (ID-6).
public struct Document: Hashable, Sendable {
    /// Kinds of document (ID-1 to ID-6).
    ///
    /// Raw values are stored and hashed: they never change.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// 居民身份证 (ID-1).
        case residentID = 1
        /// 港澳台居民居住证 (ID-2).
        case hmtResidencePermit = 2
        /// 港澳居民来往内地通行证 (ID-3).
        case hmTravelPermit = 3
        /// 台湾居民来往大陆通行证, 台胞证 (ID-4).
        case taiwanTravelPermit = 4
        /// 外国人永久居留身份证 (ID-5).
        case foreignPermanentResidentID = 5
        /// Passport of any country (ID-6).
        case passport = 6
    }

    /// Kind of the document.
    public let kind: Kind
    /// Country of issue.
    public let country: CountryCode
    /// The number with ASCII letters in upper case and without spaces and hyphens.
    public let number: String

    /// Normalises and checks a document.
    ///
    /// - Parameters:
    ///   - kind: What the document is.
    ///   - country: ISO 3166-1 alpha-3 in either case; empty means CHN, which a passport may not leave out.
    ///   - number: As people write it: ASCII letters in either case, with spaces or hyphens.
    ///   - today: No birth date may lie after it.
    ///   - isDivision: Whether a resident ID may begin with a division (ID-1).
    /// - Throws: ``FieldProblem`` for `number` or `country`.
    public init(
        kind: Kind, country: String = "", number: String, today: ChinaDay, isDivision: (Division) -> Bool
    ) throws(FieldProblem) {
        self.kind = kind
        self.country = try Self.country(country, kind)
        self.number = Self.normalised(number)
        guard (1...20).contains(self.number.utf8.count) else {
            throw FieldProblem(field: "number", reason: "must be given and at most 20 characters long")
        }
        if let reason = DocumentNumber.problem(kind, Array(self.number.utf8), today: today, isDivision: isDivision) {
            throw FieldProblem(field: "number", reason: reason)
        }
    }

    /// Text that the person's partition key is hashed from, the same for every spelling of one document (ID-6).
    public var canonical: String { "\(kind.rawValue)|\(country)|\(number)" }

    /// The number with its middle hidden, such as `110105********002X`; of 12 characters and less all but four (ID-8).
    public var masked: String {
        number.utf8.count > 12
            ? Mask.middle(of: number, first: 6, last: 4) : Mask.middle(of: number, first: 0, last: 4)
    }

    /// Whether only name and number were matched, so that the document has to be looked at as well (ID-7).
    public var needsCheck: Bool { kind == .passport || kind == .taiwanTravelPermit }

    private static func normalised(_ number: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in number.unicodeScalars where scalar != " " && scalar != "-" { scalars.append(capital(scalar)) }
        return String(scalars)
    }

    private static func country(_ code: String, _ kind: Kind) throws(FieldProblem) -> CountryCode {
        guard !code.isEmpty else {
            guard kind != .passport else {
                throw FieldProblem(field: "country", reason: "a passport needs its issuing country")
            }
            return .china
        }
        var capitals = String.UnicodeScalarView()
        capitals.append(contentsOf: code.unicodeScalars.lazy.map(capital))
        return try CountryCode(String(capitals))
    }

    /// The capital of an ASCII letter; any other character as it is, so that no other script maps into ASCII.
    private static func capital(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("a"..."z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) - 32) : scalar
    }
}
