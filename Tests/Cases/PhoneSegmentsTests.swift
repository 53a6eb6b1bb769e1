import Reference
import Testing
import Values

@Suite("Phones of every segment")
struct PhoneSegmentsTests {
    @Test(
        "ID-8: a number of any segment from 130 to 199 is a phone; a segment that no table lists costs the operator only"
    )
    func segments() throws {
        let segments = ReferenceData.embedded.phoneSegments
        var unknown: Set<Substring> = []
        for row in try CaseFile("phone-segments/phones.csv").rows {
            let text = try #require(row["phone"])
            if text.hasPrefix("12") || text.hasPrefix("2") {
                Outcome.refused("11 digits").expect(text) { (try Phone(text).number, []) }
            } else {
                let phone = try Phone(text)
                #expect(phone.number == text)
                if segments.operator(of: phone) == nil { unknown.insert(text.prefix(4)) }
            }
        }
        #expect(
            unknown == [
                "1349", "1406", "1416", "1426", "1436", "1446", "1546", "1606", "1616", "1636", "1646", "1686", "1696",
                "1740",
                "1746", "1796", "1946",
            ])
    }
}
