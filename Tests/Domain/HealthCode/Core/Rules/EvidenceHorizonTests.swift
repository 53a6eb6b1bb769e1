import HealthCodeCore
import Reference
import Testing
import Values

@Suite("Whether all evidence of a moment is kept (COL-11)")
struct EvidenceHorizonTests {
    private let now = Fortnight.moment(100)

    /// 2022-9th: the longest hold has 10 days, a declaration counts for 14. Kept are 60 and 30 days.
    private func isWhole(ago days: Int, _ evidence: [Evidence] = []) -> Bool {
        let kept = EvidenceLifetimes(
            tests: 60 * 86_400, exposures: 60 * 86_400, declarations: 30 * 86_400, feverFrom: 373)
        return EvidenceHorizon(kept, ReferenceData.embedded.ruleProfiles.default).isWhole(
            evidence, at: now - Int64(days) * 86_400, now: now)
    }

    @Test("COL-11: a moment of the last 16 days needs no declaration that may be gone")
    func recent() {
        #expect(isWhole(ago: 0) && isWhole(ago: 16))
        #expect(!isWhole(ago: 17))
    }

    @Test("COL-11: before that a declaration that is kept and counted then makes it whole, an older one does not")
    func declared() {
        let counted = Evidence.declaration(at: now - 25 * 86_400, temperature: nil, hasSymptoms: false)
        #expect(isWhole(ago: 24, [counted]))
        #expect(!isWhole(ago: 10 + 1 + 6, [.declaration(at: now - 40 * 86_400, temperature: nil, hasSymptoms: true)]))
    }

    @Test("COL-11: beyond the life of exposures nothing makes it whole")
    func old() {
        let counted = Evidence.declaration(at: now - 52 * 86_400, temperature: nil, hasSymptoms: true)
        #expect(isWhole(ago: 50, [counted]))
        #expect(!isWhole(ago: 51, [counted]))
    }

    @Test("COL-11: a hold that a missing test prolonged and whose evidence is gone is the ledger's to tell")
    func prolonged() {
        let kept = EvidenceLifetimes(
            tests: 60 * 86_400, exposures: 60 * 86_400, declarations: 30 * 86_400, feverFrom: 373)
        let horizon = EvidenceHorizon(kept, ReferenceData.embedded.ruleProfiles.default)
        let contact = Evidence.exposure(.closeContact, from: now, until: nil)
        #expect(!horizon.accounts(for: [.closeContact], by: [], withdrawn: []))
        #expect(horizon.accounts(for: [.closeContact], by: [.closeContact], withdrawn: []))
        #expect(horizon.accounts(for: [.closeContact], by: [], withdrawn: [contact]))
        #expect(horizon.accounts(for: [.confirmedCase, .noDeclaration], by: [], withdrawn: []))
    }
}
