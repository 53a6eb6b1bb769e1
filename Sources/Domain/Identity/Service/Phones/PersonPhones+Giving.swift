import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Gives numbers that were proved by a code.
extension PersonPhones {
    /// Looks whether a person can have a number, before any code is used up.
    ///
    /// - Parameter former: The number that goes; nil when the number is added.
    /// - Throws: FAILED_PRECONDITION (PHONE_KNOWN, PHONES_TOO_MANY); PERMISSION_DENIED (NOT_YOUR_NUMBER) when `own` or
    ///   `former` is none of the person's; NOT_FOUND (PERSON_UNKNOWN).
    func demandRoom(
        for next: Phone, own: Phone, replaces: Bool, _ subject: Subject, options: CallOptions
    ) async throws {
        let (_, person) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.person), options: options)
        let list = NumberList(try person.registered())
        guard list.place(of: own.number) != nil else { throw RPCError.notYourNumber }
        guard list.place(of: next.number) == nil else {
            throw RPCError(.failedPrecondition, "this is a number of yours already").with(reason: "PHONE_KNOWN")
        }
        guard replaces || list.entries.count < Self.most else { throw RPCError.phonesTooMany }
    }

    /// Gives a number that was just proved to a person.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_NUMBER) when somebody else has got it meanwhile;
    ///   UNAVAILABLE (CHANGE_PENDING).
    func give(
        _ next: Phone, inPlaceOf former: Phone?, to subject: Subject, options: CallOptions
    ) async throws {
        let effect = IdentityV1.StoredPhoneEffect(
            kind: .give, phone: next.number, former: former?.number ?? "", at: surroundings.now())
        let key = try key(.give, next.number)
        let receipt: WriteReceipt
        do {
            receipt = try await people.store.write(subject.partition, options: options) { change in
                subject.requireOpenSession(in: &change)
                try effects.add(effect, key: key, to: &change)
            }
        } catch is PreconditionFailed {
            throw RPCError.sessionOver
        }
        guard await effects.complete(effect, key: key, of: subject.partition, writtenBy: receipt, options: options)
        else {
            throw RPCError(.unavailable, "the change goes on by itself; look at the list of your numbers")
                .with(reason: "CHANGE_PENDING")
        }
        let person = try await people.store.read(
            subject.partition, .record(IdentityRecordSets.person), options: options)
        guard try person.registered().holds(next) else { throw RPCError.notYourNumber }
    }

    /// Gives a number to a person: any number of times with the same result. What cannot be any more is told.
    func give(
        _ effect: IdentityV1.StoredPhoneEffect, to person: PartitionKey, by actor: AuditActor = .citizen,
        _ options: CallOptions
    ) async throws {
        let next = try Phone(effect.phone)
        guard try await numbers.holders.claimFree(next, for: person.bytes, options: options) else {
            return try await tellOvertaken(effect, person, .numberOfAnother, options)
        }
        let isGiven = try await people.store.settling { try await put(next, effect, person, actor, options) }
        guard isGiven else {
            _ = try await numbers.holders.letGo(next, of: person, options: options)
            return try await tellOvertaken(effect, person, .numbersChanged, options)
        }
        guard try await numbers.confirm(next, of: person.bytes, options: options) else {
            return try await tellOvertaken(effect, person, .numberOfAnother, options)
        }
    }

    /// - Returns: Whether the person's record names the number now.
    private func put(
        _ next: Phone, _ effect: IdentityV1.StoredPhoneEffect, _ person: PartitionKey, _ actor: AuditActor,
        _ options: CallOptions
    ) async throws -> Bool {
        let read = try await people.store.read(person, .record(IdentityRecordSets.person), options: options)
        guard let stored = read else { return false }
        var list = NumberList(stored.value)
        guard list.place(of: next.number) == nil else { return true }
        let entry = NumberList.Entry(number: next.number, addedAt: effect.at)
        let primary = list.entries.first?.number
        var change = NumberChange(
            told: .numberAdded, phone: next.number, bySMS: [next.number] + [primary].compactMap(\.self))
        if effect.former.isEmpty {
            guard list.entries.count < Self.most else { return false }
            list.add(entry)
        } else {
            guard list.place(of: effect.former) != nil else { return false }
            list.replace(effect.former, by: entry)
            change = NumberChange(
                told: .numberAdded, phone: next.number, left: effect.former, bySMS: [next.number, effect.former])
        }
        try await write(change, list, over: stored, of: person, by: actor, options)
        return true
    }

    /// Tells the person that nothing came of it. Told again under the same moment and id, it is one notification.
    private func tellOvertaken(
        _ effect: IdentityV1.StoredPhoneEffect, _ person: PartitionKey, _ why: NotificationWord,
        _ options: CallOptions
    ) async throws {
        let at = Instant(seconds: effect.at)
        let fields = [
            "phone": try Phone(effect.phone).masked, "reason": why.rawValue, "filed_on": ChinaDay(of: at).description,
        ]
        try await people.store.write(person, options: options) { change in
            try change.notify(
                Notification(.numberChangeOvertaken, at: at, fields: fields), id: try key(.give, effect.phone),
                kept: people.reference.retention.notifications)
        }
    }
}

extension RPCError {
    fileprivate static var phonesTooMany: RPCError {
        RPCError(.failedPrecondition, "you have \(PersonPhones.most) numbers already; remove one first")
            .with(reason: "PHONES_TOO_MANY")
    }
}
