public import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
public import RPC
import Security
import StorageClient
import Values
import Wire

/// Consents (MRG-1, MRG-2). A consent lies in the partition of the session's phone, beside the number's holder and
/// codes, so that one write checks all of them.
extension IdentityService {
    public func requestConsentCode(
        _ request: IdentityV1.RequestConsentCodeRequest, context: CallContext
    ) async throws -> IdentityV1.RequestConsentCodeResponse {
        let citizen = try context.citizen
        try request.kind.check()
        let phone = try await phoneOfOpenSession(citizen, context.onward)
        let holder = try await people.store.read(
            people.partition(of: phone), .record(KitRecordSets.holder), options: context.onward)
        guard holder?.value.personKey == citizen.personKey else { throw RPCError.notYourNumber }
        // The session was opened with the phone: no stranger can use up the limits of its person.
        let sent = try await codes.send(
            to: phone, purpose: .tripCard, for: .known(citizen.personKey), options: context.onward)
        return .init(
            expiresAt: .init(sent.expiresAt), nextRequestAt: .init(sent.nextRequestAt), handle: sent.handle.text)
    }

    public func giveConsent(
        _ request: IdentityV1.GiveConsentRequest, context: CallContext
    ) async throws -> IdentityV1.GiveConsentResponse {
        let citizen = try context.citizen
        try request.kind.check()
        let code = try PresentedCode(request.code, handle: request.handle)
        let phone = try await phoneOfOpenSession(citizen, context.onward)
        let now = surroundings.now()
        let until = GoogleProtobuf.Timestamp(Instant(seconds: now) + people.reference.retention.consents)
        try await codes.use(
            code, of: phone, purpose: .tripCard, by: citizen.personKey, at: context.addressBlock, now: now,
            options: context.onward
        ) { change, _ in
            try change.put(
                KitV1.StoredTripConsent(givenAt: now, maskedPhone: phone.masked), in: KitRecordSets.tripConsents,
                key: citizen.personKey, expires: until)
        }
        return .init(consentUntil: until)
    }

    public func listConsents(
        _ request: IdentityV1.ListConsentsRequest, context: CallContext
    ) async throws -> IdentityV1.ListConsentsResponse {
        let subject = try Subject(of: context, asked: nil)
        let (_, person) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.person), options: context.onward)
        var consents: [IdentityV1.Consent] = []
        for number in try person.registered().numbers {
            let phone = try people.partition(of: Phone(number))
            let (holder, stored) = try await people.store.read(
                phone, .record(KitRecordSets.holder),
                .record(KitRecordSets.tripConsents, key: subject.partition.bytes), options: context.onward)
            // One of a number that has gone counts for nothing.
            guard let stored, holder?.value.personKey == subject.partition.bytes else { continue }
            consents.append(
                .init(
                    kind: .tripCard, phoneId: phone.bytes, maskedPhone: stored.value.maskedPhone,
                    givenAt: .init(seconds: stored.value.givenAt), until: stored.expiresAt))
        }
        return .init(consents: consents)
    }

    public func revokeConsent(
        _ request: IdentityV1.RevokeConsentRequest, context: CallContext
    ) async throws -> IdentityV1.RevokeConsentResponse {
        let citizen = try context.citizen
        try request.kind.check()
        _ = try await phoneOfOpenSession(citizen, context.onward)
        let phone = request.phoneId.isEmpty ? citizen.phoneKey : request.phoneId
        guard let partition = try? PartitionKey(phone) else {
            throw FieldProblem(field: "phone_id", reason: "must be \(PartitionKey.length) bytes long")
        }
        // Under the caller's own key: of somebody else's number there is nothing to withdraw.
        try await people.store.write(partition, options: context.onward) { change in
            change.delete(KitRecordSets.tripConsents, key: citizen.personKey)
        }
        return .init()
    }

    /// The number that the caller's session was opened with.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER).
    func phoneOfOpenSession(_ citizen: Principal.Citizen, _ options: CallOptions) async throws -> Phone {
        let session = try await people.store.read(
            PartitionKey(citizen.personKey), .record(KitRecordSets.sessions, key: citizen.session), options: options)
        guard let session else { throw RPCError.sessionOver }
        return try Phone(session.value.phone)
    }
}

extension IdentityV1.ConsentKind {
    /// - Throws: ``FieldProblem`` for `kind` when there is no such consent.
    fileprivate func check() throws(FieldProblem) {
        guard self == .tripCard else { throw FieldProblem(field: "kind", reason: "must be TRIP_CARD") }
    }
}
