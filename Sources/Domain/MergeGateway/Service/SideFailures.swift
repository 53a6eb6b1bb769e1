import Logging
import RPC
import Synchronization

/// Counts and logs what kept sides out of merged pages. It never learns whom a page was about.
final class SideFailures: Sendable {
    /// Seconds between two log lines about the same side and code.
    static let logInterval: Int64 = 10

    private struct Kind: Hashable {
        let side: Side
        let code: StatusCode
    }

    private struct Tally {
        var total: UInt64 = 0
        var sinceLine: UInt64 = 0
        /// When a line was logged last, seconds since 1970.
        var loggedAt: Int64?
    }

    private let logger: Logger
    private let now: @Sendable () -> Int64
    private let tallies = Mutex<[Kind: Tally]>([:])

    /// - Parameter now: Seconds since 1970.
    init(logger: Logger, now: @escaping @Sendable () -> Int64) {
        self.logger = logger
        self.now = now
    }

    /// Counts the failure of a side, and logs it unless a line about the like was logged in the last ten seconds.
    func record(_ error: any Error, of side: Side) {
        let code = (error as? RPCError)?.code ?? .unknown
        let now = now()
        let count = tallies.withLock { tallies -> UInt64? in
            var tally = tallies[Kind(side: side, code: code)] ?? Tally()
            defer { tallies[Kind(side: side, code: code)] = tally }
            tally.total += 1
            tally.sinceLine += 1
            if let last = tally.loggedAt, abs(now - last) < Self.logInterval { return nil }
            defer { (tally.loggedAt, tally.sinceLine) = (now, 0) }
            return tally.sinceLine
        }
        guard let count else { return }
        logger.warning(
            "merged pages go without a side that failed",
            metadata: ["side": "\(side.rawValue)", "code": "\(code.connectName)", "failures": "\(count)"])
    }

    /// Failures by side and code, in Prometheus's text format 0.0.4.
    var text: String {
        let tallies = tallies.withLock { $0 }
        var lines = [
            "# HELP shuangma_gateway_side_failures_total Answers of a side that merged pages went without.",
            "# TYPE shuangma_gateway_side_failures_total counter",
        ]
        for side in Side.allCases {
            for code in StatusCode.allCases {
                guard let tally = tallies[Kind(side: side, code: code)] else { continue }
                let labels = "side=\"\(side.rawValue)\",code=\"\(code.connectName)\""
                lines.append("shuangma_gateway_side_failures_total{\(labels)} \(tally.total)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
