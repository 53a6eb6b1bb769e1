import Testing
import Values

@Suite("Days of birth that documents tell")
struct BirthDayTests {
    private struct Tables: DocumentTables {
        func isDivision(_ division: Division) -> Bool { true }
        func isCountry(_ country: CountryCode) -> Bool { true }
    }

    private static let today = ChinaDay(number: 19_327)

    private func birth(_ kind: Document.Kind, _ number: String, country: String = "") throws -> String? {
        try Document(kind: kind, country: country, number: number, today: Self.today, tables: Tables())
            .birthDay?.description
    }

    @Test("ID-1 and ID-2 tell the day of birth; permits of travel, passports and old cards do not")
    func kinds() throws {
        #expect(try birth(.residentID, "11010519491231002X") == "1949-12-31")
        #expect(try birth(.hmtResidencePermit, "810000199408230021") == "1994-08-23")
        #expect(try birth(.hmTravelPermit, "H12345678") == nil)
        #expect(try birth(.taiwanTravelPermit, "12345678") == nil)
        #expect(try birth(.foreignPermanentResidentID, "ABC123456789012") == nil)
        #expect(try birth(.passport, "E12345678", country: "USA") == nil)
    }

    @Test("A birthday is on the same day; of 29 February it is 1 March in other years")
    func birthdays() throws {
        let leap = try #require(ChinaDay("2004-02-29"))
        #expect(leap.birthday(16)?.description == "2020-02-29")
        #expect(leap.birthday(17)?.description == "2021-03-01")
        #expect(try #require(ChinaDay("2006-12-02")).birthday(16)?.description == "2022-12-02")
    }
}
