import ArgumentParser
import Formats
import Foundation
import Security

/// `shuangma keys rotate`
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Adds a new key that signs tokens, or one that seals records, or replaces the one of audit.",
        discussion: """
            The new public key is published at once; its private key signs after --publish-minutes. Within that time copy \
            public.jwks to every process, and signing.keys to identity. The old public key stays for 12 hours after that, \
            until the last token of its private key has lapsed. Nobody has to log in again.

            --at-once is for a private key that was stolen: the new key signs now, and every token that older keys have \
            signed is refused as soon as public.jwks is everywhere. Pages and programs of citizens get new tokens by \
            their refresh tokens.

            --audit replaces the key that signs roots of audit instead: the new one signs at once, the old one is removed, \
            and its public key stays in audit.jwks for as long as old roots are checked. Copy audit.jwks to identity before \
            audit.keys.

            --records adds a key that seals records, once a month; --publish-minutes later it seals. Within that time copy \
            records.keys to every process that has one. Older keys still open what they sealed: `shuangma reseal` seals it \
            again, and `shuangma keys destroy` destroys them.

            Examples:
              shuangma keys rotate --folder keys
              shuangma keys rotate --folder keys --audit
              shuangma keys rotate --folder keys --records
              shuangma keys rotate --folder keys --at-once --json
            """)

    private struct Report: Encodable {
        let kid: String
        let signsFrom: String
    }

    @OptionGroup var options: KeyFolderOptions

    @Option(
        help: ArgumentHelp("Minutes for which the new key is published before it signs, 1 to 10080.", valueName: "n"))
    var publishMinutes: Int = 60

    @Flag(help: "Let the new key sign now, and refuse what older ones have signed.")
    var atOnce = false

    @Flag(help: "Replace the key that signs roots of audit; the keys of tokens stay.")
    var audit = false

    @Flag(help: "Add a key that seals records.")
    var records = false

    private struct RecordsReport: Encodable {
        let id: String
        let sealsFrom: String
    }

    func validate() throws {
        guard [audit, records, atOnce].filter(\.self).count <= 1 else {
            throw ValidationError("--audit, --records and --at-once do not go together")
        }
        guard (1...10_080).contains(publishMinutes) else {
            throw ValidationError("--publish-minutes has to be from 1 to 10080")
        }
    }

    func run() async throws {
        let now = Surroundings.system.now()
        if audit {
            let kid = try options.with { try $0.rotateAudit(now: now) }
            return try options.write(
                Report(kid: kid, signsFrom: KeysListCommand.text(now)), ["made \(kid), which signs roots of audit now"])
        }
        if records {
            let month = try options.with { try $0.rotateRecords(begins: Int64(publishMinutes) * 60, now: now) }
            let from = KeysListCommand.text(month.from)
            return try options.write(
                RecordsReport(id: month.id.description, sealsFrom: from), ["made \(month.id), which seals from \(from)"]
            )
        }
        let seconds = atOnce ? 0 : Int64(publishMinutes) * 60
        let kid = try options.with {
            try $0.rotate(atOnce ? .atOnce : .inOrder(publishedSeconds: seconds), now: now)
        }
        let from = KeysListCommand.text(now + seconds)
        try options.write(Report(kid: kid, signsFrom: from), ["made \(kid), which signs from \(from)"])
    }
}

