import CommonContracts
import Testing
import Values

/// A document as somebody writes it, and what it has to count as.
struct DocumentInput: Sendable, CustomTestStringConvertible {
    /// What becomes of it.
    enum Outcome: Sendable {
        /// It is the document of this key text (ID-6).
        case key(String)
        /// It is refused, by this part of `document`.
        case refused(_ part: String)
    }

    let testDescription: String
    let document: CommonV1.Document
    let outcome: Outcome

    private init(
        _ what: String, _ type: CommonV1.DocumentType, _ number: String, country: String = "", _ outcome: Outcome
    ) {
        testDescription = what
        document = .init(type: type, country: country, number: number)
        self.outcome = outcome
    }

    /// 17 digits with their check character.
    private static func checked(_ digits: String) -> String {
        digits + String(decoding: [DocumentNumber.checkCharacter(Array(digits.utf8))], as: UTF8.self)
    }

    private static let resident = "1|CHN|11010519491231002X"
    private static let permit = "2|CHN|810000199408230021"
    private static let long = String(repeating: "1", count: 10_000)

    /// On 2022-12-01 in China.
    static let table: [DocumentInput] = [
        // ID-1: resident IDs
        .init("lower-case x", .residentId, "11010519491231002x", .key(resident)),
        .init("full-width digits and X", .residentId, "１１０１０５１９４９１２３１００２Ｘ", .key(resident)),
        .init("spaces and hyphens", .residentId, " 110105-19491231 002X ", .key(resident)),
        .init("a country that is not China's", .residentId, "11010519491231002X", country: "USA", .key(resident)),
        .init("wrong check character", .residentId, "110105194912310029", .refused("number")),
        .init("born tomorrow", .residentId, checked("11010520221202001"), .refused("number")),
        .init("born on 30 February", .residentId, checked("11010519900230001"), .refused("number")),
        .init("no province", .residentId, checked("99010519491231002"), .refused("number")),
        .init("fifteen digits of before", .residentId, "110105491231002", .refused("number")),
        .init("a Cyrillic letter for X", .residentId, "11010519491231002Х", .refused("number")),
        .init("a zero-width space, which pages bring along", .residentId, "110105\u{200B}19491231002X", .key(resident)),
        .init("what a spreadsheet rounds", .residentId, "1.10105E+17", .refused("number")),
        .init("nothing", .residentId, "", .refused("number")),
        .init("a null character", .residentId, "11010519491231002X\u{0}", .refused("number")),
        .init("10,000 digits", .residentId, long, .refused("number")),
        // ID-2: residence permits, also when they are called resident IDs
        .init("a residence permit", .hmtResidencePermit, "810000199408230021", .key(permit)),
        .init("81 called a resident ID", .residentId, "810000199408230021", .key(permit)),
        .init(
            "82 called a resident ID", .residentId, checked("82000019900101001"),
            .key("2|CHN|\(checked("82000019900101001"))")),
        .init("83 called a resident ID", .residentId, "83000019810715006x", .key("2|CHN|83000019810715006X")),
        .init("84 is none", .hmtResidencePermit, checked("84000019900101001"), .refused("number")),
        .init("81 of another county", .residentId, checked("81010119900101001"), .refused("number")),
        // ID-3, ID-4: travel permits with and without re-issue counts
        .init("a travel permit", .hmTravelPermit, "H12345678", .key("3|CHN|H12345678")),
        .init("its third issue", .hmTravelPermit, "h1234567802", .key("3|CHN|H12345678")),
        .init("its third issue in brackets", .hmTravelPermit, "H12345678（02）", .key("3|CHN|H12345678")),
        .init("of Macao", .hmTravelPermit, "Ｍ８７６５４３２１", .key("3|CHN|M87654321")),
        .init("one digit of a count", .hmTravelPermit, "H123456780", .refused("number")),
        .init("another letter", .hmTravelPermit, "T12345678", .refused("number")),
        .init("a Taiwan permit", .taiwanTravelPermit, "12345678", .key("4|CHN|12345678")),
        .init("with its count", .taiwanTravelPermit, "1234567803", .key("4|CHN|12345678")),
        .init("with its office", .taiwanTravelPermit, "1234567803(B)", .key("4|CHN|12345678")),
        .init("nine digits", .taiwanTravelPermit, "123456789", .refused("number")),
        // ID-5: cards of foreign permanent residents, of both forms
        .init("an old card", .foreignPermanentResidentId, "usa110074010101", .key("5|CHN|USA110074010101")),
        .init(
            "a new card", .foreignPermanentResidentId, checked("91110119810803002"),
            .key("5|CHN|\(checked("91110119810803002"))")),
        .init("a new card called a resident ID", .residentId, checked("91110119810803002"), .refused("number")),
        // ID-6: passports
        .init("a passport", .passport, "e12345678", country: "usa", .key("6|USA|E12345678")),
        .init("full-width", .passport, "Ｅ１２３４５６７８", country: "ＵＳＡ", .key("6|USA|E12345678")),
        .init("no country", .passport, "E12345678", .refused("country")),
        .init("an unknown country", .passport, "E12345678", country: "XQZ", .refused("country")),
        .init("two letters of a country", .passport, "E12345678", country: "US", .refused("country")),
        .init("a country in words", .passport, "E12345678", country: "美国", .refused("country")),
        .init("four characters", .passport, "E123", country: "USA", .refused("number")),
        .init("18 characters", .passport, "E12345678901234567", country: "USA", .refused("number")),
        .init("two passports", .passport, "E12345678 E23456789", country: "USA", .refused("number")),
        // Types
        .init("no type", .unspecified, "11010519491231002X", .refused("type")),
        .init("an unknown type", .init(rawValue: 99), "11010519491231002X", .refused("type")),
        .init("a type beyond a byte", .init(rawValue: 257), "11010519491231002X", .refused("type")),
    ]
}
