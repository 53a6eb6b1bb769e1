import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// A number that is to take the place of a lost one: the lost one proves nothing, so that staff look at the document.
struct LostPhoneCase: CaseKind {
    let name = "lost-phone"
    let subject = NotificationWord.lostPhone
    let acceptReasons: [IdentityV1.CaseReason] = [.documentSeen, .registerConfirmed]
    private let phones: PersonPhones

    init(_ phones: PersonPhones) { self.phones = phones }

    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws {
        let content = try IdentityV1.StoredLostPhoneCase(serialized: stored.content)
        let read = try await phones.people.store.read(person, .record(IdentityRecordSets.person), options: options)
        guard let known = read?.value else { throw RPCError.caseOvertaken("nobody is registered any more") }
        let today = ChinaDay(of: Instant(seconds: phones.surroundings.now()))
        try seen.check(against: phones.people.document(of: known, today: today), PersonName(known.name))
        guard known.holds(try Phone(content.former)) else {
            throw RPCError.caseOvertaken("the lost number is not the person's any more")
        }
        let holder = try await phones.people.store.read(
            phones.people.partition(of: Phone(content.next)), .record(KitRecordSets.holder), options: options)
        guard holder.map({ $0.value.personKey.isEmpty || $0.value.personKey == person.bytes }) ?? true else {
            throw RPCError.caseOvertaken("the number is registered to somebody else")
        }
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        guard stored.state == .accepted, let decision = stored.decision else { return }
        let content = try IdentityV1.StoredLostPhoneCase(serialized: stored.content)
        let effect = IdentityV1.StoredPhoneEffect(
            kind: .give, phone: content.next, former: content.former, at: decision.at?.seconds ?? stored.openedAt)
        try await phones.give(
            effect, to: person, by: .account(name: decision.name, organisation: decision.organisation), options)
    }
}

extension PersonPhones {
    /// Opens the case of a lost number, or finds the one that is open.
    func fileLost(
        _ former: Phone, for next: Phone, by subject: Subject, options: CallOptions
    ) async throws -> [UInt8] {
        let (_, read, known) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.person),
            .all(IdentityRecordSets.cases), options: options)
        let person = try read.registered()
        let content = try IdentityV1.StoredLostPhoneCase(former: former.number, next: next.number).serialized()
        let (kind, now) = (LostPhoneCase(self), Instant(seconds: surroundings.now()))
        if let open = known.first(where: {
            $0.value.kind == kind.name && $0.value.isOpen(at: now) && $0.value.content == content
        }) {
            return open.value.id
        }
        let document = try people.document(of: person, today: ChinaDay(of: now))
        let facts: [IdentityV1.CaseFact] = [
            .init(name: "document", text: document.fact), .init(name: "name", text: try PersonName(person.name).masked),
            .init(name: "lost-phone", text: former.masked), .init(name: "phone", text: next.masked),
        ]
        let new = CaseBook.New(
            kind: kind, id: surroundings.random(16), division: try? Division(person.division), facts: facts,
            content: content)
        let told = try [former.number, person.phone].map { number in
            (
                key: try key(.tell, number),
                effect: IdentityV1.StoredPhoneEffect(
                    kind: .tell, phone: number, at: now.seconds, noticeId: surroundings.random(16),
                    notice: NotificationKind.numberChangeAsked.rawValue)
            )
        }
        do {
            _ = try await cases.file(new, of: subject.partition, by: .citizen, options: options) { change in
                subject.requireOpenSession(in: &change)
                try change.notify(
                    Notification(.numberChangeAsked, at: now, fields: ["phone": next.masked]), id: new.id + [2],
                    kept: people.reference.retention.notifications)
                for message in told { try effects.add(message.effect, key: message.key, to: &change) }
            }
        } catch is PreconditionFailed {
            throw RPCError.sessionOver
        }
        for message in told {
            await effects.completePending(key: message.key, of: subject.partition, options: options)
        }
        return new.id
    }
}
