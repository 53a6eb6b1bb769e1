import HealthCodeContracts
import Reference
import Testing
import Values
import Wire

@testable import HealthCodeServer

@Suite("What a row of evidence may hold (COL-6, COL-7, COL-13)")
struct EvidenceRulesTests {
    private typealias Rows = EvidenceRows
    private let rules = EvidenceRules(
        retention: ReferenceData.embedded.retention, now: Instant(seconds: EvidenceRows.noon))

    private func problem(_ check: () throws(FieldProblem) -> some Any) -> FieldProblem? {
        do throws(FieldProblem) {
            _ = try check()
            return nil
        } catch {
            return error
        }
    }
}

// MARK: - Tests

extension EvidenceRulesTests {
    @Test("A test that is wrong in one field is refused for it", arguments: EvidenceRows.badTests)
    func badTest(row: BadRow<HealthCodeV1.TestResult>) {
        var test = Rows.test
        row.change(&test)
        #expect(problem { () throws(FieldProblem) in try rules.draft(of: test) }?.field == row.field)
    }

    @Test("A test at the bounds is taken")
    func boundsOfTests() throws {
        var test = Rows.test
        #expect(try rules.draft(of: test).key == Array("朝阳区疾控\u{1F}S-1".utf8))
        test.sampledAt = Rows.at(3600)
        #expect(try rules.draft(of: test).expires == Instant(seconds: Rows.noon + 3600 + 60 * Rows.day))
        test.sampledAt = .init(seconds: 1_546_272_000)
        test.sampleId = String(repeating: "a", count: 63) + "样"
        test.laboratory = String(repeating: "室", count: 63)
        #expect(try rules.draft(of: test).key.count == 63 + 3 + 1 + 63 * 3)
    }

    @Test("An empty row is refused")
    func emptyRows() {
        #expect(
            problem { () throws(FieldProblem) in try rules.draft(of: nil as HealthCodeV1.TestResult?) }?.field == "row")
        #expect(
            problem { () throws(FieldProblem) in try rules.draft(of: nil as HealthCodeV1.Exposure?) }?.field == "row")
        #expect(
            problem { () throws(FieldProblem) in try rules.draft(of: nil as HealthCodeV1.TakenDeclaration?) }?.field
                == "row")
    }
}

// MARK: - Exposures

extension EvidenceRulesTests {
    @Test("COL-7: an exposure that is wrong in one field is refused for it", arguments: EvidenceRows.badExposures)
    func badExposure(row: BadRow<HealthCodeV1.Exposure>) {
        var exposure = Rows.exposure
        row.change(&exposure)
        #expect(problem { () throws(FieldProblem) in try rules.draft(of: exposure) }?.field == row.field)
    }

    @Test("COL-6: every cause but those of declarations may be reported", arguments: EvidenceRows.reportable)
    func causesOfFeeds(cause: Cause) throws {
        var exposure = Rows.exposure
        exposure.cause = cause.wire
        exposure.division = "110105"
        exposure.until = exposure.from
        let draft = try rules.draft(of: exposure)
        #expect(draft.message.cause == cause.wire && draft.message.division == "110105")
        #expect(draft.key == Array("\(cause.wire.rawValue)\u{1F}BJ-1".utf8))
    }

    @Test(
        "RET-1: what lasts is kept until 60 days after its end, the rest 60 days from its beginning",
        arguments: EvidenceRows.reportable)
    func retention(cause: Cause) throws {
        var exposure = Rows.exposure
        exposure.cause = cause.wire
        let lasts = [.confirmedCase, .highRiskArea, .mediumRiskArea].contains(cause)
        let fromBeginning = Instant(seconds: Rows.noon - Rows.day + 60 * Rows.day)
        #expect(try rules.draft(of: exposure).expires == (lasts ? nil : fromBeginning))
        exposure.until = Rows.at(0)
        #expect(try rules.draft(of: exposure).expires == Instant(seconds: Rows.noon + 60 * Rows.day))
    }
}

// MARK: - Declarations

extension EvidenceRulesTests {
    @Test("COL-13: a declaration that is wrong in one field is refused for it", arguments: EvidenceRows.badDeclarations)
    func badDeclaration(row: BadRow<HealthCodeV1.TakenDeclaration>) {
        var taken = Rows.taken
        row.change(&taken)
        #expect(problem { () throws(FieldProblem) in try rules.draft(of: taken) }?.field == row.field)
    }

    @Test(
        "COL-13: a declaration at the bounds is taken",
        arguments: [EvidenceRows.at(-30 * EvidenceRows.day), EvidenceRows.at(300)], [0, 340, 430] as [UInt32])
    func boundsOfDeclarations(declaredAt: GoogleProtobuf.Timestamp, temperature: UInt32) throws {
        var taken = Rows.taken
        taken.declaredAt = declaredAt
        taken.declaration = .init(
            temperatureDecicelsius: temperature, symptoms: (1...7).map { .init(rawValue: $0) }, division: "")
        let draft = try rules.draft(of: taken)
        #expect(draft.message == .init(declaredAt: declaredAt, declaration: taken.declaration))
        #expect(draft.expires == Instant(seconds: declaredAt.seconds + 30 * Rows.day))
    }
}
