import ArgumentParser
import AuditContracts
import AuditTrail
import CommonContracts
import Formats
import Foundation
import Kit
import RPC
import Security
import Values

/// `shuangma audit check`
struct AuditCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a citizen's own entries: who looked, and that nothing was changed.",
        discussion: """
            Logs in with a code sent to the phone, fetches the newest entries of the own chain with their proofs, checks \
            them here, and logs out again. Of each entry its link, its way to a signed root, the signature, that the \
            next entry follows it, and that the chain is your own are checked. SMS codes are got as by `shuangma query`.

            With --keys the public keys are those that you know from elsewhere; otherwise the server names them. Your \
            chain is named by a key, which stays the same; the command prints it, also where there are no entries yet. With \
            --person it has to be the one that you noted earlier: the token that the log-in gives has to name it too.

            Examples:
              shuangma audit check --phone 13800138000 --demo
              shuangma audit check --phone 13800138000 --keys pinned.jwks --entries 50 --json
              shuangma audit check --phone 13800138000 --person 4b1d0c1e9d0b4a7e8f2233445566aabb

            Exit codes: 0 all proofs hold; 1 one does not, or the call was refused; 2 wrong use; 3 no server.
            """)

    private struct Row: Encodable {
        let sequence: UInt64
        let at: String
        let kind: String
        let method: String
        let actor: String
        let root: UInt64
        let problem: String?
    }

    private struct Report: Encodable {
        let sound: Bool
        let person: String
        /// What is wrong with the chain as a whole.
        let problem: String?
        let entries: [Row]
    }

    private struct Claims: Decodable {
        let sub: String
    }

    @Option(help: ArgumentHelp("Mainland mobile number, 11 digits.", valueName: "phone"))
    var phone: String

    @Option(help: ArgumentHelp("How many entries, the newest first, 1 to 1000.", valueName: "n"))
    var entries = 20

    @Option(help: ArgumentHelp("Public keys that you trust.", valueName: "file"))
    var keys: String?

    @Option(help: ArgumentHelp("Key of your chain as an earlier check printed it, 32 digits.", valueName: "key"))
    var person: String?

    @Option(help: ArgumentHelp("Server to ask.", valueName: "url"))
    var server: String?

    @Flag(help: "Take the SMS codes from the outbox of `shuangma dev`.")
    var demo = false

    @Option(help: ArgumentHelp("Take the SMS codes from this folder; see the setting sms.spool.", valueName: "dir"))
    var smsSpool: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func validate() throws {
        if demo, smsSpool != nil { throw ValidationError("--demo and --sms-spool exclude each other") }
        if let person, PersonKeyText.bytes(person) == nil {
            throw ValidationError("--person has to be 32 digits of 0-9a-f")
        }
        guard (1...1_000).contains(entries) else { throw ValidationError("--entries has to be from 1 to 1000") }
        do { _ = try Phone(phone) } catch { throw ValidationError("--phone \(error.reason)") }
    }

    func run() async throws {
        let pinned = try keys.map { try AuditCommand.keys($0) }
        let configuration = try await source.load([(Settings.server, server)])
        let (key, proofs) = try await Connection.with(configuration) { channel in
            let citizen = CitizenSession(
                channel: channel, phone: phone, timeout: configuration.seconds(Settings.timeout),
                codes: smsSpool.map { .spool(URL(filePath: $0)) } ?? (demo ? .outbox : .terminal))
            return try await citizen.loggedIn { options in
                let client = AuditV1.AuditClient(channel)
                let proofs = try await OwnProofs.newest(entries) {
                    try await client.getProof(.init(sequence: $0), options: options)
                }
                return (try ownKey(options), proofs)
            }
        }
        let report = try report(proofs, of: key, pinned)
        if json {
            Terminal.write(String(decoding: try MapText.encoder.encode(report), as: UTF8.self))
        } else {
            write(report, isPinned: pinned != nil)
        }
        if !report.sound { ExitStatus.refused.end() }
    }

    /// Key of the own chain, as the token of this session says.
    private func ownKey(_ options: CallOptions) throws -> [UInt8] {
        let token = options.metadata["authorization"]?.split(separator: " ").last ?? ""
        guard let claims = TokenBody.claims(Claims.self, of: token),
            let key = Base64.decode(claims.sub, .unpaddedURLSafe), key.count == 16
        else { throw Failure.unavailable("the log-in gave no token of a person") }
        return key
    }

    private func report(
        _ proofs: [AuditV1.GetProofResponse], of named: [UInt8], _ pinned: AuditKeySet?
    ) throws -> Report {
        let person = person.flatMap(PersonKeyText.bytes) ?? named
        let other = "the log-in names the chain \(Hexadecimal.text(named)), which is not the one of --person"
        var rows: [Row] = []
        var later: AuditV1.GetProofResponse?
        for proof in proofs {
            let keys = try pinned ?? (try? AuditKeySet(text: Array(proof.keys.utf8), name: "the keys of the server"))
            guard let keys else { throw Failure.unavailable("the server names no keys; give yours with --keys") }
            var problem = ProofCheck.problem(
                in: proof, keys: keys, of: person, in: AuditChains.ofPersons.number.value)
            if problem == nil, let later, later.previous != ProofCheck.link(of: proof) {
                problem = "entry \(later.sequence) does not follow it"
            }
            let entry = try? CommonV1.AuditEntry(serialized: proof.entry)
            rows.append(
                Row(
                    sequence: proof.sequence, at: entry?.at.map { KeysListCommand.text($0.seconds) } ?? "",
                    kind: entry?.kind.word ?? "", method: entry?.method ?? "", actor: Self.text(entry?.actor),
                    root: proof.root?.number ?? 0, problem: problem))
            later = proof
        }
        return Report(
            sound: person == named && rows.allSatisfy { $0.problem == nil }, person: Hexadecimal.text(person),
            problem: person == named ? nil : other, entries: rows)
    }

    private static func text(_ actor: CommonV1.AuditActor?) -> String {
        guard let actor else { return "" }
        return [actor.name, actor.organisation].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func write(_ report: Report, isPinned: Bool) {
        for row in report.entries {
            let parts = ["\(row.sequence)", row.at, row.kind, row.method, row.actor].filter { !$0.isEmpty }
            Terminal.write((parts + [row.problem ?? "holds, by root \(row.root)"]).joined(separator: "  "))
        }
        if report.entries.isEmpty { Terminal.write("there are no entries that a root covers") }
        if let oldest = report.entries.last?.sequence, oldest > 1, report.entries.count < entries {
            Terminal.note("the server says that the time of entry \(oldest - 1) and of those before it is over")
        }
        if let problem = report.problem {
            Terminal.write(problem)
        } else {
            Terminal.note(
                "your chain is \(report.person)" + (person == nil ? "; give it with --person next time" : ""))
        }
        if !isPinned { Terminal.note("the keys are the server's own; give those you trust with --keys") }
    }
}
