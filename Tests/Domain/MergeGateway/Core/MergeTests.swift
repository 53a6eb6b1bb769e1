import MergeGatewayCore
import Testing

@Suite("Two answers on one page (MRG)")
struct MergeTests {
    @Test("MRG-3: an answer is fresh; without one the last known is stale; without either there is nothing, never a guess")
    func states() {
        #expect(Part.merge(answer: 1, lastKnown: 2).value == 1)
        #expect(Part.merge(answer: 1, lastKnown: nil).state == .fresh)
        #expect(Part.merge(answer: nil, lastKnown: 2).value == 2)
        #expect(Part<Int>.merge(answer: nil, lastKnown: 2).state == .stale)
        #expect(Part<Int>.merge(answer: nil, lastKnown: nil).value == nil)
        #expect(Part<Int>.merge(answer: nil, lastKnown: nil).state == .unavailable)
        #expect(Part<Int>.verificationRequired.value == nil)
    }

    @Test("MRG-1: a consent holds 30 days to the second", arguments: [(0 as Int64, true), (2_591_999, true), (2_592_000, false), (-1, false)])
    func consent(age: Int64, holds: Bool) {
        #expect(TripConsent(givenAt: 1000).holds(at: 1000 + age) == holds)
    }
}
