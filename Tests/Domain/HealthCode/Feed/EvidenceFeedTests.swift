import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import Kit
import Reference
import Security
import TestSupport
import Testing
import Values
import Wire

@Suite("What a row of evidence may hold (COL-6, COL-7, COL-13, COL-14)")
struct EvidenceFeedTests {
    private typealias Rows = EvidenceRows
    private let feed = EvidenceFeed(
        reference: .embedded, now: Instant(seconds: EvidenceRows.noon), for: FeedCredential(.everything("test")))

    private func problem(_ check: () throws(FieldProblem) -> some Any) -> FieldProblem? {
        do throws(FieldProblem) {
            _ = try check()
            return nil
        } catch {
            return error
        }
    }

    private func problem(_ test: HealthCodeV1.TestResult?) -> FieldProblem? {
        problem { () throws(FieldProblem) in try feed.event(of: test) }
    }

    private func problem(_ exposure: HealthCodeV1.Exposure?) -> FieldProblem? {
        problem { () throws(FieldProblem) in try feed.event(of: exposure) }
    }

    private func problem(_ taken: HealthCodeV1.TakenDeclaration?) -> FieldProblem? {
        problem { () throws(FieldProblem) in try feed.event(of: taken) }
    }

    @Test("An empty row is refused")
    func emptyRows() {
        #expect(problem(nil as HealthCodeV1.TestResult?)?.field == "row")
        #expect(problem(nil as HealthCodeV1.Exposure?)?.field == "row")
        #expect(problem(nil as HealthCodeV1.TakenDeclaration?)?.field == "row")
    }
}

// MARK: - Tests

extension EvidenceFeedTests {
    @Test("A test that is wrong in one field is refused for it", arguments: EvidenceRows.badTests)
    func badTest(row: BadRow<HealthCodeV1.TestResult>) {
        var test = Rows.test
        row.change(&test)
        #expect(problem(test)?.field == row.field)
    }

    @Test("COL-13, COL-14: a test at the bounds is taken, a positive one however old it is")
    func boundsOfTests() throws {
        var test = Rows.test
        for offset in [-60 * Rows.day, 0, 300] {
            test.sampledAt = Rows.at(offset)
            #expect(try feed.event(of: test).event.sampledAt == Instant(seconds: Rows.noon + offset))
        }
        test.sampledAt = .init(seconds: 1_546_272_000)
        test.outcome = .positive
        test.sampleId = String(repeating: "a", count: 63) + "样"
        test.laboratory = String(repeating: "室", count: 63)
        #expect(try feed.event(of: test).event.isPositive)
    }

    @Test("Names lose the white space around them, keep what is inside, and are compared by their bytes")
    func names() throws {
        var test = Rows.test
        test.laboratory = "\u{3000} 朝阳区 疾控\u{A0}\t"
        test.sampleId = "\u{F92C}"
        let identity = try feed.event(of: test).event.identity
        #expect(identity.laboratory.text == "朝阳区 疾控")
        #expect(identity.sample != SourceName("\u{90CE}"))
    }

    @Test("A refusal names the hidden character, its place and the form of the value, and repeats nothing of it")
    func hiddenCharacters() {
        var test = Rows.test
        test.sampleId = "S1\u{202E}23"
        let problem = problem(test)
        #expect(problem?.reason == "holds U+202E at place 3, which cannot be seen")
        #expect(problem?.shape == "A9<U+202E>99")
    }

    @Test("COL-13: order and withdrawal of a row are taken; a withdrawn row is never too old")
    func orders() throws {
        var test = Rows.test
        test.revision = 7
        test.issuedAt = Rows.at(-5)
        test.withdrawn = true
        test.sampledAt = Rows.at(-1_000 * Rows.day)
        let event = try feed.event(of: test).event
        #expect(event.order == SourceOrder(revision: 7, issuedAt: Instant(seconds: Rows.noon - 5)) && event.isWithdrawn)
        var exposure = Rows.exposure
        exposure.from = Rows.at(-1_000 * Rows.day)
        exposure.withdrawn = true
        #expect(try feed.event(of: exposure).event.isWithdrawn)
        var taken = Rows.taken
        taken.declaredAt = Rows.at(-1_000 * Rows.day)
        taken.withdrawn = true
        #expect(try feed.event(of: taken).event.isWithdrawn)
    }
}

