import IdentityCore
import Testing
import Values

struct SmsLimitsTests {
    let limits = SmsLimits()

    private func uses(_ tag: UInt8, _ moments: Int64...) -> [Use] { moments.map { Use(at: $0, tag: [tag]) } }

    @Test("ID-10: 60 s pass between two codes of one requester for one purpose; the wait is exact")
    func pause() {
        #expect(limits.ofPhone.wait(after: [], tag: [1], now: 1000) == nil)
        #expect(limits.ofPhone.wait(after: uses(1, 1000), tag: [1], now: 1001) == 59)
        #expect(limits.ofPhone.wait(after: uses(1, 1000), tag: [1], now: 1060) == nil)
    }

    @Test("ID-10: a code for one purpose, or for one requester, does not hold up one for another")
    func pauseByTag() {
        #expect(limits.ofPhone.wait(after: uses(1, 1000), tag: [2], now: 1001) == nil)
    }

    @Test("ID-10: 5 codes an hour and 10 a day go to a phone, counted over all purposes")
    func totals() {
        let five = uses(1, 0, 100, 200, 300, 400)
        #expect(limits.ofPhone.wait(after: five, tag: [2], now: 500) == 3100)
        #expect(limits.ofPhone.wait(after: five, tag: [2], now: 3600) == nil)
        let ten = (0..<10).map { Use(at: $0 * 3600) }
        #expect(limits.ofPhone.wait(after: ten, tag: [2], now: 36_000) == 50_400)
        #expect(limits.ofPhone.wait(after: ten, tag: [2], now: 86_400) == nil)
    }

    @Test("ID-10: an address asks for 20 codes an hour")
    func address() {
        let twenty = (0..<20).map { Use(at: $0 * 10) }
        #expect([limits.ofAddress].wait(after: Array(twenty.dropLast()), now: 200) == nil)
        #expect([limits.ofAddress].wait(after: twenty, now: 200) == 3400)
        #expect([limits.ofAddress].wait(after: twenty, now: 3600) == nil)
    }

    @Test("ID-10: the limits are settings; no pause is none")
    func chosen() {
        var limits = SmsLimits()
        (limits.pause, limits.perHour, limits.perHourAndAddress) = (0, 2, 1)
        #expect(limits.ofPhone.wait(after: uses(1, 1000), tag: [1], now: 1000) == nil)
        #expect(limits.ofPhone.wait(after: uses(1, 1000, 1010), tag: [1], now: 1020) == 3580)
        #expect([limits.ofAddress].wait(after: uses(1, 1000), now: 1001) == 3599)
        #expect(limits.wrongOfAddress == UseLimit(100, per: 3600) && limits.wrongOfAll == UseLimit(10_000, per: 3600))
        #expect(limits.ofAll == UseLimit(100_000, per: 3600))
    }
}
