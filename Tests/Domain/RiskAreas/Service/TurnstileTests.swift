import Synchronization
import Testing

@testable import RiskAreasServer

@Suite("One task at a time")
struct TurnstileTests {
    @Test("tasks pass one at a time, also after one has failed")
    func exclusive() async {
        let turnstile = Turnstile()
        let inside = Mutex((now: 0, most: 0, passed: 0))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try? await turnstile.pass {
                        inside.withLock { ($0.now, $0.most) = ($0.now + 1, max($0.most, $0.now + 1)) }
                        await Task.yield()
                        inside.withLock { ($0.now, $0.passed) = ($0.now - 1, $0.passed + 1) }
                        if number % 3 == 0 { throw CancellationError() }
                    }
                }
            }
        }
        #expect(inside.withLock { $0 } == (0, 1, 50))
    }
}
