import IdentityCore
import Testing

@Suite("Waits after log-ins that failed")
struct LoginPaceTests {
    @Test("The first failures cost nothing; then the wait doubles up to its bound")
    func doubling() {
        let pace = LoginPace(free: 4, waitMax: 900)
        let waits = (0...40).map { pace.wait(after: $0, lastAt: 1_000, now: 1_000) ?? 0 }
        #expect(waits.prefix(15) == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512])
        #expect(waits.dropFirst(15).allSatisfy { $0 == 900 })
        #expect(pace.wait(after: .max, lastAt: 1_000, now: 1_000) == 900)
    }

    @Test("A wait passes, and a day without a failure ends it")
    func passes() {
        let pace = LoginPace(free: 0, waitMax: 100)
        #expect(pace.wait(after: 10, lastAt: 1_000, now: 1_099) == 1)
        #expect(pace.wait(after: 10, lastAt: 1_000, now: 1_100) == nil)
        #expect(LoginPace(free: 0, waitMax: 1_000_000).wait(after: 30, lastAt: 0, now: LoginPace.memory) == nil)
    }

    @Test("A failure that another clock has put into the future makes no longer wait than the bound")
    func future() {
        #expect(LoginPace(free: 0, waitMax: 30).wait(after: 9, lastAt: 5_000, now: 1_000) == 30)
    }
}
