import Testing

@testable import IdentityServer

@Suite("Codes of the second factor")
struct TimeCodeTests {
    private let factor = TimeCode(secret: Array("12345678901234567890".utf8))

    @Test(
        "RFC 6238 appendix B: the test vectors of SHA-1",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(_ time: Int64, _ code: String) {
        #expect(factor.code(of: time / 30, digits: 8) == code)
        #expect(factor.step(of: String(code.suffix(6)), after: 0, now: time) == time / 30)
    }

    @Test("A code counts one step before and after its own, and none further")
    func tolerance() {
        let step: Int64 = 1_000
        for (offset, isAccepted) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
            let found = factor.step(of: factor.code(of: step + offset), after: 0, now: step * 30)
            #expect((found == step + offset) == isAccepted)
        }
    }

    @Test("Steps up to the last one that was used count no more")
    func used() {
        let code = factor.code(of: 1_000)
        #expect(factor.step(of: code, after: 999, now: 30_000) == 1_000)
        #expect(factor.step(of: code, after: 1_000, now: 30_000) == nil)
    }

    @Test("RFC 4648 §10: the test vectors of base32, without padding")
    func base32() {
        let vectors = ["": "", "f": "MY", "fo": "MZXQ", "foo": "MZXW6", "foob": "MZXW6YQ", "foobar": "MZXW6YTBOI"]
        for (text, encoded) in vectors { #expect(Base32.encode(Array(text.utf8)) == encoded) }
    }
}
