import Kit
import Synchronization
import Testing

@Suite("One task at a time")
struct TurnstileTests {
    /// How many tasks are inside, were at most, and have been.
    private final class Room: Sendable {
        private let counts = Mutex((now: 0, most: 0, passed: 0))

        var most: Int { counts.withLock { $0.most } }
        var passed: Int { counts.withLock { $0.passed } }

        func enter() { counts.withLock { ($0.now, $0.most) = ($0.now + 1, max($0.most, $0.now + 1)) } }
        func leave() { counts.withLock { ($0.now, $0.passed) = ($0.now - 1, $0.passed + 1) } }
    }

    @Test("tasks pass one at a time, also after one has failed")
    func exclusive() async {
        let turnstile = Turnstile()
        let room = Room()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try? await turnstile.pass {
                        room.enter()
                        await Task.yield()
                        room.leave()
                        if number % 3 == 0 { throw CancellationError() }
                    }
                }
            }
        }
        #expect(room.most == 1 && room.passed == 50)
    }
}
