import Histogram
import RPC
import Synchronization

/// Counts and times a load's operations, from any thread.
final class LoadMeter: Sendable {
    /// What one kind of operation, or all together, came to.
    struct Tally: Sendable {
        /// Nanoseconds, to three digits.
        var latency = Histogram<UInt64>(
            lowestDiscernibleValue: 64, highestTrackableValue: 3_600_000_000_000,
            numberOfSignificantValueDigits: .three)
        var errors: [String: Int] = [:]

        mutating func add(_ other: Tally) {
            latency.add(other.latency)
            errors.merge(other.errors, uniquingKeysWith: +)
        }
    }

    private struct Part {
        var tallies: [LoadKind: Tally] = [:]
        var violations = 0
        var examples: [LoadViolation] = []
        var lastEnd: UInt64 = 0
    }

    /// Kept of each part; enough to look into the matter.
    private static let examplesPerPart = 5

    // Parts are locked by turns of the connections, so that they rarely wait for each other.
    private final class Locked: Sendable {
        let part = Mutex(Part())
    }

    private let parts = (0..<8).map { _ in Locked() }
    private let measuredFrom: UInt64
    private let completed = Atomic<Int>(0)
    private let failed = Atomic<Int>(0)

    /// - Parameter measuredFrom: Operations that were to begin earlier are not timed, in nanoseconds of the
    ///   monotonic clock; wrong answers count from the start.
    init(measuredFrom: UInt64) { self.measuredFrom = measuredFrom }

    /// Notes how an operation ended.
    ///
    /// - Parameters:
    ///   - begin: When it was to begin.
    ///   - end: When it ended.
    ///   - error: What it failed with, if it did.
    func note(_ operation: LoadOperation, from begin: UInt64, to end: UInt64, _ error: (any Error)?) {
        completed.add(1, ordering: .relaxed)
        if error != nil { failed.add(1, ordering: .relaxed) }
        parts[operation.connection & 7].part.withLock { part in
            if let violation = error as? LoadViolation {
                part.violations += 1
                if part.examples.count < Self.examplesPerPart { part.examples.append(violation) }
            }
            guard begin >= measuredFrom else { return }
            part.lastEnd = max(part.lastEnd, end)
            if let error {
                part.tallies[operation.kind, default: Tally()].errors[Self.name(of: error), default: 0] += 1
            } else {
                part.tallies[operation.kind, default: Tally()].latency.record(end > begin ? end - begin : 0)
            }
        }
    }

    /// Operations that have ended, and those of them that failed.
    var counts: (completed: Int, failed: Int) {
        (completed.load(ordering: .relaxed), failed.load(ordering: .relaxed))
    }

    /// Everything noted, together.
    func summary() -> (tallies: [LoadKind: Tally], violations: Int, examples: [LoadViolation], lastEnd: UInt64) {
        var whole = Part()
        for part in parts {
            let part = part.part.withLock { $0 }
            for (kind, tally) in part.tallies { whole.tallies[kind, default: Tally()].add(tally) }
            whole.violations += part.violations
            whole.examples += part.examples
            whole.lastEnd = max(whole.lastEnd, part.lastEnd)
        }
        return (whole.tallies, whole.violations, whole.examples, whole.lastEnd)
    }

    private static func name(of error: any Error) -> String {
        switch error {
        case is LoadViolation: "wrong answer"
        case let error as RPCError: error.code.connectName
        default: "\(type(of: error))"
        }
    }
}
