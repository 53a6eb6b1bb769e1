import ArgumentParser
import Coordination
import Formats
import Foundation
import Security

/// `shuangma erasures`
struct ErasuresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erasures",
        abstract: "Writes the ledger of erasures, to be kept beside backups.",
        discussion: """
            Each line has the key of an erased partition, which tells nothing of the person, and when it was erased. Keep the \
            newest copy apart from etcd: a restore into a new cluster needs it (`shuangma restore --erasures FILE`).

            Example:
              shuangma erasures --config data/cluster/config/tool.json > erasures.txt

            Exit codes: 0 done; 2 wrong use; 3 etcd could not be reached.
            """)

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        let membership = try ClusterMembership(.tool, try await source.load([]))
        do {
            let lines = try await membership.coordination.erasures().map(\.line)
            if !lines.isEmpty { Terminal.write(lines.joined(separator: "\n")) }
        } catch let error as CoordinationError {
            throw Failure.unavailable("\(error)")
        }
    }
}

extension ErasedPartition {
    /// The entry as a line of a file.
    var line: String { "\(Hexadecimal.text(partition)) \(RFC3339.text(seconds: at) ?? "\(at)")" }

    /// The entries of a file.
    ///
    /// - Throws: `Failure.wrongUse` with the line that is none.
    static func read(_ path: String) throws -> [ErasedPartition] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure.wrongUse("'\(path)' cannot be read")
        }
        return try text.split(separator: "\n").enumerated().map { number, line in
            let words = line.split(separator: " ").map { Array($0.utf8) }
            let digits = words.first?.compactMap(Hexadecimal.value(ofDigit:)) ?? []
            guard words.count == 2, digits.count == 32, words[0].count == 32,
                let at = RFC3339.parse(String(decoding: words[1], as: UTF8.self), .protoJSON)?.seconds
            else { throw Failure.wrongUse("'\(path)', line \(number + 1): is no erased partition and its time") }
            return ErasedPartition(
                partition: stride(from: 0, to: 32, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }, at: at)
        }
    }
}
