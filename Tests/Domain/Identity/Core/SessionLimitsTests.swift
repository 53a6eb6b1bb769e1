import IdentityCore
import Testing
import Values

struct SessionLimitsTests {
    private let limits = SessionLimits()
    private static let day: Int64 = 86_400

    @Test("By default an access token lives 10 minutes, a session 7 days after its last use and 30 days in all")
    func defaults() {
        #expect(limits.accessSeconds == 600 && limits.perPerson == 10)
        #expect(limits.end(openedAt: 0, usedAt: 0) == 7 * Self.day)
        #expect(limits.end(openedAt: 0, usedAt: 5 * Self.day) == 12 * Self.day)
        #expect(limits.end(openedAt: 0, usedAt: 29 * Self.day) == 30 * Self.day)
    }

    @Test("An access token does not outlive its session")
    func lastToken() {
        #expect(limits.accessLifetime(end: 1000, now: 0) == 600)
        #expect(limits.accessLifetime(end: 1000, now: 900) == 100)
    }

    @Test(
        "A refresh token is exchanged once; for 30 seconds it gets the same answer, later or older it was copied",
        arguments: [
            ([2], 100, .first), ([2], 5000, .first), ([1], 100, .repeated), ([1], 130, .repeated), ([1], 131, .copied),
            ([1], 90, .repeated), ([0], 100, .copied), ([], 100, .copied),
        ] as [([UInt8], Int64, RefreshUse)])
    func uses(digest: [UInt8], now: Int64, use: RefreshUse) {
        #expect(RefreshUse(of: digest, working: [2], used: [1], usedAt: 100, now: now) == use)
    }

    @Test("A label is shown as it is given, up to 64 characters, also of scripts that combine several scalars")
    func labels() throws {
        for text in ["", "Firefox, Android", "小明的手机", String(repeating: "é", count: 64)] {
            #expect(try DeviceLabel(text).text == text)
        }
    }

    @Test(
        "A label that changes how a page is shown is refused: controls, bidirectional overrides, invisible characters",
        arguments: [
            "a\u{0}", "a\nb", "\u{202E}moc.elpmaxe", "a\u{200B}b", "\u{2066}x", "\u{FEFF}", "a\u{2028}",
        ])
    func refusedLabels(text: String) {
        #expect(throws: FieldProblem.self) { try DeviceLabel(text) }
    }

    @Test("A label of more than 64 characters is refused, also one character of endless accents")
    func longLabels() {
        #expect(throws: FieldProblem.self) { try DeviceLabel(String(repeating: "a", count: 65)) }
        #expect(throws: FieldProblem.self) { try DeviceLabel("a" + String(repeating: "\u{301}", count: 256)) }
    }
}
