import IdentityCore
import Testing

struct SmsLimitsTests {
    let limits = SmsLimits()

    @Test("ID-10: 60 s pass between two codes for one purpose; the wait is exact")
    func pause() {
        #expect(limits.wait(afterSending: [], forSamePurpose: [], now: 1000) == nil)
        #expect(limits.wait(afterSending: [1000], forSamePurpose: [1000], now: 1001) == 59)
        #expect(limits.wait(afterSending: [1000], forSamePurpose: [1000], now: 1059) == 1)
        #expect(limits.wait(afterSending: [1000], forSamePurpose: [1000], now: 1060) == nil)
        #expect(limits.wait(afterSending: [900, 1000], forSamePurpose: [1000, 900], now: 1001) == 59)
    }

    @Test("ID-10: a code for one purpose does not hold up one for another")
    func pauseByPurpose() {
        #expect(limits.wait(afterSending: [1000], forSamePurpose: [], now: 1001) == nil)
    }

    @Test("ID-10: 5 codes an hour and 10 a day go to a phone, counted over all purposes")
    func totals() {
        let five = [0, 100, 200, 300, 400] as [Int64]
        #expect(limits.wait(afterSending: five, forSamePurpose: [], now: 500) == 3100)
        #expect(limits.wait(afterSending: five, forSamePurpose: [400], now: 430) == 3170)
        #expect(limits.wait(afterSending: five.reversed(), forSamePurpose: five, now: 3599) == 1)
        #expect(limits.wait(afterSending: five, forSamePurpose: five, now: 3600) == nil)
        let ten = (0..<10).map { Int64($0) * 3600 }
        #expect(limits.wait(afterSending: ten, forSamePurpose: ten, now: 36_000) == 50_400)
        #expect(limits.wait(afterSending: ten, forSamePurpose: ten, now: 86_400) == nil)
    }

    @Test("ID-10: an address asks for 20 codes an hour")
    func address() {
        let twenty = (0..<20).map { Int64($0) * 10 }
        #expect(limits.wait(afterAsking: Array(twenty.dropLast()), now: 200) == nil)
        #expect(limits.wait(afterAsking: twenty, now: 200) == 3400)
        #expect(limits.wait(afterAsking: twenty, now: 3600) == nil)
    }

    @Test("ID-10: the limits are settings")
    func chosen() {
        var limits = SmsLimits()
        limits.pause = 5
        limits.perHour = 2
        limits.perHourAndAddress = 1
        #expect(limits.wait(afterSending: [1000], forSamePurpose: [1000], now: 1004) == 1)
        #expect(limits.wait(afterSending: [1000, 1010], forSamePurpose: [1000, 1010], now: 1020) == 3580)
        #expect(limits.wait(afterAsking: [1000], now: 1001) == 3599)
    }
}
