import Foundation
import Reference
import Testing
import Values

struct RuleProfilesTests {
    typealias Rule = RuleProfile.Rule
    typealias Phase = RuleProfile.Phase

    static let profiles = ReferenceData.embedded.ruleProfiles
    static let yellow7 = Phase(colour: .yellow, days: 7)
    static let ninth: [Cause: Rule] = [
        .confirmedCase: Rule(whileOpen: .red, phases: [yellow7], exit: .none),
        .closeContact: Rule(whileOpen: nil, phases: phases(red: 7, yellow: 3), exit: .negativeAtEnd),
        .secondaryContact: Rule(whileOpen: nil, phases: [yellow7], exit: .negativeAtEnd),
        .inbound: Rule(whileOpen: nil, phases: phases(red: 7, yellow: 3), exit: .negativeAtEnd),
        .highRiskArea: Rule(whileOpen: .red, phases: [], exit: .none),
        .mediumRiskArea: Rule(whileOpen: .yellow, phases: [], exit: .none),
        .leftHighRiskArea: Rule(whileOpen: nil, phases: [Phase(colour: .red, days: 7)], exit: .negativeAtEnd),
        .leftMediumRiskArea: Rule(whileOpen: nil, phases: [yellow7], exit: .negativeAtEnd),
        .coLocated: Rule(whileOpen: nil, phases: [Phase(colour: .yellow, days: 3)], exit: .twoNegatives),
        .symptom: Rule(whileOpen: nil, phases: [Phase(colour: .yellow, days: 3)], exit: .negativeSinceStart),
    ]

    private static func phases(red: Int64, yellow: Int64) -> [Phase] {
        [Phase(colour: .red, days: red), Phase(colour: .yellow, days: yellow)]
    }

    @Test("COL-3: the default is 2022-9th, with the rule of every cause")
    func ninth2022() {
        #expect(Self.profiles.default.version == "2022-9th")
        #expect(Self.profiles.default.rules == Self.ninth)
        #expect(Self.profiles.all.map(\.version) == ["2022-9th", "2021", "2022-11"])
    }

    @Test("COL-4: 2021 holds cases, contacts and entries longer, the rest as 2022-9th does")
    func plan2021() throws {
        let own: [Cause: Rule] = [
            .confirmedCase: Rule(whileOpen: .red, phases: Self.phases(red: 14, yellow: 14), exit: .none),
            .closeContact: Rule(whileOpen: nil, phases: Self.phases(red: 14, yellow: 7), exit: .negativeAtEnd),
            .secondaryContact: Rule(whileOpen: nil, phases: [Phase(colour: .red, days: 7)], exit: .negativeAtEnd),
            .inbound: Rule(whileOpen: nil, phases: Self.phases(red: 14, yellow: 7), exit: .negativeAtEnd),
        ]
        #expect(try #require(Self.profiles.named("2021")).rules == Self.ninth.merging(own) { $1 })
    }

    @Test("COL-5: 2022-11 does not hold areas of medium risk and those who left them, the rest as 2022-9th does")
    func november2022() throws {
        let expected = Self.ninth.filter { $0.key != .mediumRiskArea && $0.key != .leftMediumRiskArea }
        #expect(try #require(Self.profiles.named("2022-11")).rules == expected)
    }

    @Test("COL-3 to COL-5: areas fall after 7 clean days and 3 more, in November 2022 after 5")
    func areas() {
        let ninth = AreaGrading(highDays: 7, needsScreen: true, mediumDays: 3)
        let november = AreaGrading(highDays: 5, needsScreen: false, mediumDays: nil)
        #expect(Self.profiles.all.map(\.areas) == [ninth, ninth, november])
    }

    @Test("COL-2 and COL-3: every profile counts a declaration for 14 days and takes 37.3 °C for fever")
    func numbers() {
        #expect(Self.profiles.all.allSatisfy { $0.declarationDays == 14 && $0.feverTemperature == 373 })
        #expect(Self.profiles.named("2020") == nil)
    }

