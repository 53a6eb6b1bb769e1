import HealthCodeContracts
import HealthCodeFeed
import Kit
import Reference
import Security
import Testing
import Values
import Wire

@Suite("Who may say what (COL-6)")
struct EvidenceRightsTests {
    private typealias Rows = EvidenceRows

    private func feed(_ roles: StaffRole..., of organisation: String = "feed") -> EvidenceFeed {
        let staff = Principal.Staff(name: "account", roles: Set(roles), organisation: organisation, token: [1])
        return EvidenceFeed(
            reference: .embedded, now: Instant(seconds: Rows.noon), for: FeedCredential(staff))
    }

    private func problem(_ check: () throws(FieldProblem) -> some Any) -> FieldProblem? {
        do throws(FieldProblem) {
            _ = try check()
            return nil
        } catch {
            return error
        }
    }

    @Test("A row about somebody elsewhere is refused in the same words as one about nobody who is registered")
    func words() throws {
        let staff = Principal.Staff(
            name: "account", roles: [.tracer], organisation: "feed", divisions: ["3301"], token: [1])
        let credential = FeedCredential(staff)
        let elsewhere = credential.problem(of: try Division("440103"), field: "person")
        #expect(elsewhere != nil && elsewhere == credential.problem(of: nil, field: "person"))
        #expect(credential.problem(of: try Division("330106"), field: "person") == nil)
    }

    @Test(
        "COL-6: each cause is one feed's to report, and every other role is refused for it",
        arguments: StaffRole.allCases)
    func causes(role: StaffRole) throws {
        let table: [StaffRole: Set<Values.Cause>] = [
            .caseRegistry: [.confirmedCase], .border: [.inbound],
            .areaRegistry: [.highRiskArea, .mediumRiskArea, .leftHighRiskArea, .leftMediumRiskArea],
            .tracer: [.closeContact, .secondaryContact, .coLocated],
        ]
        for cause in Rows.reportable {
            var row = Rows.exposure
            (row.cause, row.source, row.until) = (cause.wire, "", nil)
            let refused = problem { () throws(FieldProblem) in try feed(role).event(of: row) }
            if table[role, default: []].contains(cause) {
                #expect(refused == nil, "\(cause)")
            } else {
                #expect(refused?.field == "cause" && refused?.remedy?.contains(cause.feed?.rawValue ?? "") == true)
            }
        }
    }

    @Test("COL-6: a withdrawal is the feed's own as well")
    func withdrawals() {
        var row = Rows.exposure
        (row.cause, row.source, row.withdrawn) = (.case, "", true)
        #expect(problem { () throws(FieldProblem) in try feed(.tracer).event(of: row) }?.field == "cause")
    }

    @Test("COL-6: the source is the credential's; a row may leave it out, and one that names another is refused")
    func sources() throws {
        let registry = feed(.caseRegistry, of: "疾控 1")
        var row = Rows.exposure
        row.cause = .case
        for named in ["", "疾控 1", "\u{3000}疾控 1 "] {
            row.source = named
            #expect(try registry.event(of: row).event.identity.source.text == "疾控 1")
        }
        for named in ["疾控", "疾控 2", "疾控\u{A0}1"] {
            row.source = named
            let refused = problem { () throws(FieldProblem) in try registry.event(of: row) }
            #expect(refused?.field == "source" && refused?.remedy != nil)
        }
        var test = Rows.test
        test.laboratory = ""
        #expect(try feed(.laboratory, of: "L1").event(of: test).event.identity.laboratory.text == "L1")
        test.laboratory = "L2"
        let refused = problem { () throws(FieldProblem) in try feed(.laboratory, of: "L1").event(of: test) }
        #expect(refused?.field == "laboratory")
    }

    @Test("A credential whose organisation is no name of a source delivers nothing", arguments: ["", "\u{202E}x"])
    func noSource(organisation: String) {
        var test = Rows.test
        test.laboratory = ""
        let refused = problem { () throws(FieldProblem) in
            try feed(.laboratory, of: organisation).event(of: test)
        }
        #expect(refused?.field == "laboratory")
    }

    @Test("In a demonstration one credential delivers rows of every source, each of which is named")
    func demonstration() throws {
        let any = feed(.laboratory, of: Principal.Staff.anySource)
        var test = Rows.test
        #expect(try any.event(of: test).event.identity.laboratory.text == test.laboratory)
        test.laboratory = ""
        #expect(problem { () throws(FieldProblem) in try any.event(of: test) }?.field == "laboratory")
    }

    @Test("A file without a server may leave the source out, as an import of it may")
    func files() throws {
        var test = Rows.test
        test.laboratory = ""
        let file = EvidenceFeed(reference: .embedded, now: Instant(seconds: Rows.noon))
        #expect(try file.event(of: test).event.identity.laboratory.text == "")
    }
}
