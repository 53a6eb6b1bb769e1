/// Threads for reads that may wait for the disk, so that no event loop ever does.
final class ReadPool: Sendable {
    private let queue: BoundedQueue<@Sendable () -> Void>

    /// - Throws: ``StorageFault/disk(_:)`` when the system has no thread to give.
    init(threads: Int, maxQueued: Int) throws(StorageFault) {
        let queue = BoundedQueue<@Sendable () -> Void>(maxCount: maxQueued)
        self.queue = queue
        for number in 0..<max(threads, 1) {
            do throws(StorageFault) {
                try startThread {
                    while let job = queue.take(maxWeight: .max, maxCount: 1)?.first { job() }
                }
            } catch {
                // Those already started end with the queue.
                queue.close()
                throw .disk("read thread \(number): \(error)")
            }
        }
    }

    /// Runs `body` on one of the threads.
    ///
    /// - Throws: ``ReadRefused`` when too many wait; what `body` throws.
    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let offer = queue.offer { continuation.resume(with: Swift.Result(catching: body)) }
            switch offer {
            case .taken: break
            case .full: continuation.resume(throwing: ReadRefused.queueFull)
            case .closed: continuation.resume(throwing: ReadRefused.closed)
            }
        }
    }

    deinit { close() }

    /// Takes no more reads; what is queued is still read.
    func close() { queue.close() }
}

/// Why a read was not begun.
enum ReadRefused: Error, Equatable {
    /// Too many wait for the disk.
    case queueFull
    /// The node is closing.
    case closed
}
