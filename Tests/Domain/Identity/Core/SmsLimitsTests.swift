import Testing

@testable import IdentityCore

@Suite("How many SMS codes (ID-10)")
struct SmsLimitsTests {
    @Test("ID-10: a code for one purpose does not hold up one for another, a second for the same does")
    func pauseByPurpose() {
        #expect(SmsPolicy.wait(afterSending: [1000], forSamePurpose: [], now: 1001) == nil)
        #expect(SmsPolicy.wait(afterSending: [1000], forSamePurpose: [1000], now: 1001) == 59)
    }

    @Test("ID-10: the hour and the day count over all purposes")
    func totals() {
        let five = [0, 100, 200, 300, 400] as [Int64]
        #expect(SmsPolicy.wait(afterSending: five, forSamePurpose: [], now: 500) == 3100)
        #expect(SmsPolicy.wait(afterSending: five, forSamePurpose: [400], now: 430) == 3170)
    }

    @Test("Limits are values: others than ID-10's can be chosen")
    func chosen() {
        var limits = SmsLimits()
        limits.pause = 5
        limits.perHour = 2
        #expect(SmsPolicy.wait(afterSending: [1000], limits: limits, now: 1004) == 1)
        #expect(SmsPolicy.wait(afterSending: [1000, 1010], limits: limits, now: 1020) == 3580)
    }
}
