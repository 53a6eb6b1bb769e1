import Reference
import Testing
import Values

@Suite("What is told by SMS")
struct SmsNoticesTests {
    private let notices = ReferenceData.embedded.smsNotices

    /// A moment of 2022-12-01 in China.
    private static func at(_ hour: Int64, _ minute: Int64 = 0) -> Instant {
        Instant(seconds: 1_669_824_000 + hour * 3_600 + minute * 60)
    }

    @Test(
        "Red and yellow are told, green and grey are not; of other kinds relatives, documents and numbers are, without a colour"
    )
    func kinds() {
        let noon = Self.at(12)
        #expect(notices.due(.colourChanged, to: .red, at: noon) == noon)
        #expect(notices.due(.colourChanged, to: .yellow, at: noon) == noon)
        for colour in [Colour.green, .grey] { #expect(notices.due(.colourChanged, to: colour, at: noon) == nil) }
        let told: [NotificationKind] = [
            .relativeAdded, .documentsAsked, .numberAdded, .numberRemoved, .numberPrimary, .numberChangeAsked,
        ]
        for kind in NotificationKind.allCases where kind != .colourChanged {
            #expect(notices.due(kind, to: .red, at: noon) == nil)
            #expect((notices.text(of: kind) != nil) == told.contains(kind))
        }
    }

    @Test(
        "Yellow at night waits until 7 o'clock, on the day after when it is before midnight",
        arguments: [
            (at(6, 59), at(7)), (at(7), at(7)), (at(21, 59), at(21, 59)), (at(22), at(31)), (at(23, 30), at(31)),
            (at(24), at(31)),
        ])
    func quietHours(moment: Instant, due: Instant) {
        #expect(notices.due(.colourChanged, to: .yellow, at: moment) == due)
        #expect(notices.due(.colourChanged, to: .red, at: moment) == moment)
    }

    @Test("Quiet hours may lie within a day, and equal ones are none")
    func otherHours() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.smsNotices, replacing: [(#""from": 22, "until": 7"#, #""from": 12, "until": 14"#)])
        let noon = try folder.load().smsNotices
        #expect(noon.due(.colourChanged, to: .yellow, at: Self.at(13)) == Self.at(14))
        #expect(noon.due(.colourChanged, to: .yellow, at: Self.at(23)) == Self.at(23))
        try folder.write(.smsNotices, replacing: [(#""from": 22, "until": 7"#, #""from": 0, "until": 0"#)])
        #expect(try folder.load().smsNotices.due(.colourChanged, to: .yellow, at: Self.at(0)) == Self.at(0))
    }

    @Test("The text names no colour and no reason, in both languages, and fits the screen of a phone")
    func text() throws {
        let text = try #require(notices.text(of: .colourChanged))
        #expect(text.contains("健康码有变化") && text.contains("has changed") && text.count <= 140)
        for word in ["红", "黄", "绿", "灰", "病", "阳", "red", "yellow", "green", "grey", "case", "contact", "test"] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test(
        "A policy with an unknown kind, colour or hour, or a placeholder, is refused",
        arguments: [
            (
                #""kind": "colourChanged""#, #""kind": "numberLost""#,
                "$.kinds[0].kind must be one of colourChanged, relativeAdded"
            ),
            (
                #""kind": "colourChanged""#, #""kind": "relativeAdded""#,
                "$.kinds[0].colours must be empty: the kind has no colour"
            ),
            (#""colour": "red""#, #""colour": "blue""#, "$.kinds[0].colours[0].colour must be one of"),
            (#""colour": "red""#, #""colour": "yellow""#, "$.kinds[0].colours[1].colour is listed twice"),
            (#""from": 22"#, #""from": 24"#, "$.quietHours.from must be an integer from 0 to 23"),
            ("has changed", "is {colour}", "$.kinds[0].en has a placeholder, but takes none"),
        ])
    func problems(old: String, new: String, problem: String) throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.smsNotices, replacing: [(old, new)])
        let problems = folder.problems()
        #expect(problems.contains { $0.hasPrefix("sms-notices.json: \(problem)") }, "\(problems)")
    }
}
