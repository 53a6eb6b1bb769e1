import HealthCodeCore
import Kit
import Logging
import RPC
import RiskAreasClient
import Security
import StorageClient
import Synchronization
import Values

/// Derives colours that nobody asks for, so that every change is recorded and told (COL-8).
///
/// Every process of the health-code role runs one. It takes its share of the slices; see ``DerivationMembers``.
final class DerivationWorker: Sendable {
    private let recorder: ColourRecorder
    private let members: DerivationMembers
    private let width: Int
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let counts = DerivationCounts()
    private let state = Mutex(State())

    private struct Running {
        let slice: DerivationSlice
        let task: Task<Void, Never>
    }

    private struct State {
        var slices: [Int: Running] = [:]
        /// Since when the worker waits for its first share, seconds since 1970; nil once it has one.
        var waitsSince: Int64?
    }

    /// A worker that does nothing until ``run()`` is called.
    ///
    /// - Parameters:
    ///   - width: Most persons of a slice that are derived at once.
    ///   - pause: Waits; tests decide how long that takes.
    init(
        _ recorder: ColourRecorder, width: Int, surroundings: Surroundings, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.recorder = recorder
        self.width = width
        self.logger = logger
        self.pause = pause
        members = DerivationMembers(
            store: recorder.store, riskAreas: recorder.riskAreas, rules: recorder.rules, now: recorder.now,
            id: surroundings.random(16))
    }

    /// Derives until the task is cancelled.
    func run() async {
        state.withLock { $0.waitsSince = recorder.now().seconds }
        while !Task.isCancelled {
            do {
                if let share = try await members.share() { take(share) }
            } catch {
                if Task.isCancelled { break }
                logger.warning("the shares of derivation are not known", metadata: ["error": "\(error)"])
            }
            let waits = state.withLock { $0.waitsSince != nil }
            try? await pause(waits ? .milliseconds(200) : .seconds(3))
        }
        let running = take([])
        for running in running { await running.task.value }
        // Otherwise the others wait until this process has been silent for some seconds.
        await Task { [members] in try? await members.leave() }.value
    }

    /// Begins the slices of a share and ends all others.
    ///
    /// - Returns: The slices that were ended.
    @discardableResult
    private func take(_ share: Set<Int>) -> [Running] {
        state.withLock { state in
            state.waitsSince = nil
            let ended = state.slices.filter { !share.contains($0.key) }
            for (number, running) in ended {
                running.task.cancel()
                state.slices[number] = nil
            }
            for number in share where state.slices[number] == nil {
                let slice = DerivationSlice(
                    number, recorder: recorder, counts: counts, width: width, logger: logger, pause: pause)
                state.slices[number] = Running(slice: slice, task: Task { await slice.run() })
            }
            return Array(ended.values)
        }
    }

    /// How far the worker is behind, how much is due and what it has done, as Prometheus text.
    var metrics: String {
        let now = recorder.now().seconds
        let (slices, waitsSince) = state.withLock { ($0.slices.values.map(\.slice), $0.waitsSince) }
        let standings = slices.map { $0.standing(at: now) }
        let lag = max(standings.map(\.lag).max() ?? 0, waitsSince.map { now - $0 } ?? 0)
        let gauges: [(name: String, help: String, value: Int)] = [
            (
                "lag_seconds", "Seconds since the oldest change that is not derived became due or was written.",
                Int(lag)
            ),
            ("due", "Persons whose colour is to be derived now.", standings.map(\.due).reduce(0, +)),
            ("persons", "Persons whose colour time changes.", standings.map(\.persons).reduce(0, +)),
            ("slices", "Slices that the process derives, of \(DerivationSlice.count).", standings.count),
        ]
        let rows = gauges.map { ($0, "gauge") } + counts.rows.map { ($0, "counter") }
        return rows.map { row, type in
            let name = "shuangma_derivation_\(row.name)"
            return "# HELP \(name) \(row.help)\n# TYPE \(name) \(type)\n\(name) \(row.value)\n"
        }.joined()
    }
}
