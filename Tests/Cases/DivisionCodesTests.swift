import Reference
import Testing
import Values

@Suite("Residents and addresses of divisions that tables lack")
struct DivisionCodesTests {
    static let divisions = ReferenceData.embedded.divisions

    @Test("ID-1: the province decides; an unknown county is accepted, reported, and shown as its province")
    func people() throws {
        let rows = try CaseFile("division-codes/people.csv").rows
        var unknown = 0
        for row in rows {
            let code = try #require(row["division"])
            guard !["99", "72"].contains(code.prefix(2)) else {
                Outcome.refused("no known province").expect(code) { (try CaseFile.document(row).number, []) }
                Outcome.refused("no known province").expect(code) {
                    ("\(try Self.divisions.accept(code).division)", [])
                }
                continue
            }
            let isKnown = Self.divisions.contains(try Division(code))
            if !isKnown { unknown += 1 }
            let document = try CaseFile.document(row)
            #expect(document.notes.isEmpty == isKnown, "\(code)")
            let (division, note) = try Self.divisions.accept(code)
            #expect(document.number.hasPrefix("\(division)"))
            #expect((note == nil) == isKnown, "\(code)")
            let shown = try #require(Self.divisions.name(of: division), "\(code)")
            #expect(isKnown || shown == Self.divisions.name(of: division.province), "\(code)")
            #expect(Self.divisions.city(of: division) != nil, "a stay there is a stay in a city: \(code)")
        }
        #expect(rows.count == 17)
        #expect(unknown >= 5, "the file is about unknown divisions")
    }
}