    @Test(
        "COL-3: a profile that makes no sense is refused with the place of its problem",
        arguments: [
            (#""default": "2022-9th""#, #""default": "2020""#, "$.default must be the version of a profile"),
            (
                #""inherits": "2022-9th", "notHeld""#, #""inherits": "2020", "notHeld""#,
                "$.profiles[2].inherits must be"
            ),
            (#""version": "2021""#, #""version": "2022-9th""#, "$.profiles[1].version is listed twice"),
            (#""declarationDays": 14,"#, "", "$.profiles[0] must have declarationDays"),
            (#""highDays": 7, "#, "", "$.profiles[0].areas must have highDays"),
            (#""highDays": 5"#, #""highDays": 61"#, "$.profiles[2].areas.highDays must be an integer from 1 to 60"),
            (
                #""declarationDays": 14"#, #""declarationDays": 0"#,
                "$.profiles[0].declarationDays must be an integer from 1 to 30"
            ),
            (
                #""colour": "yellow", "days": 7 }], "exit": "none""#,
                #""colour": "yellow", "days": -7 }], "exit": "none""#,
                "$.profiles[0].rules[0].phases[0].days must be an integer from 1 to 60"
            ),
            (
                #""colour": "yellow""#, #""colour": "grey""#,
                "$.profiles[0].rules[0].phases[0].colour must be one of yellow, red"
            ),
            (
                #""whileOpen": "yellow""#, #""whileOpen": "green""#,
                "$.profiles[0].rules[5].whileOpen must be one of yellow, red"
            ),
            (
                #""twoNegatives""#, #""threeNegatives""#,
                "$.profiles[0].rules[8].exit must be one of none, negativeAtEnd"
            ),
            (#""leftMediumRiskArea"], "r"#, #""noDeclaration"], "r"#, "$.profiles[2].notHeld[1] is always held"),
            (#""coLocated""#, #""nearby""#, "$.profiles[0] must have a rule for coLocated or list it in notHeld"),
            (
                #""leftMediumRiskArea"], "rules": []"#,
                #""inbound"], "rules": [{ "cause": "inbound", "whileOpen": "red", "phases": [], "exit": "none" }]"#,
                "$.profiles[2].notHeld[1] has a rule in the same profile"
            ),
            (#""coLocated""#, #""nearby""#, "$.profiles[0].rules[8].cause must be one of confirmedCase"),
            (#""coLocated""#, #""symptom""#, "$.profiles[0].rules[9].cause is listed twice"),
            (#""coLocated""#, #""noDeclaration""#, "$.profiles[0].rules[8].cause has no rule"),
            (#""coLocated","#, #""coLocated", "whileOpen": "red","#, "$.profiles[0].rules[8].cause does not last"),
            (
                #""highRiskArea", "whileOpen": "red", "phases": []"#, #""highRiskArea", "phases": []"#,
                "$.profiles[0].rules[4].phases must hold a phase"
            ),
            (#""highRiskArea", "whileOpen": "red","#, #""highRiskArea","#, "$.profiles[0].rules[4].cause lasts"),
            (
                #""phases": [], "exit": "none""#, #""phases": [], "exit": "negativeAtEnd""#,
                "$.profiles[0].rules[4].exit must be none"
            ),
            (
                #""exit": "twoNegatives""#, #""exit": "twoNegatives", "tests": 2"#,
                "$.profiles[0].rules[8].tests is no key"
            ),
            (
                #""notHeld": ["mediumRiskArea""#, #""notHeld": ["lowRiskArea""#,
                "$.profiles[2].notHeld[0] must be one of"
            ),
        ] as [(String, String, String)])
    func problems(old: String, new: String, problem: String) throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.ruleProfiles, replacing: [(old, new)])
        let problems = folder.problems()
        #expect(problems.contains { $0.hasPrefix("rule-profiles.json: \(problem)") }, "\(problems)")
    }

    @Test("Every problem of a file is told, not only the first")
    func allProblems() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(
            .ruleProfiles, replacing: [(#""twoNegatives""#, "2"), (#""inbound""#, #""x""#), (#""red""#, #""blue""#)])
        #expect(folder.problems().count > 10)
    }

    @Test(
        "A key that is given twice is refused, however it is spelt: nobody could know which one counts",
        arguments: [
            #"{"version": "dk", "rules": [], "rules": []}"#, #"{"version": "dk", "rules": [], "rule\u0073": []}"#,
            #"{"version": "dk", "rules": [{"cause": "symptom", "exit": "none", "exit": "none", "phases": []}]}"#,
        ])
    func repeated(text: String) throws {
        let error = #expect(throws: ReferenceProblems.self) {
            try RuleFile(reading: Data(text.utf8), name: "mine.json")
        }
        #expect(error?.problems.contains { "\($0)".contains("twice in one object") } == true)
    }

    @Test("A text that holds quotes and braces is no key, and one key in two objects is none given twice")
    func notRepeated() throws {
        let phases = #"[{"colour": "red", "days": 3}, {"colour": "red", "days": 3}]"#
        let rules = #"[{"cause": "symptom", "exit": "none", "phases": "# + phases + "}]"
        let text = #"{"version": "a\"{\"rules\":", "rules": "# + rules + "}"
        _ = try RuleFile(reading: Data(text.utf8), name: "mine.json")
    }
}
