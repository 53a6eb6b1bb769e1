import ArgumentParser
import Foundation
import Simulation
import Synchronization

/// `shuangma simulate`
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Runs whole simulated clusters under faults and checks what their clients saw.",
        discussion: """
            Each seed is one course of events: five storage nodes, coordination and clients in one thread, with \
            crashes, pauses, lost messages and disks, moves and splits. Checked are linearizability, that no \
            acknowledged write is lost, that replicas are equal at rest, and that all goes on once faults end. The \
            exit code is 1 when a seed breaks a promise.

            Examples:
              shuangma simulate --seeds 1000                        with as many threads as cores
              shuangma simulate --seed 97 --trace                   one seed, telling what happens
              shuangma simulate --mutation forget-truncation        until that bug is caught
              shuangma simulate --mutations                         a table: which bug is caught by which seed
            """)

    @Option(help: ArgumentHelp("How many seeds.", valueName: "number"))
    var seeds: Int = 1000

    @Option(help: ArgumentHelp("The first seed.", valueName: "number"))
    var from: UInt64 = 1

    @Option(help: ArgumentHelp("Run this seed alone.", valueName: "number"))
    var seed: UInt64?

    @Flag(help: "Tell what happens; with --seed.")
    var trace = false

    @Option(help: ArgumentHelp("Put in this bug, and stop when it is caught.", valueName: "name"))
    var mutation: Mutation?

    @Flag(help: "Put in each bug in turn, and tell which seed catches it.")
    var mutations = false

    @Option(help: ArgumentHelp("Threads; by default one a core.", valueName: "number"))
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Show no progress.")
    var quiet = false

    @Flag(help: "Print the report as one JSON object.")
    var json = false

    func validate() throws {
        guard seeds > 0, threads > 0 else { throw ValidationError("--seeds and --threads take numbers above 0.") }
        guard !trace || seed != nil else { throw ValidationError("--trace needs --seed.") }
    }

    func run() throws {
        if let seed {
            let result = ClusterSimulation.run(
                seed: seed, mutation: mutation, trace: trace ? { Terminal.write($0) } : nil)
            var report = SimulationReport(mutation: mutation)
            report.add(result)
            try end(report)
        } else if mutations {
            try runMutations()
        } else {
            try end(sweep(mutation))
        }
    }

    private func sweep(_ mutation: Mutation?) -> SimulationReport {
        let line = ProgressLine("simulate", unit: "seeds", isQuiet: quiet)
        defer { line.finish() }
        return SimulationSweep(from: from, count: seeds, threads: threads, mutation: mutation).run { done in
            line.show(count: done, fraction: Double(done) / Double(seeds))
        }
    }

    private func end(_ report: SimulationReport) throws {
        Terminal.write(json ? try report.json : report.text)
        if report.violations > 0 { ExitStatus.refused.end() }
    }

    /// Tells of each bug how many seeds it took. The exit code is 1 when one was not caught.
    private func runMutations() throws {
        var missed = false
        for mutation in Mutation.allCases {
            let report = sweep(mutation)
            missed = missed || report.violations == 0
            Terminal.write(json ? try report.json : "\(mutation.rawValue): \(report.catchText)")
        }
        if missed { ExitStatus.refused.end() }
    }
}

extension Mutation: ExpressibleByArgument {}

/// Seeds in order on several threads.
private final class SimulationSweep: Sendable {
    private struct State {
        var next = 0
        var report: SimulationReport
    }

    private let from: UInt64
    private let count: Int
    private let threads: Int
    private let mutation: Mutation?
    private let state: Mutex<State>

    init(from: UInt64, count: Int, threads: Int, mutation: Mutation?) {
        self.from = from
        self.count = count
        self.threads = threads
        self.mutation = mutation
        state = Mutex(State(report: SimulationReport(mutation: mutation)))
    }

    /// Runs all seeds, or, with a bug put in, until it is caught.
    func run(progress: @Sendable @escaping (Int) -> Void) -> SimulationReport {
        let workers = (0..<threads).map { _ in
            let done = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                self.work(progress)
                done.signal()
            }
            return done
        }
        for worker in workers { worker.wait() }
        return state.withLock { state in
            state.report.end()
            return state.report
        }
    }

    private func work(_ progress: (Int) -> Void) {
        while let place = next() {
            let result = ClusterSimulation.run(seed: from &+ UInt64(place), mutation: mutation)
            let done = state.withLock { state in
                state.report.add(result)
                return state.report.seeds
            }
            progress(done)
        }
    }

    private func next() -> Int? {
        state.withLock { state in
            guard state.next < count, mutation == nil || state.report.violations == 0 else { return nil }
            state.next += 1
            return state.next - 1
        }
    }
}

/// What came of some seeds.
private struct SimulationReport: Encodable, Sendable {
    struct Failed: Encodable {
        let seed: UInt64
        let reason: String
        let replay: String
    }

    /// Failed seeds that are listed; all are counted.
    private static let listed = 20

    private let mutation: String?
    private(set) var seeds = 0
    private(set) var operations = 0
    private var simulatedSeconds = 0.0
    private(set) var seconds = 0.0
    private(set) var violations = 0
    private var faults: [String: Int] = [:]
    private var failed: [Failed] = []
    private let started = ContinuousClock.now

    private enum CodingKeys: CodingKey {
        case mutation, seeds, operations, simulatedSeconds, seconds, violations, faults, failed
    }

    init(mutation: Mutation?) { self.mutation = mutation?.rawValue }

    mutating func add(_ result: ClusterSimulation.Result) {
        seeds += 1
        operations += result.operations
        simulatedSeconds += result.seconds
        for (fault, count) in result.faults { faults[fault.rawValue, default: 0] += count }
        guard let reason = result.violation else { return }
        violations += 1
        guard failed.count < Self.listed else { return }
        let bug = mutation.map { " --mutation \($0)" } ?? ""
        failed.append(
            Failed(seed: result.seed, reason: reason, replay: "shuangma simulate --seed \(result.seed)\(bug) --trace"))
    }

    mutating func end() {
        seconds = (ContinuousClock.now - started).inSeconds
        failed.sort { $0.seed < $1.seed }
    }

    var catchText: String {
        violations == 0
            ? "not caught in \(seeds) seeds" : "caught within \(seeds) seeds: \(failed[0].reason.prefix(160))"
    }

    var text: String {
        let grouped = ProgressLine.grouped
        var lines = failed.map { "seed \($0.seed): \($0.reason)\n  replay: \($0.replay)" }
        let rate = seconds > 0 ? ", \(grouped(Int(Double(seeds) / seconds))) seeds/s" : ""
        let happened = faults.values.reduce(0, +)
        lines.append(
            "\(grouped(seeds)) seeds, \(grouped(operations)) operations, \(grouped(happened)) faults, "
                + "\(grouped(violations)) violations\(rate)")
        return lines.joined(separator: "\n")
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
