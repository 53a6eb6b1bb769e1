import ArgumentParser
import Backup
import Foundation
import Kit
import Storage

/// `shuangma verify`
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks a backup, or the data folder of a storage node that does not run.",
        discussion: """
            Of a backup: the manifest, and of each file its length, checksums, order and number of records. Of a data \
            folder: every checksum of its tables, of its log and of each record, and that log and records fit \
            together. Of both: that each entry of the chains of audit names the link of the one before, and each head the \
            last entry. Nothing is changed. Whoever makes a chain anew passes: `shuangma audit verify` holds chains against \
            signed roots.

            Examples:
              shuangma verify /backup/2022-06-01
              shuangma verify data/cluster/data/storage-1 --json

            Exit codes: 0 sound; 1 damaged; 2 there is neither, or the folder is in use.
            """)

    @Argument(help: ArgumentHelp("A backup, or a data folder.", valueName: "dir"), completion: .directory)
    var path: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Show no progress.")
    var quiet = false

    private static let chains = Set(AuditChains.all.map(\.number.value))

    func run() throws {
        let verdict = try verdict()
        Terminal.write(json ? try verdict.json() : verdict.text)
        if !verdict.sound { ExitStatus.refused.end() }
    }

    private func verdict() throws -> Verdict {
        let manager = FileManager.default
        let names = try? manager.contentsOfDirectory(atPath: path)
        guard let names else { throw Failure.wrongUse("there is no folder '\(path)'") }
        // What a data folder is called in one, and what serves of one are called.
        for folder in [path, path + "/store"] where manager.fileExists(atPath: folder + "/rocksdb") {
            return try dataFolder(folder)
        }
        guard names.contains(BackupManifest.fileName) || names.contains(where: { $0.hasPrefix("buckets-") }) else {
            throw Failure.wrongUse("'\(path)' is neither a backup nor a storage node's data folder")
        }
        return backup()
    }

    private func backup() -> Verdict {
        let line = ProgressLine("verify", unit: "records", isQuiet: quiet)
        defer { line.finish() }
        let report = BackupVerification(URL(filePath: path, directoryHint: .isDirectory), chains: Self.chains).run {
            line.show(count: $0.records, fraction: $0.fraction)
        }
        return Verdict(
            kind: "backup", path: path, sound: report.isSound, records: report.manifest?.records ?? 0,
            shards: report.manifest?.parts.count ?? 0, problems: report.problems.map(\.description),
            problemCount: report.problems.count,
            about: report.manifest.map { "of \($0.cluster), key \($0.keyFingerprint), begun at \($0.beganAt)" } ?? "",
            advice: "use another copy of the backup; if the cluster still runs, make a new one")
    }

    private func dataFolder(_ folder: String) throws -> Verdict {
        let line = ProgressLine("verify", unit: "records", isQuiet: quiet)
        defer { line.finish() }
        let report: FolderReport
        do {
            report = try FolderVerification(folder: folder, chains: Self.chains).run {
                line.show(count: $0, fraction: 0)
            }
        } catch StorageOpenError.damaged(let folder, let reason) {
            return verdict(of: FolderReport(unopened: "the store in '\(folder)' cannot be opened: \(reason)"))
        } catch {
            throw Failure.wrongUse("\(error)")
        }
        return verdict(of: report)
    }

    private func verdict(of report: FolderReport) -> Verdict {
        Verdict(
            kind: "data folder", path: path, sound: report.isSound,
            records: report.shards.reduce(0) { $0 + $1.records }, shards: report.shards.count,
            problems: report.problems.map { problem in
                problem.shard.map { "shard \($0): \(problem.text)" } ?? problem.text
            }, problemCount: report.problemCount, about: report.node.isEmpty ? "" : "of node \(report.node)",
            advice: "where other nodes hold the shards, start the node: it rebuilds what is damaged from theirs; if it "
                + "does not start, move the folder away and start it with an empty one. Where no other node does, "
                + "restore a backup")
    }

    /// What a check came to.
    private struct Verdict: Encodable {
        let kind: String
        let path: String
        let sound: Bool
        let records: Int
        let shards: Int
        let problems: [String]
        let problemCount: Int
        let about: String
        let advice: String

        func json() throws -> String { String(decoding: try MapText.encoder.encode(self), as: UTF8.self) }

        var text: String {
            let grouped = ProgressLine.grouped
            let what = "\(kind) '\(path)'\(about.isEmpty ? "" : " " + about)"
            guard !sound else {
                return "sound: \(what), \(grouped(records)) records of \(shards) shards"
            }
            var lines = ["damaged: \(what), \(grouped(problemCount)) problems"]
            lines += problems.map { "  \($0)" }
            if problemCount > problems.count { lines.append("  … and \(grouped(problemCount - problems.count)) more") }
            return (lines + ["what to do: \(advice)"]).joined(separator: "\n")
        }
    }
}
