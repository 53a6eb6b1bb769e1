import ArgumentParser
import AuditContracts
import AuditTrail
import Foundation
import Security

/// `shuangma audit fetch`
struct AuditFetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Copies the audit into a folder, from a server and with an auditor's own token.",
        discussion: """
            The folder gets the same form as by `shuangma audit export`, and `shuangma audit verify` checks it without any \
            server. An auditor of some divisions gets the chains of persons who live there, and of all other entries the \
            hashes: such a copy shows that what it has is what was signed, and not what is missing elsewhere. That it was \
            fetched is in the chain of the account. Entries hold no document, phone or name of a citizen.

            Examples:
              shuangma audit fetch audit-2026-11
              shuangma audit fetch audit-2026-11 --server https://codes.example --token-file auditor.token --json

            Exit codes: 0 made; 1 refused; 2 wrong use, or the folder cannot be written; 3 no server.
            """)

    private struct Claims: Decodable {
        let div: [String]?
    }

    private struct Report: Encodable {
        let folder: String
        let divisions: [String]
        let exported: AuditExport.Summary
    }

    @Argument(help: ArgumentHelp("Folder of the copy; made, or empty.", valueName: "dir"), completion: .directory)
    var folder: String

    @OptionGroup var options: StaffOptions

    func run() async throws {
        let files = AuditExportFiles(URL(filePath: folder, directoryHint: .isDirectory))
        let report = try await options.withChannel { channel, call in
            let token = call.metadata["authorization"]?.split(separator: " ").last ?? ""
            let divisions = TokenBody.claims(Claims.self, of: token)?.div ?? []
            let source = ServedAudit(AuditV1.AuditClient(channel), call, divisions: divisions)
            do {
                let summary = try await AuditExport(from: source).run(
                    to: files, issuer: "-", keys: try await source.keys(), now: Surroundings.system.now)
                return Report(folder: folder, divisions: divisions, exported: summary)
            } catch let error as AuditFileError {
                throw Failure.wrongUse("\(error)")
            }
        }
        if options.json { return Terminal.write(String(decoding: try MapText.encoder.encode(report), as: UTF8.self)) }
        let made = report.exported
        Terminal.write(
            "\(folder): \(made.entries) entries of \(made.chains) chains, \(made.leaves) leaves, \(made.roots) roots"
                + (report.divisions.isEmpty ? "" : ", of persons in \(report.divisions.joined(separator: ", "))"))
    }
}
