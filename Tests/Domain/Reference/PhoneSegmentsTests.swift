import Reference
import Testing
import Values

struct PhoneSegmentsTests {
    @Test(
        "ID-8: a segment's operator follows MIIT's table of prefixes",
        arguments: [
            ("13300000000", PhoneSegments.Operator.telecom), ("17020000000", .telecom), ("13480000000", .mobile),
            ("17050000000", .mobile), ("17040000000", .unicom), ("18600000000", .unicom), ("19200000000", .broadnet),
            ("13490000000", nil), ("14000000000", nil), ("19400000000", nil),
        ])
    func operators(number: String, issuer: PhoneSegments.Operator?) throws {
        #expect(try ReferenceData.embedded.phoneSegments.operator(of: Phone(number)) == issuer)
    }

    @Test("ID-8: broadnet alone is not on the trip card")
    func onTripCard() {
        let segments = ReferenceData.embedded.phoneSegments
        #expect(PhoneSegments.Operator.allCases.filter { !segments.isOnTripCard($0) } == [.broadnet])
    }

    @Test(
        "Prefixes that overlap, are malformed or repeat are refused",
        arguments: [
            (#""1700""#, #""170""#, "overlaps another prefix"), (#""192""#, #""1330""#, "overlaps another prefix"),
            (#""192""#, #""133""#, "overlaps another prefix"), (#""192""#, #""12""#, "must be 3 or 4 digits"),
            (#""192""#, #""192", "120""#, "must be 3 or 4 digits"), (#""192""#, #""１92""#, "must be 3 or 4 digits"),
            (#""192""#, "192", "must be text"), (#""broadnet""#, #""unicom""#, "is listed twice"),
            (#""broadnet""#, #""other""#, "must be one of telecom, mobile, unicom, broadnet"),
        ])
    func problems(old: String, new: String, reason: String) throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.phoneSegments, replacing: [(old, new)])
        #expect(folder.problems().contains { $0.hasPrefix("phone-segments.json: $.operators") && $0.contains(reason) })
    }
}
