import Testing
import Values

@Suite("Limits of uses in sliding windows")
struct UseLimitTests {
    private func uses(_ moments: Int64...) -> [Use] { moments.map { Use(at: $0) } }

    @Test("There is room until a window holds the limit, and again when the oldest use leaves it")
    func slides() {
        let limits = [UseLimit(2, per: 60)]
        #expect(limits.room(after: [], now: 1000) == 2)
        #expect(limits.room(after: uses(1000), now: 1000) == 1)
        #expect(limits.wait(after: uses(1000), now: 1000) == nil)
        #expect(limits.room(after: uses(1000, 1010), now: 1020) == 0)
        #expect(limits.wait(after: uses(1010, 1000), now: 1020) == 40)
        #expect(limits.wait(after: uses(1000, 1010), now: 1059) == 1)
        #expect(limits.wait(after: uses(1000, 1010), now: 1060) == nil)
        #expect(limits.room(after: uses(1000, 1010), now: 1060) == 1)
    }

    @Test("Of several limits the tightest one counts, and the longest wait")
    func several() {
        let limits = [UseLimit(2, per: 60), UseLimit(3, per: 3600)]
        #expect(limits.room(after: uses(1000, 1001, 1002), now: 1100) == 0)
        #expect(limits.wait(after: uses(1000, 1001, 1002), now: 1003) == 3597)
        #expect(limits.room(after: uses(1000), now: 1001) == 1)
        #expect(limits.memory == 3600)
    }

    @Test("A limit for each tag counts the uses of that tag only")
    func tags() {
        let limits = [UseLimit(1, per: 60, isPerTag: true), UseLimit(2, per: 60)]
        let mine = [Use(at: 1000, tag: [1])]
        #expect(limits.wait(after: mine, tag: [1], now: 1030) == 30)
        #expect(limits.wait(after: mine, tag: [2], now: 1030) == nil)
        #expect(limits.wait(after: mine + [Use(at: 1010, tag: [2])], tag: [3], now: 1030) == 30)
    }

    @Test("A use may count several times; more than the limit may have been used under a higher one")
    func counts() {
        let limits = [UseLimit(10, per: 60)]
        let many = [Use(at: 1000, count: 8), Use(at: 1020, count: 9)]
        #expect(limits.room(after: many, now: 1030) == 0)
        #expect(limits.wait(after: many, now: 1030) == 30)
        #expect(limits.room(after: many, now: 1060) == 1)
    }

    @Test("A use in the future, by another clock, counts; without limits there is always room")
    func edges() {
        #expect([UseLimit(1, per: 60)].wait(after: uses(1010), now: 1000) == 70)
        #expect([UseLimit]().room(after: uses(1), now: 1) == .max)
        #expect([UseLimit]().wait(after: uses(1), now: 1) == nil)
        #expect([UseLimit]().memory == 0)
    }

    @Test("Whatever comes when, no window holds more than its limit, and a wait ends with room", arguments: 0..<50)
    func property(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let limits = [
            UseLimit(Int.random(in: 1...4, using: &random), per: Int64.random(in: 1...20, using: &random)),
            UseLimit(Int.random(in: 1...9, using: &random), per: Int64.random(in: 20...90, using: &random)),
        ]
        var (now, admitted): (Int64, [Use]) = (0, [])
        for _ in 0..<300 {
            now += Int64.random(in: 0...6, using: &random)
            if let wait = limits.wait(after: admitted, now: now) {
                #expect(limits.room(after: admitted, now: now) == 0 && wait > 0)
                #expect(limits.room(after: admitted, now: now + wait - 1) == 0)
                #expect(limits.room(after: admitted, now: now + wait) > 0)
            } else {
                admitted.append(Use(at: now))
            }
        }
        for limit in limits {
            for first in admitted {
                let window = admitted.filter { $0.at >= first.at && $0.at < first.at + limit.seconds }
                #expect(window.count <= limit.uses)
            }
        }
    }
}
