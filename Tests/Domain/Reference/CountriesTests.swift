import Reference
import Testing
import Values

struct CountriesTests {
    @Test("ID-6: ISO 3166-1 has 249 countries and regions, each with both names")
    func all() throws {
        let countries = ReferenceData.embedded.countries
        #expect(countries.count == 249)
        #expect(countries.name(of: .china) == BilingualText(zh: "中国", en: "China"))
        #expect(try countries.name(of: CountryCode("KOR")) == BilingualText(zh: "韩国", en: "South Korea"))
        #expect(try !countries.contains(CountryCode("XXX")))
        #expect(try countries.accept(" deu").text == "DEU")
        for text in ["XXX", "D", "uſa"] {
            #expect(throws: FieldProblem.self) { try countries.accept(text, field: "country") }
        }
        #expect(try countries.name(of: CountryCode("XXX")) == nil)
    }

    @Test(
        "Codes that are malformed, repeated or left out are refused",
        arguments: [
            (#""ABW""#, #""abw""#, "$.countries[0].code must be three capital letters"),
            (#""ABW""#, #""AFG""#, "$.countries[1].code is listed twice"),
            (#""CHN""#, #""XXZ""#, "$.countries lacks CHN"),
        ])
    func problems(old: String, new: String, reason: String) throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.countries, replacing: [(old, new)])
        #expect(folder.problems().count == 1)
        #expect(folder.problems()[0].contains(reason))
    }
}
