import ArgumentParser
import AuditTrail
import Foundation
import Kit
import Security

/// `shuangma audit export`
struct AuditExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Copies all chains, logs, roots and public keys of the audit into a folder.",
        discussion: """
            Runs as a tool of the cluster, with its certificate. Services go on meanwhile. The folder gets a plain form, \
            one JSON object or one line an item, that docs/audit.md describes; `shuangma audit verify` checks it without \
            any server. Entries hold no document, phone or name of a citizen, but they tell which account looked at which \
            partition: keep the folder where only auditors can read it.

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

    @OptionGroup var options: MaintenanceOptions

    func run() async throws {
        let known = try AuditCommand.keys(keys)
        let files = AuditExportFiles(URL(filePath: folder, directoryHint: .isDirectory))
        let summary = try await options.with { cluster in
            do {
                return try await AuditExport(
                    from: StoredAudit(in: try await cluster.membership.store(), chains: AuditChains.all)
                ).run(
                    to: files, issuer: cluster.membership.names.trustDomain, keys: known,
                    now: Surroundings.system.now())
            } catch let error as AuditFileError {
                throw Failure.wrongUse("\(error)")
            }
        }
        if options.json {
            let report = Report(folder: folder, exported: summary)
            Terminal.write(String(decoding: try MapText.encoder.encode(report), as: UTF8.self))
        } else {
            Terminal.write(
                "\(folder): \(summary.entries) entries of \(summary.chains) chains, \(summary.leaves) leaves, "
                    + "\(summary.roots) roots")
        }
    }
}
