import ArgumentParser
import Foundation
import Glibc
import Load

/// `shuangma record-history`
struct RecordHistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record-history",
        abstract: "Reads and writes a cluster's store for a while, and records what its clients saw.",
        discussion: """
            The partitions are of its own making; no other data is touched. The record is for `shuangma \
            check-history`. Times are nanoseconds of the system's monotonic clock. SIGTERM ends it early, with \
            the record whole.

            Example:
              shuangma record-history --out history.jsonl --seconds 60 --config data/cluster/config/tool.json
              shuangma check-history history.jsonl
            """)

    @Option(help: ArgumentHelp("File of the record; emptied first.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("How long (default: until SIGTERM).", valueName: "n"))
    var seconds: Double?

    @Option(help: ArgumentHelp("Partitions, spread over the shards, 1 to 4096.", valueName: "n"))
    var partitions: Int = 48

    @Option(help: ArgumentHelp("Clients of each partition, 1 to 64.", valueName: "n"))
    var clients: Int = 2

    @Option(help: ArgumentHelp("Operations of one client in a second, at most.", valueName: "n"))
    var rate: Double = 10

    @Option(help: ArgumentHelp("The same choices for the same number.", valueName: "n"))
    var seed: UInt64 = 1

    @OptionGroup var source: ConfigurationOption

    func validate() throws {
        guard (1...4096).contains(partitions) else { throw ValidationError("--partitions has to be from 1 to 4096") }
        guard (1...64).contains(clients) else { throw ValidationError("--clients has to be from 1 to 64") }
        guard rate > 0 else { throw ValidationError("--rate has to be more than 0") }
    }

    func run() async throws {
        let signals = StopSignals()
        let membership = try ClusterMembership(.tool, try await source.load())
        let file: HistoryFile
        do {
            file = try HistoryFile(out)
        } catch {
            throw Failure.wrongUse("cannot write '\(out)': \(error.localizedDescription)")
        }
        let store = try await membership.store()
        var options = HistoryWorkload.Options()
        (options.partitions, options.clients, options.rate, options.seed) = (partitions, clients, rate, seed)
        let workload = HistoryWorkload(store, options, now: Self.monotonic) { file.note($0) }
        Terminal.write("ready")
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await workload.run()
                return false
            }
            group.addTask { [received = signals.received] in
                for await _ in received { break }
                return true
            }
            if let seconds {
                group.addTask {
                    try? await Task.sleep(for: .seconds(seconds))
                    return true
                }
            }
            _ = await group.next()
            group.cancelAll()
        }
        try file.close()
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        Terminal.write(String(decoding: try encoder.encode(file.count), as: UTF8.self))
    }

    /// Nanoseconds of the clock that the system's other programs see as well.
    private static let monotonic: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
