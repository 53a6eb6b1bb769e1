import Testing
import TripCardCore
import Values

@Suite("A consent to show a trip card (MRG)")
struct TripConsentTests {
    static let month: Int64 = 30 * 86_400
    static let given = Instant(seconds: 1_000_000)

    @Test(
        "MRG-1: a consent holds 30 days to the second",
        arguments: [(0 as Int64, true), (month - 1, true), (month, false), (month + 1, false)])
    func lifetime(age: Int64, holds: Bool) {
        #expect(TripConsent(givenAt: Self.given, lifetime: Self.month).holds(at: Self.given + age) == holds)
    }

    @Test(
        "A clock that is up to 300 s behind the one that recorded it does not hide a consent",
        arguments: [300 as Int64, 301])
    func clocks(behind: Int64) {
        let consent = TripConsent(givenAt: Self.given, lifetime: Self.month)
        #expect(consent.holds(at: Self.given - behind) == (behind <= 300))
    }

    @Test("A consent holds no longer than its record, and no longer than the reference data allow")
    func ends() {
        let early = Self.given + 86_400
        #expect(TripConsent(givenAt: Self.given, lifetime: Self.month, expiry: early).until == early)
        let late = Self.given + 2 * Self.month
        #expect(TripConsent(givenAt: Self.given, lifetime: Self.month, expiry: late).until == Self.given + Self.month)
    }
}
