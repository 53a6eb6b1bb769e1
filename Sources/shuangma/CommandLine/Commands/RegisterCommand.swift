import ArgumentParser
import CommonContracts
import Foundation
import IdentityContracts
import RPC
import Reference
import Values

/// `shuangma register`
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Applies for a code in a citizen's name: document, name and phone (ID-7).",
        discussion: """
            A code is sent to the phone and asked for on the terminal; --demo and --sms-spool are as of `shuangma query`. \
            Document, name and phone are looked at first, so that no code is spent on a slip of the keyboard. The answer is \
            `verified`, `refused` with a reason, `to-be-checked` by staff, or `applied` while the register does not answer. \
            With the handle that it shows, --handle asks again where the application stands.

            Examples:
              shuangma register --type resident-id --number 11010519491231002X --name 张小三 --phone 13800138000 \
            --division 110105
              shuangma register --type passport --country USA --number 123456789 --name "JOHN SMITH" \
            --phone 13800138000 --division 110105 --entered-on 2022-11-28
              shuangma register --phone 13800138000 --handle AbCdEfGhIjKlMnOpQrStUv

            Prints with --json one object: "handle", and "registration" as the contract has it.

            Exit codes: 0 verified, or it waits; 1 refused; 2 wrong use.
            """)

    @Option(
        help: ArgumentHelp(
            "resident-id, hmt-residence-permit, hm-travel-permit, taiwan-travel-permit, foreign-permanent-resident-id or "
                + "passport.", valueName: "type"))
    var type = "resident-id"

    @Option(help: ArgumentHelp("Number of the document.", valueName: "number"))
    var number: String?

    @Option(help: ArgumentHelp("Country that issued a passport, ISO 3166-1 alpha-3.", valueName: "code"))
    var country = ""

    @Option(help: ArgumentHelp("Name as the document writes it.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Mainland mobile number, 11 digits.", valueName: "phone"))
    var phone: String

    @Option(help: ArgumentHelp("Where you live or stay, GB/T 2260.", valueName: "division"))
    var division: String?

    @Option(help: ArgumentHelp("Day of entry, such as 2022-11-28; with a passport.", valueName: "day"))
    var enteredOn = ""

    @Option(help: ArgumentHelp("Ask where the application of this handle stands.", valueName: "handle"))
    var handle: String?

    @Option(help: ArgumentHelp("Server to ask.", valueName: "url"))
    var server: String?

    @Flag(help: "Take the SMS code from the outbox of `shuangma dev`.")
    var demo = false

    @Option(help: ArgumentHelp("Take the SMS code from this folder; see the setting sms.spool.", valueName: "dir"))
    var smsSpool: String?

    @Flag(help: "Print the answer as one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func validate() throws {
        if demo, smsSpool != nil { throw ValidationError("--demo and --sms-spool exclude each other") }
        if handle == nil, number == nil || name == nil || division == nil {
            throw ValidationError(
                "--number, --name and --division are needed to apply; --handle asks about an application")
        }
    }

    func run() async throws {
        let configuration = try await source.load([(Settings.server, server)])
        let request = handle == nil ? try request(ReferenceData(configuration)) : .init()
        let (registration, handle) = try await Connection.with(configuration) {
            channel -> (IdentityV1.Registration, String) in
            let citizen = CitizenSession(
                channel: channel, phone: phone, timeout: configuration.seconds(Settings.timeout),
                codes: smsSpool.map { .spool(URL(filePath: $0)) } ?? (demo ? .outbox : .terminal))
            if let asked = self.handle { return (try await citizen.registration(of: asked), asked) }
            return try await citizen.register(request)
        }
        // A handle is base64url: nothing of it has to be escaped.
        Terminal.write(
            json
                ? #"{"handle":"\#(handle)","registration":\#(try StaffRows.json(registration))}"#
                : Self.text(registration, handle))
        guard registration.state != .refused else { throw Failure.refused("the application was refused") }
    }

    private func request(_ tables: ReferenceData) throws -> IdentityV1.RegisterRequest {
        let document = try CommonV1.Document(word: type, country: country, number: number ?? "")
        try check(document, tables)
        return .init(
            document: document, name: name ?? "", phone: phone, division: division ?? "", enteredOn: enteredOn)
    }

    /// Looks at what was typed before a code is sent for it.
    private func check(_ document: CommonV1.Document, _ tables: ReferenceData) throws {
        do throws(FieldProblem) {
            guard let kind = Document.Kind(rawValue: UInt8(clamping: document.type.rawValue)) else { return }
            let today = ChinaDay(of: Instant(seconds: Int64(Date().timeIntervalSince1970)))
            let checked = try Document(
                kind: kind, country: document.country, number: document.number, today: today, tables: tables)
            _ = try PersonName(name ?? "")
            _ = try Phone(phone)
            guard checked.kind != .passport || !enteredOn.isEmpty else {
                throw FieldProblem(field: "entered-on", reason: "must be given with a passport")
            }
        } catch {
            throw Failure.wrongUse("\(error.field) \(error.reason)\(error.remedy.map { "; \($0)" } ?? "")")
        }
    }

    private static func text(_ registration: IdentityV1.Registration, _ handle: String) -> String {
        switch registration.state {
        case .applied: "applied: the register does not answer now; ask again with --handle \(handle)"
        case .verified: "verified: you can log in"
        case .toBeChecked: "to-be-checked: staff look at your document; ask again with --handle \(handle)"
        case .refused: "refused: \(refusal(registration))"
        default: "state \(registration.state.rawValue)"
        }
    }

    private static func refusal(_ registration: IdentityV1.Registration) -> String {
        switch registration.refusal {
        case .notConfirmed: "no register confirms this number with this name"
        case .numberOfAnother: "the phone is registered to somebody else"
        case .rejected: "staff rejected it" + (CaseRows.word(of: registration.reason).map { " (\($0))" } ?? "")
        case .notChecked: "staff did not look at it in time; apply again"
        case .tooOften: "there were too many applications for this document today"
        case .overtaken: "staff accepted it, but the person is registered with another number or name by now"
        default: "\(registration.refusal.rawValue)"
        }
    }
}
