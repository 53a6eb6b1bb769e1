import Synchronization

/// What comparisons of replicas came to since the node started, for a page of metrics.
final class ScrubCounters: Sendable {
    private let shards = Atomic<Int>(0)
    private let records = Atomic<UInt64>(0)
    private let damaged = Atomic<Int>(0)
    private let different = Atomic<Int>(0)
    private let rebuilt = Atomic<Int>(0)
    private let unanswered = Atomic<Int>(0)
    private let failed = Atomic<Int>(0)
    private let roundEnd = Atomic<Int64>(0)

    /// Counts a comparison.
    func count(_ report: ScrubReport) {
        shards.add(1, ordering: .relaxed)
        records.add(report.records, ordering: .relaxed)
        for replica in report.replicas {
            switch replica.finding {
            case .equal: break
            case .damaged: damaged.add(1, ordering: .relaxed)
            case .different: different.add(1, ordering: .relaxed)
            case .unanswered: unanswered.add(1, ordering: .relaxed)
            }
            if replica.isRebuilt { rebuilt.add(1, ordering: .relaxed) }
        }
    }

    /// Counts a comparison that could not be made.
    func countFailure() { failed.add(1, ordering: .relaxed) }

    /// Notes that every shard had its turn.
    ///
    /// - Parameter seconds: Since 1970.
    func endRound(at seconds: Int64) { roundEnd.store(seconds, ordering: .relaxed) }

    /// The numbers in Prometheus's text format 0.0.4.
    var text: String {
        let rows: [(name: String, type: String, help: String, value: String)] = [
            ("shards_total", "counter", "Shards whose replicas were compared.", "\(shards.load(ordering: .relaxed))"),
            ("records_total", "counter", "Records of those shards.", "\(records.load(ordering: .relaxed))"),
            (
                "damaged_total", "counter", "Replicas with a value that fails its checksum.",
                "\(damaged.load(ordering: .relaxed))"
            ),
            (
                "different_total", "counter", "Replicas that differed from the others.",
                "\(different.load(ordering: .relaxed))"
            ),
            (
                "rebuilt_total", "counter", "Of those, replicas that were told to start anew.",
                "\(rebuilt.load(ordering: .relaxed))"
            ),
            (
                "unanswered_total", "counter", "Replicas that gave no digest.",
                "\(unanswered.load(ordering: .relaxed))"
            ),
            ("failures_total", "counter", "Comparisons that could not be made.", "\(failed.load(ordering: .relaxed))"),
            (
                "last_round_timestamp_seconds", "gauge", "When every shard had had its turn; 0 before.",
                "\(roundEnd.load(ordering: .relaxed))"
            ),
        ]
        return rows.map { row in
            let name = "shuangma_storage_scrub_\(row.name)"
            return "# HELP \(name) \(row.help)\n# TYPE \(name) \(row.type)\n\(name) \(row.value)\n"
        }.joined()
    }
}
