import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// The numbers of persons: who has several may log in, and show the trip card, with each of them (ID-8, TRIP-12).
///
/// The record of the person names the numbers. The record of each number names its one holder. A number that is proved is
/// given by an effect, so that both agree also when the process dies in between.
struct PersonPhones: Sendable {
    /// Most numbers that a person adds.
    static let most = 5

    let people: PersonDirectory
    let numbers: NumberEffects
    let cases: CaseBook
    let notices: Notices
    let surroundings: Surroundings

    /// What is left to do about the numbers of persons, in their partitions.
    var effects: Effects<IdentityV1.StoredPhoneEffect> {
        Effects(in: people.store, IdentityRecordSets.phoneEffects) { effect, options in
            switch effect.message.kind {
            case .give: try await give(effect.message, to: effect.partition, options)
            case .tell: try await tell(effect.message, effect.partition, options)
            default: return
            }
        }
    }

    /// Key of an effect, by what it is and the number that it is about.
    func key(_ kind: IdentityV1.StoredPhoneEffectKind, _ number: String) throws -> [UInt8] {
        [UInt8(kind.rawValue)] + (try people.partition(of: Phone(number)).bytes)
    }

    // MARK: Showing

    /// The numbers of a person.
    func list(
        of subject: Subject, phoneOfSession: Phone?, options: CallOptions
    ) async throws -> IdentityV1.PhoneList {
        let (_, person) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.person), options: options)
        return .init(
            phones: try NumberList(person.registered()).entries.enumerated().map { place, entry in
                let phone = try Phone(entry.number)
                return .init(
                    phoneId: try people.partition(of: phone).bytes, maskedPhone: phone.masked, isPrimary: place == 0,
                    isOfRegister: entry.isOfRow, addedAt: entry.addedAt == 0 ? nil : .init(seconds: entry.addedAt),
                    isOfThisSession: phone.number == phoneOfSession?.number)
            })
    }

    // MARK: Choosing and removing

    /// Makes a number of a person the primary one.
    ///
    /// - Throws: NOT_FOUND (PHONE_UNKNOWN, PERSON_UNKNOWN); UNAUTHENTICATED (SESSION_OVER).
    func choose(_ id: [UInt8], by subject: Subject, options: CallOptions) async throws {
        try await change(by: subject, options) { stored, list in
            guard let entry = try entry(id, in: list) else {
                throw RPCError(.notFound, "this is no number of yours").with(reason: "PHONE_UNKNOWN")
            }
            guard let former = list.entries.first, former.number != entry.number else { return nil }
            list.choose(entry.number)
            return .init(told: .numberPrimary, phone: entry.number, bySMS: [entry.number, former.number])
        }
    }

    /// Takes a number from a person.
    ///
    /// - Throws: FAILED_PRECONDITION (PHONE_IS_PRIMARY); NOT_FOUND (PERSON_UNKNOWN); UNAUTHENTICATED (SESSION_OVER).
    func remove(_ id: [UInt8], by subject: Subject, options: CallOptions) async throws {
        try await change(by: subject, options) { stored, list in
            guard let entry = try entry(id, in: list), let primary = list.entries.first else { return nil }
            guard entry.number != primary.number else {
                throw RPCError(.failedPrecondition, "make another number the primary one first")
                    .with(reason: "PHONE_IS_PRIMARY")
            }
            list.remove(entry.number)
            return .init(
                told: .numberRemoved, phone: entry.number, left: entry.number, bySMS: [entry.number, primary.number])
        }
    }

    private func entry(_ id: [UInt8], in list: NumberList) throws -> NumberList.Entry? {
        guard id.count == PartitionKey.length else {
            throw FieldProblem(field: "phone_id", reason: "must be \(PartitionKey.length) bytes long")
        }
        return try list.entries.first { try people.partition(of: Phone($0.number)).bytes == id }
    }

    private func change(
        by subject: Subject, _ options: CallOptions,
        _ body: (IdentityV1.StoredPerson, inout NumberList) throws -> NumberChange?
    ) async throws {
        do {
            try await people.store.settling {
                let (_, read) = try await people.store.read(
                    subject.partition, subject.openSession, .record(IdentityRecordSets.person), options: options)
                guard let stored = read else { throw RPCError.personUnknown }
                var list = NumberList(stored.value)
                guard let change = try body(stored.value, &list) else { return }
                try await write(change, list, over: stored, of: subject.partition, by: .citizen, options) {
                    subject.requireOpenSession(in: &$0)
                }
            }
        } catch is PreconditionFailed {
            throw RPCError.sessionOver
        }
    }
}

