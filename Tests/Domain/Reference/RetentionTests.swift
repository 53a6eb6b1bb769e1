import Reference
import Testing

struct RetentionTests {
    @Test("RET-1 and COL-14: the periods in seconds")
    func periods() {
        let retention = ReferenceData.embedded.retention
        #expect(retention.tests == 60 * 86_400)
        #expect(retention.exposures == 60 * 86_400)
        #expect(retention.declarations == 30 * 86_400)
        #expect(retention.stays == 15 * 86_400)
        #expect(retention.consents == 30 * 86_400)
        #expect(retention.outbox == 86_400)
        #expect(retention.notifications == 60 * 86_400)
        #expect(retention.colours == 1_096 * 86_400)
        #expect(retention.approvals == 1_096 * 86_400)
        #expect(retention.auditRoots == 1_127 * 86_400)
    }

    @Test(
        "RET-1: a period that is no positive number, or shorter than a rule needs, is refused",
        arguments: [
            (#""tests": 60"#, #""tests": 0"#, "$.days.tests must be an integer from 1"),
            (#""tests": 60"#, #""tests": -1"#, "$.days.tests must be an integer from 1"),
            (#""tests": 60"#, #""tests": 60.5"#, "$.days.tests must be an integer from 1"),
            (#""tests": 60"#, #""tests": 59"#, "$.days.tests must be at least 60, which the exposures"),
            (#""exposures": 60"#, #""exposures": 59"#, "$.days.exposures must be at least 60, which the longest hold"),
            (#""declarations": 30"#, #""declarations": 13"#, "$.days.declarations must be at least 14"),
            (
                #""declarations": 30"#, #""declarations": 61"#,
                "$.days.tests must be at least 61, which the declarations"
            ),
            (#""stays": 15"#, #""stays": 14"#, "$.days.stays must be at least 15"),
            (#""audit": 1096"#, #""audit": 1126"#, "$.days.auditRoots must be at least 1128, which the entries"),
            (#""outbox": 1"#, #""mail": 1"#, "$.days.outbox is missing"),
        ])
    func problems(old: String, new: String, problem: String) throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.retention, replacing: [(old, new)])
        let problems = folder.problems()
        #expect(problems.contains { $0.hasPrefix("retention.json: \(problem)") }, "\(problems)")
    }

    @Test("RET-1: longer rules need longer periods, though the periods themselves stay as they are")
    func longerRules() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.ruleProfiles, replacing: [(#""days": 14"#, #""days": 40"#)])
        #expect(
            folder.problems() == ["retention.json: $.days.exposures must be at least 80, which the longest hold needs"])
    }
}
