import IdentityCore
import Testing
import Values

@Suite("Which documents can be of one person (COL-16)")
struct AliasRulesTests {
    /// A made-up document.
    private static func document(_ kind: Document.Kind, _ number: String, country: String = "") throws -> Document {
        try Document(
            kind: kind, country: country, number: number, today: ChinaDay(of: Instant(seconds: 1_669_867_200)),
            tables: EveryCode())
    }

    private static let woman1949 = (Document.Kind.residentID, "11010519491231002X")
    private static let permit1981 = (Document.Kind.hmtResidencePermit, "83000019810715006X")
    private static let passport = (Document.Kind.passport, "15AA00001")
    private static let travelPermit = (Document.Kind.hmTravelPermit, "H12345678")

    @Test(
        "COL-16: numbers that hold birth and sex must agree; those that hold neither say nothing",
        arguments: [
            (woman1949, passport, nil), (passport, travelPermit, nil), (permit1981, travelPermit, nil),
            (passport, (Document.Kind.passport, "15AA00002"), nil),
            (passport, passport, AliasRules.Objection.isSame), (woman1949, woman1949, .isSame),
            (travelPermit, (Document.Kind.hmTravelPermit, "H1234567802"), .isSame),
            ((.taiwanTravelPermit, "1234567801"), (Document.Kind.taiwanTravelPermit, "1234567802"), .isSame),
            (woman1949, permit1981, .bornOnOtherDays),
            (woman1949, (Document.Kind.residentID, "110105194912310011"), .ofOtherSex),
            (woman1949, (Document.Kind.residentID, "110105194912310046"), .twoResidentIDs),
        ] as [((Document.Kind, String), (Document.Kind, String), AliasRules.Objection?)])
    func objections(
        one: (Document.Kind, String), other: (Document.Kind, String), expected: AliasRules.Objection?
    ) throws {
        func document(_ made: (Document.Kind, String)) throws -> Document {
            try Self.document(made.0, made.1, country: made.0 == .passport ? "FRA" : "")
        }
        let (first, second) = (try document(one), try document(other))
        #expect(AliasRules.objection(first, second) == expected)
        #expect(AliasRules.objection(second, first) == expected)
    }
}