/// How the numbers of a person change, for the one write that brings it about.
struct NumberChange {
    /// What the person is told.
    let told: NotificationKind
    /// The number that it is about, 11 digits.
    let phone: String
    /// The number that the person leaves; nil when they leave none.
    var left: String?
    /// Numbers that are told by SMS.
    let bySMS: [String]
}

extension PersonPhones {
    /// Writes other numbers of a person, and completes what follows: sessions of a number that goes end in the same write.
    ///
    /// - Throws: ``PreconditionFailed`` when the record has changed.
    func write(
        _ change: NumberChange, _ list: NumberList, over stored: Versioned<IdentityV1.StoredPerson>,
        of person: PartitionKey, by actor: AuditActor, _ options: CallOptions,
        _ more: (inout ChangeSet) throws -> Void = { _ in }
    ) async throws {
        let (now, noticeID) = (surroundings.now(), surroundings.random(16))
        let open = change.left == nil ? nil : try await OpenSessions(of: person, in: people.store, options: options)
        let move = try change.left.map { left in
            (
                effect: IdentityV1.StoredMoveEffect(
                    left: left, leftIssuedAt: stored.value.issuedAt, leftRevision: stored.value.revision),
                key: try people.partition(of: Phone(left)).bytes
            )
        }
        var next = stored.value.having(list, rowKey: try stored.value.rowKey(in: people))
        if !list.entries.isEmpty, change.left == nil { next.lostPhoneKey = [] }
        let messages = try Set(change.bySMS).sorted().enumerated().map { place, number in
            (
                key: try key(.tell, number),
                effect: IdentityV1.StoredPhoneEffect(
                    kind: .tell, phone: number, at: now, noticeId: Array(noticeID.dropLast()) + [UInt8(place)],
                    notice: change.told.rawValue)
            )
        }
        let masked = try Phone(change.phone).masked
        let receipt = try await people.store.write(person, options: options) { set in
            set.require(IdentityRecordSets.person, version: stored.version)
            try set.put(next, in: IdentityRecordSets.person)
            if let left = change.left { open?.end(openedWith: [left], in: &set) }
            try set.notify(
                Notification(change.told, at: Instant(seconds: now), fields: ["phone": masked]), id: noticeID,
                kept: people.reference.retention.notifications)
            try set.record(
                AuditEntry(
                    .phones, at: Instant(seconds: now), by: actor, facts: [.outcome: change.told.rawValue]),
                kept: people.reference.retention.audit)
            if let move { try numbers.moved.add(move.effect, key: move.key, to: &set) }
            for message in messages { try effects.add(message.effect, key: message.key, to: &set) }
            try more(&set)
        }
        if let move {
            await numbers.moved.complete(
                move.effect, key: move.key, of: person, writtenBy: receipt, options: options)
        }
        for message in messages {
            await effects.complete(
                message.effect, key: message.key, of: person, writtenBy: receipt, options: options)
        }
    }

    /// Tells a number by SMS.
    private func tell(
        _ effect: IdentityV1.StoredPhoneEffect, _ person: PartitionKey, _ options: CallOptions
    ) async throws {
        guard let kind = NotificationKind(rawValue: effect.notice) else { return }
        try await notices.tell(
            kind, to: Phone(effect.phone), id: effect.noticeId, of: person, due: Instant(seconds: effect.at),
            options: options)
    }
}
