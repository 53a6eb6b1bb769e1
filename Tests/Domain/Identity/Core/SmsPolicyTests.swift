import IdentityCore
import Testing

struct SmsPolicyTests {
    @Test("ID-10: a code is good once within 5 minutes and 5 wrong tries")
    func judged() {
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 0, matches: true, now: 299) == .accepted)
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 0, matches: true, now: 300) == .none)
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 4, matches: true, now: 1) == .accepted)
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 4, matches: false, now: 1) == .wrong)
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 5, matches: true, now: 1) == .none)
        #expect(SmsPolicy.judge(sentAt: nil, wrongTries: 0, matches: true, now: 1) == .none)
    }

    @Test(
        "ID-10: a code is six digits, leading zeros kept",
        arguments: [(0 as UInt64, "000000"), (7, "000007"), (999_999, "999999"), (1_234_567, "234567")])
    func sixDigits(random: UInt64, code: String) {
        #expect(SmsPolicy.code(from: random) == code)
        #expect(SmsPolicy.hasForm(code))
    }

    @Test(
        "ID-10: nothing but six ASCII digits is tried",
        arguments: ["", "12345", "1234567", "12345a", "１２３４５６", " 12345"])
    func otherForm(text: String) {
        #expect(!SmsPolicy.hasForm(text))
    }
}
