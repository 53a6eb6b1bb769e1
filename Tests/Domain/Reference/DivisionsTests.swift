import Reference
import Testing
import Values

struct DivisionsTests {
    static let divisions = ReferenceData.embedded.divisions

    @Test("ID-1: every code of GB/T 2260 from 1980 on is known, abolished ones too")
    func known() throws {
        #expect(Self.divisions.count == 7103)
        for code in ["110105", "330106", "441202", "659012", "710000", "820000"] {
            #expect(try Self.divisions.contains(Division(code)), "\(code)")
        }
        for code in ["441282", "321119", "990105", "110199"] {
            #expect(try !Self.divisions.contains(Division(code)), "\(code)")
        }
    }

    @Test(
        "TRIP-1: a division's city is its prefecture, its municipality, or itself where the province administers it",
        arguments: [
            ("330106", "330100"), ("110105", "110000"), ("500101", "500000"), ("429004", "429004"),
            ("810000", "810000"),
            ("330199", "330100"), ("659001", "659001"), ("419099", "419099"), ("339912", "339900"),
            ("342401", "342400"),
        ])
    func cities(division: String, city: String) throws {
        #expect(try Self.divisions.city(of: Division(division)) == Division(city))
    }

    @Test(
        "A province that is no city, and a code of no listed province, have no city",
        arguments: ["330000", "991234", "460000", "429000"])
    func noCity(division: String) throws {
        #expect(try Self.divisions.city(of: Division(division)) == nil)
    }

    @Test("Every city is its own city and has both names")
    func allCities() {
        #expect(Self.divisions.cities.count == 373)
        for city in Self.divisions.cities {
            #expect(Self.divisions.city(of: city) == city)
            #expect(Self.divisions.name(of: city).map { $0.zh != $0.en } == true)
        }
    }

    @Test(
        "ID-1: a known division has its name; an unknown one is shown as its province",
        arguments: [
            ("330100", "杭州市", "Hangzhou"), ("330106", "西湖区", "Hangzhou"), ("110105", "朝阳区", "Beijing"),
            ("330000", "浙江省", "Zhejiang"), ("441282", "广东省", "Guangdong"), ("150000", "内蒙古自治区", "Inner Mongolia"),
            ("429004", "仙桃市", "Xiantao"),
        ])
    func names(division: String, zh: String, en: String) throws {
        let name = Self.divisions.name(of: try Division(division))
        #expect(name?.zh == zh)
        #expect(name?.en == en)
    }

    @Test("ID-1: an unknown division of a known province is accepted with a remark, a known one without")
    func accepted() throws {
        #expect(try Self.divisions.accept("330106").note == nil)
        let (division, note) = try Self.divisions.accept("５４0481", field: "home")
        #expect(division.description == "540481")
        #expect(note?.field == "home")
        #expect(note?.text.contains("ID-1") == true)
    }

    @Test("ID-1: a division of an unknown province is refused", arguments: ["990101", "720000", "33010", "x"])
    func notAccepted(text: String) {
        let problem = #expect(throws: FieldProblem.self) { try Self.divisions.accept(text, field: "home") }
        #expect(problem?.field == "home")
    }

    @Test("A division of an unknown province has no name")
    func noName() throws {
        #expect(try Self.divisions.name(of: Division("990101")) == nil)
    }

    @Test("A file with wrong divisions is refused with the place of each problem")
    func problems() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(
            """
            {"schema": 1, "version": "x", "about": "x",
             "provinces": [{"code": "330000", "zh": "浙江省", "en": "Zhejiang", "isCity": 1},
                           {"code": "110000", "zh": "北京市", "en": "Beijing", "isCity": true},
                           {"code": "110100", "zh": "x", "en": "x"}],
             "cities": [{"code": "440100", "zh": "广州市", "en": "Guangzhou"}, {"code": "+11010", "zh": "x", "en": "x"},
                        {"code": "110000", "zh": "x"}],
             "others": [["110105", "朝阳区"], ["110105", "朝阳区"], ["110106"], ["110107", ""], 7]}
            """, to: "divisions.json")
        #expect(
            folder.problems() == [
                "divisions.json: $.provinces[0].isCity must be true or false",
                "divisions.json: $.provinces[2].code must end with 0000, as a province's code does",
                "divisions.json: $.cities[0].code belongs to no listed province",
                "divisions.json: $.cities[1].code must be a division code of 6 digits (GB/T 2260)",
                "divisions.json: $.cities[2].en is missing",
                "divisions.json: $.others[1][0] is listed twice",
                "divisions.json: $.others[2] must be a code and a Chinese name",
                "divisions.json: $.others[3][1] must be text of 1 to 500 characters",
                "divisions.json: $.others[4] must be an array",
                "divisions.json: $.others[4] must be a code and a Chinese name",
            ])
    }
}