// MARK: - Exposures

extension EvidenceFeedTests {
    @Test("COL-7: an exposure that is wrong in one field is refused for it", arguments: EvidenceRows.badExposures)
    func badExposure(row: BadRow<HealthCodeV1.Exposure>) {
        var exposure = Rows.exposure
        row.change(&exposure)
        #expect(problem(exposure)?.field == row.field)
    }

    @Test("COL-6: a file that no credential delivers may lack a contact's edge, which is remarked")
    func edgeOfFiles() throws {
        var exposure = Rows.exposure
        (exposure.cause, exposure.contact) = (.closeContact, nil)
        let files = EvidenceFeed(reference: .embedded, now: Instant(seconds: Rows.noon))
        #expect(try files.event(of: exposure).notes.map(\.field) == ["contact"])
    }

    @Test("COL-6: every cause but those of declarations may be reported", arguments: EvidenceRows.reportable)
    func causesOfFeeds(cause: Cause) throws {
        var exposure = Rows.exposure
        exposure.cause = cause.wire
        exposure.division = "110105"
        exposure.until = exposure.from
        let event = try feed.event(of: exposure).event
        #expect(event.identity.cause == cause && event.division?.code == 110_105 && event.until == event.identity.from)
    }

    @Test(
        "COL-14: what lasts is never too old before its end; the rest by its beginning",
        arguments: EvidenceRows.reportable)
    func ages(cause: Cause) throws {
        var exposure = Rows.exposure
        exposure.cause = cause.wire
        exposure.from = Rows.at(-400 * Rows.day)
        #expect((problem(exposure) == nil) == cause.lasts)
        exposure.until = Rows.at(-60 * Rows.day)
        #expect((problem(exposure) == nil) == cause.lasts)
        exposure.from = Rows.at(-60 * Rows.day)
        exposure.until = Rows.at(400 * Rows.day)
        #expect(problem(exposure) == nil)
    }

    @Test("COL-14: the refusal of a discharge that is too old says to withdraw the row")
    func lateDischarge() {
        let discharge = HealthCodeV1.Exposure(
            cause: .case, evidenceId: "C", from: Rows.at(-400 * Rows.day), until: Rows.at(-61 * Rows.day), source: "r")
        #expect(problem(discharge)?.remedy?.contains("withdraw the row") == true)
    }

    @Test("ID-1: an unknown county of a known province is accepted with a remark")
    func unknownCounty() throws {
        var exposure = Rows.exposure
        exposure.division = "330199"
        let row = try feed.event(of: exposure)
        #expect(row.event.division?.code == 330_199 && row.notes.map(\.field) == ["division"])
        var taken = Rows.taken
        taken.declaration?.division = "330199"
        #expect(try feed.event(of: taken).notes.map(\.field) == ["declaration.division"])
    }
}

// MARK: - Declarations

extension EvidenceFeedTests {
    @Test("COL-13: a declaration that is wrong in one field is refused for it", arguments: EvidenceRows.badDeclarations)
    func badDeclaration(row: BadRow<HealthCodeV1.TakenDeclaration>) {
        var taken = Rows.taken
        row.change(&taken)
        #expect(problem(taken)?.field == row.field)
    }

    @Test(
        "COL-13: a declaration at the bounds is taken",
        arguments: [-30 * EvidenceRows.day, 300], [0, 340, 430] as [UInt32])
    func boundsOfDeclarations(offset: Int64, temperature: UInt32) throws {
        var taken = Rows.taken
        taken.declaredAt = Rows.at(offset)
        taken.declaration = .init(
            temperatureDecicelsius: temperature, symptoms: (1...7).reversed().map { .init(rawValue: $0) }, division: "")
        let identity = try feed.event(of: taken).event.identity
        #expect(identity.declaredAt == Instant(seconds: Rows.noon + offset))
        #expect(identity.content.temperature == (temperature == 0 ? nil : Int(temperature)))
        // The order of symptoms says nothing.
        #expect(identity.content.symptoms == DeclarationEvent.Symptom.allCases)
    }
}
