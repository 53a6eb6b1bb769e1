import Testing
import TracingCore
import Values

@Suite("Check-ins")
struct CheckInTests {
    /// 2022-12-01 12:00 in China.
    private static let noon = Instant(seconds: 1_669_867_200)

    @Test("VIS-2: a poster and a companion never open a hold by themselves; a screen and staff may")
    func holds() {
        #expect(CheckIn.Way.allCases.filter(\.mayOpenHold) == [.screen, .staff, .offline])
    }

    @Test("A time is kept to half a minute of its day in China")
    func times() throws {
        let time = CheckInTime(of: Self.noon + 44)
        #expect(time.day.description == "2022-12-01" && time.halfMinute == 1_441 && time.quarter == 48)
        #expect(time.start == Self.noon + 30)
        #expect(CheckInTime(day: time.day, halfMinute: 1_441) == time)
        #expect(CheckInTime(day: time.day, halfMinute: 2_880) == nil)
        #expect(CheckInTime(of: time.day.start).halfMinute == 0)
        let last = CheckInTime(of: (time.day + 1).start - 1)
        #expect(last.day == time.day && last.halfMinute == 2_879 && last.quarter == 95)
    }

    @Test(
        "VIS-1, RET-1: a check-in can be read for 14 days, and the key of its day is destroyed when all of the day are older"
    )
    func life() {
        let time = CheckInTime(of: Self.noon)
        let end = CheckInLife.end(of: time.day)
        #expect(CheckInLife.isReadable(time, at: Self.noon + 14 * 86_400))
        #expect(!CheckInLife.isReadable(time, at: Self.noon + 14 * 86_400 + 1))
        #expect(CheckInLife.firstDay(at: end - 1) == time.day)
        #expect(CheckInLife.firstDay(at: end) == time.day + 1)
        // The last moment of the day is 14 days old then.
        #expect(end == (time.day + 1).start + 14 * 86_400)
    }

    @Test(
        "VIS-4: a scanner's queue is taken up to 24 h late, and refused when its clock is more than 5 minutes ahead",
        arguments: [(0, true), (-86_400, true), (-86_401, false), (300, true), (301, false)])
    func late(seconds: Int64, isTaken: Bool) {
        var problem: FieldProblem?
        do { try CheckInLife.demandOffline(Self.noon + seconds, at: Self.noon) } catch { problem = error }
        #expect((problem == nil) == isTaken)
        if let problem { #expect(problem.field == "scanned_at") }
    }

    @Test("New check-ins are of today, or of the days that a late or early clock may mean")
    func days() {
        let today = ChinaDay(of: Self.noon)
        #expect(CheckInLife.mayBegin(today, at: Self.noon) && CheckInLife.mayBegin(today - 1, at: Self.noon))
        #expect(!CheckInLife.mayBegin(today - 2, at: Self.noon) && !CheckInLife.mayBegin(today + 1, at: Self.noon))
        #expect(CheckInLife.mayBegin(today + 1, at: (today + 1).start - 300))
    }
}
