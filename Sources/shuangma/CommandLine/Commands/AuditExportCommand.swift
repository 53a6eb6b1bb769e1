import ArgumentParser
import AuditTrail
import Coordination
import Foundation
import Kit
import RPC
import Security

/// `shuangma audit export`
struct AuditExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Copies all chains, logs, roots and public keys of the audit into a folder.",
        discussion: """
            Runs as a tool of the cluster: the certificate of the configuration decides, and no token is asked for. So it \
            names no person, and leaves no entry in the audit. Auditors use `shuangma audit fetch`, with their own token; \
            that also serves `shuangma dev`, which is no cluster.

            Services go on meanwhile. The folder gets a plain form, one JSON object or one line an item, that docs/audit.md \
            describes; `shuangma audit verify` checks it without any server. Entries hold no document, phone or name of a \
            citizen, but they tell which account looked at which partition: only the owner of the folder can read it.

            Example:
              shuangma audit export audit-2026-11 --config data/cluster/config/tool.json \\
                  --keys data/cluster/keys/audit.jwks

            Exit codes: 0 made; 1 refused; 2 wrong use, or the folder cannot be written; 3 the cluster could not be \
            reached.
            """)

    private struct Report: Encodable {
        let folder: String
        let exported: AuditExport.Summary
    }

    @Argument(help: ArgumentHelp("Folder of the export; made, or empty.", valueName: "dir"), completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("Public keys of the audit, audit.jwks.", valueName: "file"))
    var keys: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        let known = try AuditCommand.keys(keys)
        let summary = try await export(known, by: try ClusterMembership(.tool, try await source.load([])))
        if json {
            let report = Report(folder: folder, exported: summary)
            Terminal.write(String(decoding: try MapText.encoder.encode(report), as: UTF8.self))
        } else {
            Terminal.write(
                "\(folder): \(summary.entries) entries of \(summary.chains) chains, \(summary.leaves) leaves, "
                    + "\(summary.roots) roots")
        }
    }

    private func export(_ keys: AuditKeySet, by membership: ClusterMembership) async throws -> AuditExport.Summary {
        let files = AuditExportFiles(URL(filePath: folder, directoryHint: .isDirectory))
        do {
            // Tells at once when there is no etcd, or no cluster yet; the store would wait for it.
            _ = try await membership.coordination.shardMap()
            return try await AuditExport(
                from: StoredAudit(in: try await membership.store(), chains: AuditChains.all)
            ).run(to: files, issuer: membership.names.trustDomain, keys: keys, now: Surroundings.system.now)
        } catch let error as AuditFileError {
            throw Failure.wrongUse("\(error)")
        } catch let error as CoordinationError {
            throw Failure.unavailable("\(error)")
        } catch let error as RPCError {
            throw MaintenanceOptions.failure(error)
        }
    }
}
