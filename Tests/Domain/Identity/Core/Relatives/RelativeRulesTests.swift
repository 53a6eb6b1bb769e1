import IdentityCore
import Testing
import Values

@Suite("What a link of relatives needs (ID-9)")
struct RelativeRulesTests {
    /// 2022-12-01 12:00 in China.
    private static let noon = Instant(seconds: 1_669_867_200)
    private static let day: Int64 = 86_400

    private func way(_ birth: String?, at now: Instant = noon) -> RelativeRules.Way {
        RelativeRules.way(birth: birth.flatMap { ChinaDay($0) }, at: now)
    }

    @Test("ID-9: Under 16 name and document do, until the 16th birthday begins in China; then a code is needed")
    func children() throws {
        let birthday = try #require(ChinaDay("2022-12-02")).start
        #expect(way("2006-12-02") == .document(lapses: birthday))
        #expect(way("2006-12-02", at: Instant(seconds: birthday.seconds - 1)) == .document(lapses: birthday))
        #expect(way("2006-12-02", at: birthday) == .code)
        #expect(way("2006-12-01") == .code)
    }

    @Test("ID-9: From the 60th birthday on name and document do again, and for good")
    func elders() {
        #expect(way("1962-12-02") == .code)
        #expect(way("1962-12-01") == .document(lapses: nil))
        #expect(way("1949-12-31") == .document(lapses: nil))
    }

    @Test("ID-9: A document that tells no day of birth needs a code")
    func unknown() { #expect(way(nil) == .code) }

    @Test("A link shows nothing from the moment it lapses, may be confirmed 30 days around it, and is gone then")
    func lapse() {
        let lapses = Self.noon.seconds
        #expect(RelativeRules.isInForce(lapsesAt: lapses, at: lapses - 1))
        #expect(!RelativeRules.isInForce(lapsesAt: lapses, at: lapses))
        #expect(RelativeRules.isInForce(lapsesAt: 0, at: lapses))
        #expect(!RelativeRules.mayConfirm(lapsesAt: lapses, at: lapses - 30 * Self.day - 1))
        #expect(RelativeRules.mayConfirm(lapsesAt: lapses, at: lapses - 30 * Self.day))
        #expect(!RelativeRules.mayConfirm(lapsesAt: 0, at: lapses))
        #expect(RelativeRules.goneAt(lapsesAt: lapses) == lapses + 30 * Self.day)
        #expect(RelativeRules.goneAt(lapsesAt: 0) == nil)
    }

    @Test("ID-9: A holder has 8 dependants at most, a dependant 3 holders")
    func limits() { #expect((RelativeRules.dependantsMax, RelativeRules.holdersMax) == (8, 3)) }
}
