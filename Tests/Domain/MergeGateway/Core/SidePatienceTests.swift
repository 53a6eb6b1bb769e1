import GatewayCore
import Testing

@Suite("The time a side gets")
struct SidePatienceTests {
    @Test(
        "A side gets 2 s, and never more than four fifths of the caller's time",
        arguments: [
            (nil, 2.0), (60.0, 2.0), (2.5, 2.0), (2.0, 1.6), (0.1, 0.08), (0, 0), (-1, -0.8),
        ] as [(Double?, Double)])
    func wait(remaining: Double?, expected: Double) {
        let wait = SidePatience().wait(remaining: remaining.map { .seconds($0) })
        #expect(abs((wait - .seconds(expected)) / .seconds(1)) < 1e-9)
    }

    @Test("The limit is the operator's to set")
    func limit() {
        #expect(SidePatience(longest: .milliseconds(20)).wait(remaining: .seconds(10)) == .milliseconds(20))
    }
}
