import ArgumentParser
import Foundation
import Load
import RPC

/// `shuangma loadtest`
struct LoadTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loadtest",
        abstract: "Puts a load on the store or the gateway, verifies every answer, and reports latencies.",
        discussion: """
            Operations begin at random moments, so many a second, whether or not earlier ones have ended, and each is \
            timed from the moment it was to begin at: an answer that is late delays nobody's clock (no coordinated \
            omission). With --rate max, --in-flight operations are kept open instead, for throughput.

            Values carry their key, the number of their write and a checksum. A value that is lost, old, damaged or \
            another key's is a wrong answer. The load writes the records it needs first, under partition keys of its \
            own; other data stay as they are.

            Mixes: ycsb-a (half reads, half writes), ycsb-b (95 % reads), ycsb-c (reads), ycsb-f (reads and \
            compare-and-set), health-record (95 % pages of 5 records, 4 % appended records, 1 % ranges of 50), or \
            weights such as read=90,write=9,cas=1 of the kinds \(kinds). A gateway takes one of code=1, merged codes, which is \
            its default, and check=1, calls that do nothing.

            Examples:
              shuangma loadtest --target 127.0.0.1:7001 --mix ycsb-b --rate 5000 --keys 100000
              shuangma loadtest --target storage-1=127.0.0.1:7001 --target storage-2=127.0.0.1:7002 --shard 3
              shuangma loadtest --etcd 127.0.0.1:2379 --mix health-record --seconds 60 --json report.json
              shuangma loadtest --gateway http://127.0.0.1:8080 --token-file data/operator.token \\
                  --people data/population/people.csv --rate 500
              shuangma loadtest --gateway http://127.0.0.1:8080 --sessions tokens --rate max --in-flight 1024
              shuangma loadtest --gateway http://127.0.0.1:8080 --mix check=1 --rate max
              shuangma loadtest --in-process /var/tmp/load --rate max --mix ycsb-c

            Exit codes: 0 all well; 1 wrong answers; 2 wrong use; 3 nothing could be reached; 4 the answers were \
            right, but fewer than 95 % of the rate asked for succeeded.
            """)

    private static let kinds = LoadKind.allCases.map(\.rawValue).joined(separator: ", ")

    @OptionGroup(title: "What is loaded") var target: LoadTargetOptions
    @OptionGroup(title: "The load") var load: LoadPlanOptions

    @Option(help: ArgumentHelp("Also report the CPU time of this process; may be repeated.", valueName: "pid"))
    var serverPid: [Int32] = []

    @Flag(help: "Write no records first: an earlier load with the same keys and value size has.")
    var skipPrepare = false

    @Option(help: ArgumentHelp("Write the report as JSON to a file; - is standard output.", valueName: "file"))
    var json: String?

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        let plan = try load.plan(isGateway: target.gateway != nil)
        try target.validate(plan.mix)
        if let problem = plan.problem { throw ValidationError("\(problem).") }
    }

    func run() async throws {
        var plan = try load.plan(isGateway: target.gateway != nil)
        let report: LoadReport
        do {
            report = try await target.with(&plan, timeout: load.timeoutDuration) { plan, workload in
                if let workload = workload as? StoreWorkload, !skipPrepare { try await prepare(workload) }
                return try await measure(plan, workload)
            }
        } catch let error as RPCError {
            throw Failure.unavailable("\(error.message) (\(error.code.connectName))")
        }
        try write(report)
        if report.violations > 0 { ExitStatus.refused.end() }
        if !report.reachedRate { ExitStatus.behind.end() }
    }

    private func prepare(_ workload: StoreWorkload) async throws {
        let line = ProgressLine("writing", unit: "records", isQuiet: quiet)
        defer { line.finish() }
        let total = Double(max(1, workload.preparedRecords))
        try await workload.prepare { line.show(count: $0, fraction: Double($0) / total) }
    }

    private func measure(_ plan: LoadPlan, _ workload: any Workload) async throws -> LoadReport {
        let runner = LoadRunner(plan, workload, servers: serverPid)
        let isQuiet = quiet
        return await runner.run { progress in
            if !isQuiet { Terminal.note(LoadReporting.text(progress)) }
        }
    }

    private func write(_ report: LoadReport) throws {
        if json != "-" { Terminal.write(LoadReporting.text(report)) }
        guard let json else { return }
        let text = try LoadReporting.json(report)
        if json == "-" { return Terminal.write(text) }
        do {
            try Data((text + "\n").utf8).write(to: URL(filePath: json), options: .atomic)
        } catch {
            throw Failure.wrongUse("cannot write '\(json)': \(error.localizedDescription)")
        }
    }
}
