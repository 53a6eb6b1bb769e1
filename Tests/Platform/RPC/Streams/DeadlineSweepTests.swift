import NIOCore
import NIOEmbedded
import Testing

@testable import RPC

@Suite("Deadline sweep")
struct DeadlineSweepTests {
    /// The open calls of a connection, reduced to their deadlines.
    private final class Calls {
        var open: [NIODeadline] = []
        var sweeps = 0
    }

    @Test("one timer ends each call at its own deadline, and calls that ended earlier cost no sweep of their own")
    func endsEachInTime() throws {
        let loop = EmbeddedEventLoop()
        let calls = Calls()
        let sweep = DeadlineSweep(on: loop) { now in
            calls.sweeps += 1
            calls.open.removeAll { $0 <= now }
            return calls.open.min()
        }
        for milliseconds in [50, 20, 30, 40] {
            let deadline = loop.now + .milliseconds(Int64(milliseconds))
            calls.open.append(deadline)
            sweep.announce(deadline)
        }
        loop.advanceTime(by: .milliseconds(19))
        #expect(calls.open.count == 4)
        loop.advanceTime(by: .milliseconds(1))
        #expect(calls.open.count == 3)
        calls.open.removeAll { $0 <= loop.now + .milliseconds(20) }  // those at 30 and 40 end in time
        loop.advanceTime(by: .milliseconds(29))
        #expect(calls.open.count == 1)
        loop.advanceTime(by: .milliseconds(1))
        #expect(calls.open.isEmpty)
        #expect(calls.sweeps == 3)
        loop.advanceTime(by: .seconds(10))
        #expect(calls.sweeps == 3)
    }

    @Test("a stopped sweep does not run")
    func stopped() {
        let loop = EmbeddedEventLoop()
        let calls = Calls()
        let sweep = DeadlineSweep(on: loop) { _ in
            calls.sweeps += 1
            return nil
        }
        sweep.announce(loop.now + .milliseconds(10))
        sweep.stop()
        loop.advanceTime(by: .seconds(1))
        #expect(calls.sweeps == 0)
    }
}
