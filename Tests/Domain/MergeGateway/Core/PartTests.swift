import GatewayCore
import Testing

@Suite("Parts of a merged page (MRG)")
struct PartTests {
    @Test("MRG-3: an answer is fresh, even when another was known")
    func fresh() {
        #expect(Part(answer: 1) == .fresh(1))
        #expect(Part(answer: 1, lastKnown: 2) == .fresh(1))
    }

    @Test("MRG-3: without an answer the last known part is shown as stale")
    func stale() {
        #expect(Part(answer: nil, lastKnown: 2) == .stale(2))
    }

    @Test("MRG-3: without an answer and without a known part there is nothing, never a guess")
    func unavailable() {
        #expect(Part<Int>(answer: nil) == .unavailable)
    }

    @Test("A part that was not given shows no value", arguments: [Part<Int>.unavailable, .verificationRequired])
    func noValue(part: Part<Int>) {
        #expect(part.value == nil)
        #expect(part.map { $0 + 1 } == part)
    }

    @Test("A part that was given keeps how it came about")
    func map() {
        #expect(Part.fresh(1).map { $0 + 1 } == .fresh(2))
        #expect(Part.stale(1).map { $0 + 1 } == .stale(2))
    }
}
