import ArgumentParser
import AuditContracts
import AuditTrail
import Foundation
import Kit
import RPC
import Security

/// `shuangma audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Shows, exports and checks what is recorded of look-ups and changes.",
        discussion: """
            Entries form chains; 16 append-only logs hold a hash of each; each minute a root of the logs is signed. \
            docs/audit.md describes chains, logs, roots and the files of an export.

            Examples:
              shuangma audit read --approvals
              shuangma audit roots --to kept.jsonl
              shuangma audit fetch audit-2026-11 --token-file auditor.token
              shuangma audit export audit-2026-11 --config tool.json --keys keys/audit.jwks
              shuangma audit verify audit-2026-11 --against kept.jsonl --keys pinned.jwks
              shuangma audit check --phone 13800138000 --keys pinned.jwks
            """,
        subcommands: [
            AuditReadCommand.self, AuditFetchCommand.self, AuditExportCommand.self, AuditVerifyCommand.self,
            AuditRootsCommand.self,
            AuditCheckCommand.self,
        ])

    /// The keys of a file.
    static func keys(_ path: String) throws -> AuditKeySet {
        do {
            return try AuditKeySet(file: URL(filePath: path))
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
    }
}

/// `shuangma audit verify`
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks an export of audit, without any server.",
        discussion: """
            Checks the signature of each root and that it names the one before, that each log is the tree that the roots \
            sign, and that each chain has the entries of its log, in their order. What it finds is named: insertion, \
            deletion, reordering, truncation, alteration, replaced-root, fork, unbound, unknown-key, malformed.

            What was written since the newest root was signed is bound by no root yet, and is counted. An entry of which \
            that is so though it is older than 10 minutes is a finding: it was put in, or no root is signed any more. So is \
            one that is over 10 minutes later than the export. A file for --against that has no root of a trusted key is one, too.

            Whoever has the cluster's keys can make another history and sign it. So keep roots from time to time \
            (`shuangma audit roots`), and give them with --against; give the public keys as you know them from elsewhere \
            with --keys.

            An export says itself whether it is of some divisions, and no signature covers that: what is missing then looks \
            like what is others'. Give --whole for an export that has to be of everything.

            Examples:
              shuangma audit verify audit-2026-11 --whole
              shuangma audit verify audit-2026-11 --whole --against kept.jsonl --keys pinned.jwks --json

            Exit codes: 0 nothing found; 1 something found, or the export is not whole; 2 wrong use, or a file is missing or of another form.
            """)

    @Argument(help: ArgumentHelp("Folder of the export.", valueName: "dir"), completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("Roots that you have kept, in the form of roots.jsonl.", valueName: "file"))
    var against: String?

    @Option(help: ArgumentHelp("Public keys that you trust (default: those of the export).", valueName: "file"))
    var keys: String?

    @Option(help: ArgumentHelp("Days for which entries have to be there.", valueName: "n"))
    var keptDays = AuditVerification.standardKeptDays

    @Flag(help: "Refuse an export that is of some divisions only.")
    var whole = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard (1...36_500).contains(keptDays) else { throw ValidationError("--kept-days has to be from 1 to 36500") }
    }

    func run() throws {
        let report = try report()
        Terminal.write(
            json ? String(decoding: try MapText.encoder.encode(report), as: UTF8.self) : AuditReportText.text(report))
        if !report.findings.isEmpty || whole && !report.divisions.isEmpty { ExitStatus.refused.end() }
    }

    private func report() throws -> AuditVerification.Report {
        let pinned = try keys.map { try AuditCommand.keys($0) }
        let files = AuditExportFiles(URL(filePath: folder, directoryHint: .isDirectory))
        do {
            return try AuditVerification(
                of: files, against: against.map { URL(filePath: $0) }, pinned: pinned, keptDays: keptDays,
                sets: Set(AuditChains.all.map(\.number.value)), now: Surroundings.system.now()
            ).run()
        } catch let error as AuditFileError {
            throw Failure.wrongUse("\(error)")
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
    }
}

/// `shuangma audit roots`
struct AuditRootsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roots",
        abstract: "Fetches signed roots from a server, to keep them.",
        discussion: """
            Anybody may do so; no account is needed. A root that is kept elsewhere shows later whether the history before \
            it was made anew. The file is made or gets longer; roots that it has are not fetched again.

            Examples:
              shuangma audit roots --to kept.jsonl
              shuangma audit roots --to kept.jsonl --server https://codes.example --newest

            Exit codes: 0 fetched; 1 refused; 2 wrong use, or the file cannot be written; 3 no server.
            """)

    @Option(help: ArgumentHelp("File of roots.", valueName: "file"))
    var to: String

    @Flag(help: "Fetch the newest root only.")
    var newest = false

    @Option(help: ArgumentHelp("Server to ask.", valueName: "url"))
    var server: String?

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        let configuration = try await source.load([(Settings.server, server)])
        let file = URL(filePath: to)
        let known: [ExportedRoot]
        do {
            known = try KeptRoots.read(file)
        } catch {
            throw Failure.wrongUse("\(error)")
        }
        let fetched = try await Connection.with(configuration) { channel in
            try await roots(
                after: KeptRoots.lastNumber(of: known), AuditV1.AuditClient(channel),
                CallOptions(timeout: configuration.seconds(Settings.timeout)))
        }
        do {
            try KeptRoots.write(known + fetched, to: file)
        } catch {
            throw Failure.wrongUse("\(error)")
        }
        Terminal.write("\(to): \(fetched.count) roots more, \(known.count + fetched.count) in all")
    }

    private func roots(
        after last: UInt64, _ client: AuditV1.AuditClient, _ options: CallOptions
    ) async throws -> [ExportedRoot] {
        var roots: [ExportedRoot] = []
        var last = last
        while true {
            let page = try await client.listRoots(
                newest ? .init(limit: 1) : .init(from: last + 1, limit: 100), options: options
            ).roots.filter { $0.number > last }
            roots += page.map { ExportedRoot(text: $0.text, kid: $0.kid, signature: $0.signature) }
            guard !newest, let end = page.last else { return roots }
            last = end.number
        }
    }
}
