/// A checked identity document. A person is keyed by (kind, country, number) (ID-6).
public struct Document: Hashable, Sendable {
    /// Kinds of document (ID-1 to ID-6).
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        case residentID = 1
        case hmtResidencePermit = 2
        case hmTravelPermit = 3
        case taiwanTravelPermit = 4
        case foreignPermanentResidentID = 5
        case passport = 6
    }

    public let kind: Kind
    /// ISO 3166-1 alpha-3.
    public let country: String
    /// Normalised: upper case, no spaces, no hyphens.
    public let number: String

    /// Checks and normalises a document.
    ///
    /// - Parameters:
    ///   - country: ISO 3166-1 alpha-3; empty means CHN, which a passport may not leave out.
    ///   - today: No birth date may lie after it.
    /// - Throws: ``FieldProblem`` for `number` or `country`.
    public init(kind: Kind, country: String = "", number: String, today: CivilDay) throws(FieldProblem) {
        self.kind = kind
        self.country = try Self.country(country, kind)
        self.number = Self.normalised(number)
        guard (1...20).contains(self.number.utf8.count) else {
            throw FieldProblem(field: "number", reason: "must be given and at most 20 characters long")
        }
        if let reason = DocumentRules.problem(kind, Array(self.number.utf8), today: today) {
            throw FieldProblem(field: "number", reason: reason)
        }
    }

    /// What the person's partition key is made of; the same for every spelling of one document.
    public var canonical: String { "\(kind.rawValue)|\(country)|\(number)" }

    /// 110105********002X: all but the first six and the last four, or for short numbers the last four, hidden (ID-8).
    public var masked: String {
        number.count > 12
            ? number.prefix(6) + String(repeating: "*", count: number.count - 10) + number.suffix(4)
            : String(repeating: "*", count: max(0, number.count - 4)) + number.suffix(4)
    }

    /// Name and number alone were matched, so the document has to be looked at as well (ID-7).
    public var needsCheck: Bool { kind == .passport || kind == .taiwanTravelPermit }

    private static func normalised(_ number: String) -> String {
        String(number.uppercased().filter { $0 != " " && $0 != "-" })
    }

    private static func country(_ code: String, _ kind: Kind) throws(FieldProblem) -> String {
        let code = code.uppercased()
        if code.isEmpty {
            guard kind != .passport else {
                throw FieldProblem(field: "country", reason: "a passport needs its issuing country")
            }
            return "CHN"
        }
        guard code.utf8.count == 3, code.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) else {
            throw FieldProblem(field: "country", reason: "must be three letters (ISO 3166-1 alpha-3)")
        }
        return code
    }
}
