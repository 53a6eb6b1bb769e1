import IdentityContracts
import IdentityRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// Tells persons by SMS that something has changed. The words are reference data, and say nothing of anybody's health.
struct Notices: Sendable {
    /// Seconds after which a notice that could not be sent is of no use any more.
    static let useful: Int64 = 86_400
    /// Seconds for which it is known that a notice was sent, from when it was due.
    private static let remembered: Int64 = 7 * 86_400

    let people: PersonDirectory
    let gateway: any SmsGateway
    let surroundings: Surroundings

    /// Sends a notice, unless one of its id is on its way.
    ///
    /// Where the process dies between the sending and the note of it, the message is sent again under the same id: the
    /// gateway tells repetitions from new ones.
    ///
    /// - Returns: Whether a message is on its way: not when the person has no phone, and not when it is too late.
    /// - Throws: ``FieldProblem``; UNAVAILABLE (SMS_NOT_SENT).
    func send(_ request: IdentityV1.SendNoticeRequest, options: CallOptions) async throws -> Bool {
        let (person, kind, due) = try checked(request)
        let (stored, sent) = try await people.store.read(
            person, .record(IdentityRecordSets.person),
            .record(IdentityRecordSets.notices, key: request.noticeId), options: options)
        guard sent == nil else { return true }
        guard let phone = stored?.value.phone, !phone.isEmpty, surroundings.now() < due.seconds + Self.useful else {
            return false
        }
        try await send(kind, to: phone, id: request.noticeId, of: person, due: due, options: options)
        return true
    }

    /// Sends a notice to one of a person's numbers, or to one that the person has left.
    ///
    /// - Parameters:
    ///   - kind: One that is not told by SMS is not sent.
    ///   - phone: 11 digits.
    ///   - id: 16 bytes. A notice of one id is sent once.
    ///   - due: The same for one id. A day later it is not sent any more.
    /// - Throws: UNAVAILABLE (SMS_NOT_SENT).
    func tell(
        _ kind: NotificationKind, to phone: Phone, id: [UInt8], of person: PartitionKey, due: Instant,
        options: CallOptions
    ) async throws {
        guard surroundings.now() < due.seconds + Self.useful,
            try await people.store.read(person, .record(IdentityRecordSets.notices, key: id), options: options) == nil
        else { return }
        try await send(kind, to: phone.number, id: id, of: person, due: due, options: options)
    }

    private func send(
        _ kind: NotificationKind, to phone: String, id: [UInt8], of person: PartitionKey, due: Instant,
        options: CallOptions
    ) async throws {
        guard let text = people.reference.smsNotices.text(of: kind) else { return }
        let message = IdentityV1.SmsMessage(
            sentAt: .init(due), purpose: .notice, text: text, expiresAt: .init(due + Self.useful))
        try await gateway.send(message, id: id, to: phone, options: options)
        do {
            try await people.store.write(person, options: options) { change in
                change.requireAbsent(IdentityRecordSets.notices, key: id)
                try change.put(
                    IdentityV1.StoredNotice(sentAt: surroundings.now()), in: IdentityRecordSets.notices, key: id,
                    expires: .init(due + Self.remembered))
            }
        } catch is PreconditionFailed {
            // Another process has sent it under the same id.
        }
    }

    private func checked(
        _ request: IdentityV1.SendNoticeRequest
    ) throws -> (person: PartitionKey, kind: NotificationKind, due: Instant) {
        guard request.personKey.count == PartitionKey.length else {
            throw FieldProblem(field: "person_key", reason: "must be 16 bytes long")
        }
        guard request.noticeId.count == 16 else {
            throw FieldProblem(field: "notice_id", reason: "must be 16 bytes long")
        }
        guard let kind = NotificationKind(rawValue: request.kind),
            people.reference.smsNotices.text(of: kind) != nil
        else { throw FieldProblem(field: "kind", reason: "must be a kind that is told by SMS") }
        guard let due = request.dueAt.flatMap({ Instant($0) }) else {
            throw FieldProblem(field: "due_at", reason: "must be a time")
        }
        return (try PartitionKey(request.personKey), kind, due)
    }
}