/// `shuangma keys list`
struct KeysListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the keys of a folder. No secret is printed.",
        discussion: """
            The first lines tell the fingerprint of partitions.key, and the issuer of tokens. Each other one has \
            what the key signs, its name, what it does now, its times, and who may hold the private key: `waits` is \
            published and signs later, `signs` signs now, `verifies` has been replaced, `over` verifies nothing any more. \
            Keys of audit that were replaced verify old roots for ever. Of keys that seal records, `seals` seals now, and \
            `opens` opens what it sealed. The first one seals from the first record on: its age is that of the folder. When \
            nobody has rotated for a month, the newest one is due.

            Example:
              shuangma keys list --folder keys --json
            """)

    private struct Row: Encodable {
        let kid: String
        let state: String
        let signsFrom: String
        let refusedFrom: String?
        /// Who may hold the private key.
        let heldBy: String
    }

    private struct RecordsRow: Encodable {
        let id: String
        let state: String
        /// Whether it has sealed from the first record on.
        let isFirst: Bool
        let sealsFrom: String
        let sealsUntil: String?
    }

    private struct Report: Encodable {
        let partitions: String?
        let issuer: String
        let partitionsHeldBy: String
        let records: [RecordsRow]
        let keys: [Row]
        let audit: [Row]
    }

    private static let signers = "processes of the role identity"
    private static let readers = "services that read the store, and tools"

    @OptionGroup var options: KeyFolderOptions

    func run() async throws {
        let now = Surroundings.system.now()
        let (secret, months, known, audit) = try options.with { keys in
            try keys.check()
            // Whoever has public keys only may list them.
            let isThere = { (file: URL) in FileManager.default.fileExists(atPath: file.path) }
            return (
                isThere(keys.partitions) ? try PartitionSecret(file: keys.partitions) : nil,
                isThere(keys.records) ? try RecordKeySet(file: keys.records).months : [],
                try PublicKeySet(file: keys.known),
                isThere(keys.auditKnown) ? try AuditKeySet(file: keys.auditKnown) : AuditKeySet([])
            )
        }
        let records = months.map { month in
            let state = month.from > now ? "waits" : month.until.map { $0 <= now } == true ? "opens" : "seals"
            return RecordsRow(
                id: month.id.description, state: state, isFirst: month.from == 0,
                sealsFrom: Self.text(month.from), sealsUntil: month.until.map(Self.text))
        }
        let rows = known.keys.map { key in
            Row(
                kid: key.kid, state: Self.state(of: key, in: known, now: now), signsFrom: Self.text(key.notBefore),
                refusedFrom: key.expires.map(Self.text), heldBy: Self.signers)
        }
        let roots = audit.keys.map { key in
            Row(
                kid: key.kid, state: key.expires == nil ? "signs" : "verifies", signsFrom: Self.text(key.notBefore),
                refusedFrom: nil, heldBy: Self.signers)
        }
        let first = secret.map { ["partitions  \($0.fingerprint)  held by \(Self.readers)"] } ?? []
        let sealing = records.map { row in
            [
                "records", row.id, row.state,
                row.isFirst ? "seals since the folder was made" : "seals from \(row.sealsFrom)",
                row.sealsUntil.map { "until \($0)" },
                "held by \(Self.readers)",
            ].compactMap { $0 }.joined(separator: "  ")
        }
        try options.write(
            Report(
                partitions: secret?.fingerprint, issuer: known.issuer, partitionsHeldBy: Self.readers, records: records,
                keys: rows, audit: roots),
            first + ["issuer  \(known.issuer)"] + sealing + rows.map { Self.line("tokens", $0) }
                + roots.map { Self.line("audit", $0) })
    }

    private static func line(_ use: String, _ row: Row) -> String {
        [
            use, row.kid, row.state, "signs from \(row.signsFrom)", row.refusedFrom.map { "refused from \($0)" },
            "held by \(row.heldBy)",
        ].compactMap { $0 }.joined(separator: "  ")
    }

    private static func state(of key: PublicKeySet.Key, in known: PublicKeySet, now: Int64) -> String {
        if let expires = key.expires, expires <= now { return "over" }
        if key.notBefore > now { return "waits" }
        let newest = known.keys.filter { $0.notBefore <= now }.max { $0.notBefore < $1.notBefore }
        return newest?.kid == key.kid ? "signs" : "verifies"
    }

    /// A moment as RFC 3339 in UTC.
    static func text(_ seconds: Int64) -> String { RFC3339.text(seconds: seconds, nanos: 0) ?? "\(seconds) s" }
}
