import Synchronization

/// Lets so many bytes a second pass, whoever brings them.
final class BytePace: Sendable {
    private let bytesPerSecond: Double?
    private let free = Mutex(ContinuousClock.now)

    /// - Parameter bytesPerSecond: Nil lets everything pass at once.
    init(bytesPerSecond: Int?) { self.bytesPerSecond = bytesPerSecond.map { Double(max($0, 1)) } }

    /// Waits until these bytes, after all that came before, are within the pace.
    func pass(_ bytes: Int) async throws {
        guard let bytesPerSecond else { return }
        let moment = free.withLock { free in
            free = max(free, .now) + .seconds(Double(bytes) / bytesPerSecond)
            return free
        }
        try await Task.sleep(until: moment, clock: .continuous)
    }
}
