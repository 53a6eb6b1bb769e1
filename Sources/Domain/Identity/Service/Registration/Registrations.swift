import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// Real-name applications, from the moment when their phones are proven.
///
/// An application lies in the partition of its phone, under the handle of the code that proved it. The write that uses
/// the code up holds it, with an effect: when the process dies, or the register does not answer, a worker goes on. An
/// application is verified by the register or by staff, and by nothing else.
struct Registrations: Sendable {
    /// Seconds for which an application is kept: 30 days.
    static let kept: Int64 = 30 * 86_400
    /// Applications that waited longer than this many seconds are held against the ledger of erasures.
    private static let promptly: Int64 = 60

    let people: PersonDirectory
    let register: any PopulationRegister
    let enrolment: Enrolment
    let cases: CaseBook
    /// Who was erased; nil where nobody is.
    let erased: ErasedPersons?
    let surroundings: Surroundings
    /// Time for which the call that makes an application waits for the register.
    let patience: Duration

    /// What applications have left to do, in the partitions of their phones.
    var effects: Effects<IdentityV1.StoredRegistrationEffect> {
        Effects(in: people.store, IdentityRecordSets.registrationEffects) { effect, options in
            try await process(effect.key, of: effect.partition, options)
        }
    }

    /// An application; nil when there is none.
    ///
    /// - Parameters:
    ///   - handle: Names it, 16 bytes.
    ///   - partition: Of the phone.
    func find(
        _ handle: [UInt8], of partition: PartitionKey, options: CallOptions
    ) async throws -> Versioned<IdentityV1.StoredRegistration>? {
        try await people.store.read(
            partition, .record(IdentityRecordSets.registrations, key: handle), options: options)
    }

    // MARK: Steps

    /// Brings an application on that was just made, or that waits for the register.
    ///
    /// - Throws: UNAVAILABLE (REGISTER_UNREACHABLE), and what the store throws: then it waits on.
    private func process(_ handle: [UInt8], of partition: PartitionKey, _ options: CallOptions) async throws {
        guard let stored = try await find(handle, of: partition, options: options), stored.value.state == .applied
        else { return }
        let applicant = try Applicant(stored.value, in: people)
        guard try await !isErased(applicant, since: stored.value.appliedAt) else {
            return try await close(handle, of: partition, .refused, .notConfirmed, options: options)
        }
        let answer = try await register.confirm(
            .init(document: applicant.document, name: applicant.name, phone: applicant.phone))
        let findings = try await enrolment.findings(of: applicant, answer, options)
        switch findings.verdict {
        case .verified:
            let outcome = try await enrolment.enrol(
                applicant, residence: answer.residence, as: .registerMatched, options: options)
            guard outcome == .done else { throw Self.overtaken }
            try await close(handle, of: partition, .verified, options: options)
        case .notConfirmed: try await refuse(handle, partition, .notConfirmed, applicant, findings, options)
        case .numberOfAnother: try await refuse(handle, partition, .numberOfAnother, applicant, findings, options)
        case .checkPerson, .checkNumber:
            try await enrolment.letGo(of: applicant, findings, options)
            try await check(handle, partition, applicant, findings, options)
        }
    }

    private func refuse(
        _ handle: [UInt8], _ partition: PartitionKey, _ refusal: IdentityV1.RegistrationRefusal,
        _ applicant: Applicant, _ findings: RegistrationFindings, _ options: CallOptions
    ) async throws {
        try await enrolment.letGo(of: applicant, findings, options)
        try await close(handle, of: partition, .refused, refusal, options: options)
    }

    /// Opens a case for staff.
    private func check(
        _ handle: [UInt8], _ partition: PartitionKey, _ applicant: Applicant, _ findings: RegistrationFindings,
        _ options: CallOptions
    ) async throws {
        let kind: any CaseKind =
            findings.verdict == .checkNumber ? RegistrationNumberCase(self) : RegistrationPersonCase(self)
        let content = IdentityV1.StoredRegistrationCase(phone: applicant.phone.number, handle: handle)
        let new = CaseBook.New(
            kind: kind, id: caseID(of: handle), division: findings.register.residence ?? applicant.division,
            facts: applicant.facts + findings.facts, content: try content.serialized())
        let now = Instant(seconds: surroundings.now())
        try await cases.file(new, of: applicant.partition, by: .citizen, options: options) { change in
            guard findings.verdict == .checkNumber, findings.known != .nobody else { return }
            // Whoever is registered learns that somebody wants to be them, also when it is decided in the same second.
            try change.notify(
                Notification(.registrationAsked, at: now, fields: ["phone": applicant.phone.masked]), id: new.id + [2],
                kept: people.reference.retention.notifications)
        }
        try await close(handle, of: partition, .toBeChecked, options: options)
    }

