import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Registers a person who was confirmed, with a number that is free.
///
/// Three writes, each of which may be repeated: the number, if nobody else holds it; the person; and the number again,
/// which takes it from the record when it was given away in between. The register's rows come before: an application
/// changes nothing of a person but that they get a number.
struct Enrolment: Sendable {
    let people: PersonDirectory
    let numbers: NumberEffects
    let surroundings: Surroundings

    /// What is known of an applicant here.
    func findings(
        of applicant: Applicant, _ answer: RegisterAnswer, _ options: CallOptions
    ) async throws -> RegistrationFindings {
        let holder = try await people.store.read(
            people.partition(of: applicant.phone), .record(KitRecordSets.holder), options: options)?.value.personKey
        let (stored, halves) = try await people.store.read(
            applicant.partition, .record(IdentityRecordSets.person), .all(KitRecordSets.aliases), options: options)
        let person = stored?.value
        let likeness = try person.map { applicant.name.likeness(to: try PersonName($0.name)) }
        return RegistrationFindings(
            kind: applicant.document.kind, holder: Self.holder(holder ?? [], of: applicant),
            known: Self.known(person, applicant), name: likeness ?? .different,
            joined: try Self.joined(halves.map(\.value), applicant), register: answer)
    }

    /// How the name compares with those under which staff have joined the document; nil where they have not.
    private static func joined(
        _ halves: [KitV1.StoredAlias], _ applicant: Applicant
    ) throws -> PersonName.Likeness? {
        let names = halves.filter(\.isJoined).compactMap(\.own?.name).filter { !$0.isEmpty }
        let found = try names.map { applicant.name.likeness(to: try PersonName($0)) }
        return [.different, .undecided, .same].first { found.contains($0) }
    }

    private static func holder(_ key: [UInt8], of applicant: Applicant) -> RegistrationFindings.Holder {
        if key.isEmpty { return .nobody }
        return key == applicant.partition.bytes ? .applicant : .another
    }

    private static func known(
        _ person: IdentityV1.StoredPerson?, _ applicant: Applicant
    ) -> RegistrationFindings.Known {
        guard let person else { return .nobody }
        if person.holds(applicant.phone) { return .withNumber }
        return person.phone.isEmpty && person.lostPhoneKey.isEmpty ? .withoutNumber : .withAnotherNumber
    }

    /// What became of an enrolment.
    enum Outcome: Equatable {
        /// The person has the number.
        case done
        /// Somebody else has it.
        case numberOfAnother
        /// The person has another number or another name by now.
        case registeredOtherwise
    }

    /// Gives the number to the person.
    ///
    /// - Parameters:
    ///   - residence: Where the person lives by the register; nil when it does not say.
    ///   - level: By what the person is known to be who they say.
    ///   - replaces: Whether the person may have another number, which they leave.
    func enrol(
        _ applicant: Applicant, residence: Division?, as level: IdentityV1.VerificationLevel,
        replacing replaces: Bool = false, options: CallOptions
    ) async throws -> Outcome {
        let holders = numbers.holders
        guard
            try await holders.claimFree(
                applicant.phone, for: applicant.partition.bytes, options: options)
        else { return .numberOfAnother }
        let stored = try await people.store.settling {
            try await put(applicant, residence, level, replaces, options)
        }
        guard stored else {
            _ = try await holders.letGo(applicant.phone, of: applicant.partition, options: options)
            return .registeredOtherwise
        }
        let isHeld = try await numbers.confirm(
            applicant.phone, of: applicant.partition.bytes, options: options)
        return isHeld ? .done : .numberOfAnother
    }

    /// Lets go of a number that an attempt before has taken, for a person who then turned out to have another one.
    func letGo(
        of applicant: Applicant, _ findings: RegistrationFindings, _ options: CallOptions
    ) async throws {
        guard findings.holder == .applicant, findings.known != .withNumber else { return }
        _ = try await numbers.holders.letGo(applicant.phone, of: applicant.partition, options: options)
    }

    /// - Returns: Whether the person has the number now.
    private func put(
        _ applicant: Applicant, _ residence: Division?, _ level: IdentityV1.VerificationLevel, _ replaces: Bool,
        _ options: CallOptions
    ) async throws -> Bool {
        let read = try await people.store.read(
            applicant.partition, .record(IdentityRecordSets.person), options: options)
        guard let read else {
            let person = IdentityV1.StoredPerson(
                document: .init(applicant.document), name: applicant.name.text, phone: applicant.phone.number,
                division: (residence ?? applicant.division).description, verification: level, phoneBound: true)
            try await write(person, over: nil, leaving: nil, applicant, options)
            return true
        }
        if read.value.holds(applicant.phone) { return true }
        // Staff have compared the names where a program could not.
        guard try applicant.name.likeness(to: PersonName(read.value.name)) != .different else { return false }
        let hasNumber = !read.value.phone.isEmpty || !read.value.lostPhoneKey.isEmpty
        guard !hasNumber || replaces else { return false }
        // What the row of the register named stays known: the same row again says nothing new.
        let rowKey = try read.value.rowKey(in: people)
        var list = NumberList(read.value)
        list.replacePrimary(by: .init(number: applicant.phone.number))
        var person = read.value.having(list, rowKey: rowKey)
        person.lostPhoneKey = []
        try await write(person, over: read, leaving: read.value.phone.isEmpty ? nil : read.value, applicant, options)
        return true
    }

    private func write(
        _ person: IdentityV1.StoredPerson, over read: Versioned<IdentityV1.StoredPerson>?,
        leaving old: IdentityV1.StoredPerson?, _ applicant: Applicant, _ options: CallOptions
    ) async throws {
        let now = Instant(seconds: surroundings.now())
        let left = try old.map { old in
            (
                effect: IdentityV1.StoredMoveEffect(
                    left: old.phone, leftIssuedAt: old.issuedAt, leftRevision: old.revision),
                key: try people.partition(of: Phone(old.phone)).bytes
            )
        }
        let receipt = try await people.store.write(applicant.partition, options: options) { change in
            change.demand(read, in: IdentityRecordSets.person)
            try change.put(person, in: IdentityRecordSets.person)
            try change.record(
                AuditEntry(.registration, at: now, by: .citizen, facts: [.outcome: "registered"]),
                kept: people.reference.retention.audit)
            try change.notify(
                Notification(.registered, at: now, fields: ["phone": applicant.phone.masked]),
                id: surroundings.random(8), kept: people.reference.retention.notifications)
            guard let left else { return }
            // Sessions end with the number that opened them.
            change.deleteAll(KitRecordSets.sessions)
            try numbers.moved.add(left.effect, key: left.key, to: &change)
        }
        guard let left else { return }
        await numbers.moved.complete(
            left.effect, key: left.key, of: applicant.partition, writtenBy: receipt, options: options)
    }
}
