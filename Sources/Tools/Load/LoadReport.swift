import Foundation
import Histogram

/// What a load came to.
public struct LoadReport: Sendable, Encodable {
    /// Latencies of operations that succeeded, in microseconds, to three digits. In an open loop from the moment an
    /// operation was to begin at.
    public struct Latency: Sendable, Encodable {
        /// How many operations the figures are of.
        public var operations: Int
        /// Arithmetic mean.
        public var mean: Double
        /// Median.
        public var p50: Double
        /// 90th percentile.
        public var p90: Double
        /// 99th percentile.
        public var p99: Double
        /// 99.9th percentile.
        public var p999: Double
        /// The longest.
        public var max: Double

        init(_ histogram: Histogram<UInt64>) {
            func microseconds(_ percentile: Double) -> Double {
                Self.rounded(Double(histogram.valueAtPercentile(percentile)) / 1e3)
            }
            operations = Int(histogram.totalCount)
            mean = operations == 0 ? 0 : Self.rounded(histogram.mean / 1e3)
            p50 = microseconds(50)
            p90 = microseconds(90)
            p99 = microseconds(99)
            p999 = microseconds(99.9)
            max = Self.rounded(Double(histogram.max) / 1e3)
        }

        private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    }

    /// CPU time while it was measured.
    struct CPU: Sendable {
        var loaderSeconds: Double
        /// By number of the process.
        var serverSeconds: [Int32: Double]
        var overSeconds: Double
    }

    /// What was asked for a second; nil in a closed loop.
    public var wantedPerSecond: Double?
    /// What succeeded a second, from the first measured operation to the end of the last.
    public var achievedPerSecond: Double
    /// How long that was.
    public var seconds: Double
    /// Operations that succeeded.
    public var operations: Int
    /// Operations that were due, but had not begun a second after the end: what is loaded is far too slow for the rate.
    public var neverBegan: Int
    /// Operations that failed, by status.
    public var errors: [String: Int]
    /// Wrong answers, those while warming up among them.
    public var violations: Int
    /// Some of them, in words.
    public var violationExamples: [String]
    /// Of all operations.
    public var latencyUs: Latency
    /// Of each kind of operation.
    public var latencyUsByKind: [String: Latency]
    /// CPU time of the process that made the load, microseconds an operation.
    public var loaderCpuUsPerOperation: Double
    /// CPU time of the servers together, microseconds an operation; nil when their processes were not given.
    public var serverCpuUsPerOperation: Double?
    /// The same for each process, by its number; empty when none were given.
    public var serverCpuUsPerOperationByProcess: [String: Double]

    /// Whether at least 95 % of the rate asked for was achieved; always in a closed loop.
    public var reachedRate: Bool { wantedPerSecond.map { achievedPerSecond >= 0.95 * $0 } ?? true }

    init(_ plan: LoadPlan, _ meter: LoadMeter, measuredFrom: UInt64, givenUp: Int, cpu: CPU) {
        let (tallies, violations, examples, lastEnd) = meter.summary()
        let all = tallies.values.reduce(into: LoadMeter.Tally()) { $0.add($1) }
        let operations = Int(all.latency.totalCount)
        let planned = Double(plan.duration.inNanoseconds) / 1e9
        let seconds = max(planned, lastEnd > measuredFrom ? Double(lastEnd - measuredFrom) / 1e9 : 0)
        if case .open(let rate) = plan.pace { wantedPerSecond = rate }
        achievedPerSecond = Double(operations) / seconds
        self.seconds = seconds
        self.operations = operations
        errors = all.errors
        neverBegan = givenUp
        self.violations = violations
        violationExamples = examples.prefix(10).map(\.description)
        latencyUs = Latency(all.latency)
        latencyUsByKind = Dictionary(uniqueKeysWithValues: tallies.map { ($0.key.rawValue, Latency($0.value.latency)) })
        // CPU time was taken over the planned time, in which about this many ended.
        let counted = max(1, achievedPerSecond * cpu.overSeconds)
        func each(_ seconds: Double) -> Double { (seconds / counted * 1e8).rounded() / 100 }
        loaderCpuUsPerOperation = each(cpu.loaderSeconds)
        serverCpuUsPerOperation = cpu.serverSeconds.isEmpty ? nil : each(cpu.serverSeconds.values.reduce(0, +))
        serverCpuUsPerOperationByProcess = Dictionary(
            uniqueKeysWithValues: cpu.serverSeconds.map { ("\($0.key)", each($0.value)) })
    }
}
