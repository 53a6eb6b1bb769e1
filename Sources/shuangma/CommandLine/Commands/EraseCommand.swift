import ArgumentParser
import Assembly
import Foundation
import IdentityServer
import Kit
import RPC
import Reference
import Security
import StorageClient
import Values

/// `shuangma erase`
struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erases a person, so that no backup brings them back.",
        discussion: """
            It removes every record of the person, and of the phone that the person holds. The ledger of erasures, in etcd, \
            keeps the keyed hashes of both for records.backupDays: `shuangma restore` leaves out what it names. An entry of \
            audit tells that the person was erased, who did it by which order, and those of before stay: none names a citizen. \
            Lists of contacts that wait leave the person out when they are approved. The document is read from standard \
            input: type, number and, for a passport, country, separated by spaces. So it stands in no list of processes.

            In a cluster it acts for all services, so the configuration names a certificate such as services/migrate, and \
            keys.public. --token-file is the token of a cluster operator who is responsible everywhere: it is verified, and \
            the entry of audit has its account. Once two operators have enrolled it has to be the token of a log-in. No second person is asked; keep the certificate with who may erase. For a \
            data folder, whose keys you hold, --operator is believed as it is given.

            Examples:
              echo resident-id 11010519491231002X | shuangma erase --reference order-2022-117 \
                  --config data/cluster/config/migrate.json --token-file li.na.token
              echo resident-id 11010519491231002X | shuangma erase --reference order-2022-117 \
                  --data data --operator li.na

            Exit codes: 0 erased; 1 the token was refused; 2 wrong use; 3 the store could not be reached.
            """)

    @Option(help: ArgumentHelp("Account of the operator who erases, for a data folder.", valueName: "name"))
    var `operator`: String?

    @Option(help: ArgumentHelp("File with a cluster operator's token, for a cluster.", valueName: "file"))
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "What it is done by, such as the number of an order: 1 to 64 of a-z, A-Z, 0-9, '.', '-' and '_', with no number "
                + "as long as a phone's.", valueName: "text"))
    var reference: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var source: StoreSource

    func validate() throws {
        guard (source.data == nil) == (`operator` == nil) else {
            throw ValidationError("--operator goes with --data, and with nothing else: a cluster has tokens")
        }
        guard tokenFile == nil || source.data == nil else {
            throw ValidationError("--token-file is for a cluster, not for --data")
        }
        guard `operator`.map(Self.isName) ?? true else {
            throw ValidationError("--operator has to be 1 to 64 of a-z, A-Z, 0-9, '.', '-' and '_'")
        }
        guard Self.isName(reference), !Self.hasLongNumber(reference) else {
            throw ValidationError(
                "--reference has to be 1 to 64 of a-z, A-Z, 0-9, '.', '-' and '_', and no document or phone of a citizen"
            )
        }
    }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// Whether 11 digits follow each other, as in phones and documents.
    private static func hasLongNumber(_ text: String) -> Bool {
        text.split { !$0.isNumber }.contains { $0.count >= 11 }
    }

    func run() async throws {
        let settings = try await source.settings([(Settings.tokenFile, tokenFile)])
        let tables = try ServiceSettings(settings).reference
        let token = source.data == nil ? try ImportCommand.token(settings.text(Settings.tokenFile)) : nil
        let text = try Self.document(tables)
        let now = Surroundings.system.now
        let days = Int64(settings.number(Settings.backupDays))
        let (wasRegistered, lapsed) = try await source.with(settings, verifies: true) { opened in
            let actor = try await actor(token, opened, isDemonstration: settings.isOn(Settings.demonstration))
            let lapsed = try await opened.ledger.forgetErasures(before: now() - days * 86_400)
            let erasure = PersonErasure(
                in: opened.store, keys: opened.keys, ledger: opened.ledger, sets: ServiceContracts.recordSets,
                by: actor, telling: facts, retention: tables.retention, now: now)
            return (try await erasure.erase(document: text), lapsed)
        }
        struct Report: Encodable {
            let wasRegistered: Bool
            let lapsedEntries: Int
        }
        guard json else {
            let person = wasRegistered ? "a registered person" : "a person who was not registered"
            return Terminal.write("erased \(person); \(lapsed) entries of the ledger have lapsed")
        }
        let report = Report(wasRegistered: wasRegistered, lapsedEntries: lapsed)
        Terminal.write(String(decoding: try MapText.encoder.encode(report), as: UTF8.self))
    }

    /// What the audit tells beside who erases. A name that nobody has verified is no actor.
    private var facts: [AuditFact: String] {
        var facts: [AuditFact: String] = [.reference: reference]
        facts[.account] = `operator`
        return facts
    }

    /// The operator of a token; nobody for a data folder.
    private func actor(
        _ token: String?, _ opened: StoreSource.Opened, isDemonstration: Bool
    ) async throws -> AuditActor {
        guard let token else { return .nobody }
        let check = OperatorCheck(
            opened.keys, in: opened.store, isDemonstration: isDemonstration, now: Surroundings.system.now)
        do {
            return .staff(try await check.clusterOperator(token))
        } catch let error as RPCError {
            throw MaintenanceOptions.failure(error)
        }
    }

    /// The key text of the document on standard input.
    private static func document(_ tables: ReferenceData) throws -> String {
        let words = (readLine() ?? "").split(separator: " ").map(String.init)
        guard (2...3).contains(words.count), let kind = Document.Kind(word: words[0]) else {
            throw Failure.wrongUse("give a document on standard input: type, number and, for a passport, country")
        }
        let today = ChinaDay(of: Instant(seconds: Surroundings.system.now()))
        do {
            return try Document(
                kind: kind, country: words.count == 3 ? words[2] : "", number: words[1], today: today, tables: tables
            ).keyText
        } catch {
            throw Failure.wrongUse("the document is not valid: its \(error.field) \(error.reason)")
        }
    }
}
