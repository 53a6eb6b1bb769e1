import Dispatch
import Foundation

/// SIGTERM and SIGINT as a sequence, for as long as the value lives.
final class StopSignals {
    /// The signals as they come.
    let received: AsyncStream<Int32>
    private let sources: [any DispatchSourceSignal]

    /// Takes the two signals over from now on. After the first, another one ends the process at once, for
    /// whoever does not want to wait for the calls under way.
    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        received = stream
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                continuation.yield(number)
                signal(SIGTERM, SIG_DFL)
                signal(SIGINT, SIG_DFL)
            }
            source.resume()
            return source
        }
    }

    /// A task that ends at the first signal. One task may listen; cancelling it ends its wait.
    func first() -> Task<Void, Never> {
        Task { [received] in
            for await _ in received { return }
        }
    }

    /// Runs `body`, and cancels it at the first signal.
    static func cancelling<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let signals = StopSignals()
        let work = Task { try await body() }
        let watch = Task {
            for await _ in signals.received { work.cancel() }
        }
        defer { watch.cancel() }
        return try await work.value
    }

    deinit {
        for source in sources { source.cancel() }
    }
}
