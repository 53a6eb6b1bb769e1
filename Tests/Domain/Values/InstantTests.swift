import Testing
import Values

struct InstantTests {
    @Test("A moment in China time is written with +08:00 and reads back to the nanosecond", arguments: 1...4)
    func roundTrip(seed: UInt64) throws {
        #expect(Instant(seconds: 1_657_243_800).chinaTimeText == "2022-07-08T09:30:00+08:00")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let seconds = Int64.random(in: Instant.earliest.seconds...Instant.latest.seconds, using: &random)
            let nanos = Bool.random(using: &random) ? 0 : Int32.random(in: 0...999_999_999, using: &random)
            let instant = try #require(Instant(seconds: seconds, nanos: nanos))
            #expect(try Instant(instant.chinaTimeText) == instant)
        }
    }

    @Test("The first and the last moment have a text too", arguments: [Instant.earliest, .latest])
    func ends(instant: Instant) throws {
        #expect(try Instant(instant.chinaTimeText) == instant)
    }

    @Test(
        "A moment from outside that is out of range is refused",
        arguments: [(-62_135_596_801, 0), (253_402_300_800, 0), (0, -1), (0, 1_000_000_000), (.max, 0)]
            as [(Int64, Int32)])
    func outOfRange(seconds: Int64, nanos: Int32) {
        #expect(Instant(seconds: seconds, nanos: nanos) == nil)
    }

    @Test("Arithmetic ends at the first and the last moment instead of overflowing")
    func saturates() {
        #expect(Instant.latest + 1 == .latest)
        #expect(Instant.latest + .max == .latest)
        #expect(Instant.latest - .min == .latest)
        #expect(Instant.earliest - 1 == .earliest)
        #expect(Instant.earliest - .max == .earliest)
        #expect(Instant.earliest + .min == .earliest)
        #expect(Instant(seconds: .min) == .earliest)
    }

    @Test("Adding and taking away seconds keeps the fraction; a difference is rounded down")
    func arithmetic() throws {
        let late = try #require(Instant(seconds: 100, nanos: 5))
        let early = try #require(Instant(seconds: 40, nanos: 6))
        #expect(late - 60 == Instant(seconds: 40, nanos: 5))
        #expect((late - 60) + 60 == late)
        #expect(late.seconds(since: early) == 59)
        #expect(early.seconds(since: late) == -60)
        #expect(early < late && early > late - 60)
    }
}
