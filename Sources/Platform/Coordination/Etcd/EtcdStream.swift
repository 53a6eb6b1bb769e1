import RPC
import Synchronization

/// A stream was silent for too long, or ended.
enum EtcdStreamEnd: Error {
    case silent
    case over
}

extension ResponseSequence {
    /// Reads the stream until `take` throws, or the stream fails, ends, or is silent for longer than `silence`.
    ///
    /// - Throws: Why it ended.
    func read(silentAtMost silence: Duration, _ take: @escaping @Sendable (Message) throws -> Void) async throws {
        let heard = LastMoment()
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                for try await message in self {
                    heard.isNow()
                    try take(message)
                }
                throw EtcdStreamEnd.over
            }
            group.addTask {
                while true {
                    let left = silence - heard.age
                    guard left > .zero else { throw EtcdStreamEnd.silent }
                    try await Task.sleep(for: left)
                }
            }
            try await group.next()
        }
    }
}

/// When something happened last, on the monotonic clock.
private final class LastMoment: Sendable {
    private let moment = Mutex(ContinuousClock.now)

    /// It happens now.
    func isNow() { moment.withLock { $0 = .now } }

    /// How long ago it was.
    var age: Duration { moment.withLock { $0.duration(to: .now) } }
}