    /// Id of the case of an application. It tells nothing of the handle, which is the applicant's.
    private func caseID(of handle: [UInt8]) -> [UInt8] {
        Array(people.hash.hash(.cases, handle).prefix(16))
    }

    /// Notes where an application stands. One that was closed before stays as it is, but that staff decide about it.
    func close(
        _ handle: [UInt8], of partition: PartitionKey, _ state: IdentityV1.RegistrationState,
        _ refusal: IdentityV1.RegistrationRefusal = .unspecified, reason: IdentityV1.CaseReason = .unspecified,
        options: CallOptions
    ) async throws {
        try await people.store.settling {
            guard let stored = try await find(handle, of: partition, options: options) else { return }
            let isOpen = stored.value.state == .applied || stored.value.state == .toBeChecked
            guard isOpen, stored.value.state != state else { return }
            var next = stored.value
            (next.state, next.refusal, next.reason) = (state, refusal, reason)
            try await people.store.write(partition, options: options) { change in
                change.require(IdentityRecordSets.registrations, key: handle, version: stored.version)
                try change.put(
                    next, in: IdentityRecordSets.registrations, key: handle,
                    expires: .init(seconds: next.appliedAt + Self.kept))
            }
        }
    }

    /// Whether the person was erased while the application waited.
    private func isErased(_ applicant: Applicant, since moment: Int64) async throws -> Bool {
        guard let erased, surroundings.now() > moment + Self.promptly else { return false }
        return try await erased.since(moment).contains(applicant.partition.bytes)
    }

    private static var overtaken: RPCError {
        RPCError(.aborted, "the person or the number has changed meanwhile").with(reason: "CONFLICT")
    }
}

/// An application as it is worked with.
struct Applicant: Sendable {
    let document: Document
    let name: PersonName
    let phone: Phone
    /// Where the person says that they live or stay.
    let division: Division
    /// Day of entry; empty when there is none.
    let enteredOn: String
    /// The partition of the person.
    let partition: PartitionKey

    /// - Throws: ``FieldProblem`` when what is stored is no application.
    init(_ stored: IdentityV1.StoredRegistration, in people: PersonDirectory) throws {
        document = try Document(
            stored: stored.document, today: ChinaDay(of: Instant(seconds: stored.appliedAt)), tables: EveryCode())
        name = try PersonName(stored.name)
        phone = try Phone(stored.phone)
        division = try Division(stored.division)
        enteredOn = stored.enteredOn
        partition = try people.partition(of: document)
    }

    /// What staff see of it, masked.
    var facts: [IdentityV1.CaseFact] {
        let entry = enteredOn.isEmpty ? [] : [IdentityV1.CaseFact(name: "entered-on", text: enteredOn)]
        return [
            .init(name: "document", text: document.fact),
            .init(name: "name", text: name.masked), .init(name: "phone", text: phone.masked),
        ] + entry
    }
}

extension RegistrationFindings {
    /// What staff see of what is known.
    fileprivate var facts: [IdentityV1.CaseFact] {
        let register =
            switch self.register.person {
            case .confirmed:
                self.register.number == .another ? "confirms the person with another number" : "confirms the person"
            case .notConfirmed: "does not confirm the person"
            case .undecided: "cannot compare the names"
            }
        let known =
            switch self.known {
            case .nobody: "nobody"
            case .withNumber: "a person with this number"
            case .withoutNumber: "a person without a number"
            case .withAnotherNumber: "a person with another number"
            }
        return [.init(name: "register", text: register), .init(name: "registered-with-the-document", text: known)]
            + (self.known == .nobody ? [] : [.init(name: "registered-name", text: Self.word(self.name))])
            + (joined.map { [.init(name: "joined-with-another-document-as", text: Self.word($0))] } ?? [])
    }

    private static func word(_ likeness: PersonName.Likeness) -> String {
        switch likeness {
        case .same: "the same name"
        case .different: "another name"
        case .undecided: "a name that is not to be compared"
        }
    }
}

extension Document {
    /// How a case shows it: type, country and masked number. Two countries may print the same number.
    var fact: String { "\(kind.word) \(country) \(masked)" }
}
