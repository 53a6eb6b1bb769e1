import CommonContracts
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Gives a person everything that is held about them (PIPL, article 45).
///
/// Each service alone reads its records, and gives its part by a contract for services. Here the parts of all documents of
/// the person are put in a row (COL-16), one page of one source at a time.
struct DataExport: Sendable {
    /// Seconds between two exports of a person.
    static let pause: Int64 = 86_400
    /// Seconds after the first page within which the others are given.
    static let patience: Int64 = 900

    let people: PersonDirectory
    /// Own records first.
    let sources: [HeldSource]
    let surroundings: Surroundings

    /// The export that a page belongs to.
    private struct Begun {
        let id: [UInt8]
        let at: Int64
    }

    // MARK: - Beginning

    /// Demands that the person may be given their data now.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (EXPORTS_TOO_MANY) with RetryInfo; UNAUTHENTICATED (SESSION_OVER).
    func demandRoom(for subject: Subject, options: CallOptions) async throws {
        let (_, last) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.exports), options: options)
        try demandRoom(after: last?.value)
    }

    private func demandRoom(after last: IdentityV1.StoredExport?) throws {
        guard let last else { return }
        let wait = last.at + Self.pause - surroundings.now()
        guard wait > 0 else { return }
        throw RPCError.resourceExhausted("your data were exported today", retryAfter: .seconds(wait))
            .with(reason: "EXPORTS_TOO_MANY")
    }

    /// Notes that an export begins, in the chain of the person as well, and gives its first page.
    func begin(for subject: Subject, _ context: CallContext) async throws -> IdentityV1.ExportMyDataResponse {
        let begun = Begun(id: surroundings.random(16), at: surroundings.now())
        do {
            try await people.store.settling { try await note(begun, for: subject, context) }
        } catch is PreconditionFailed {
            throw RPCError.sessionOver
        }
        return try await page(
            begun, from: .init(export: begun.id, person: subject.partition, source: 0), of: subject.partition,
            context.onward)
    }

    private func note(_ begun: Begun, for subject: Subject, _ context: CallContext) async throws {
        let (_, last) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.exports), options: context.onward)
        try demandRoom(after: last?.value)
        try await people.store.write(subject.partition, options: context.onward) { change in
            subject.requireOpenSession(in: &change)
            try change.replace(
                last, in: IdentityRecordSets.exports, by: .init(id: begun.id, at: begun.at),
                expires: begun.at + Self.pause)
            try change.record(
                AuditEntry(
                    .export, at: Instant(seconds: begun.at), by: .citizen, method: context.fullMethod),
                kept: people.reference.retention.audit)
        }
    }

    // MARK: - Pages

    /// The page of a token.
    ///
    /// - Throws: ``FieldProblem`` for `page_token`; FAILED_PRECONDITION (EXPORT_OVER); UNAUTHENTICATED (SESSION_OVER).
    func page(
        _ text: String, for subject: Subject, _ context: CallContext
    ) async throws -> IdentityV1.ExportMyDataResponse {
        let token = try ExportToken(text: text)
        let (_, stored) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.exports), options: context.onward)
        guard let export = stored?.value, export.id == token.export,
            surroundings.now() < export.at + Self.patience
        else {
            throw RPCError(.failedPrecondition, "this export is over; begin another one tomorrow")
                .with(reason: "EXPORT_OVER")
        }
        return try await page(
            Begun(id: export.id, at: export.at), from: token, of: subject.partition, context.onward)
    }

    /// A page from a place on, of whatever source has records there.
    private func page(
        _ begun: Begun, from place: ExportToken, of caller: PartitionKey, _ options: CallOptions
    ) async throws -> IdentityV1.ExportMyDataResponse {
        let documents = try await documents(of: caller, options)
        guard let number = documents.firstIndex(of: place.person), place.source < sources.count else {
            throw FieldProblem(field: "page_token", reason: "is of no page")
        }
        let (phones, masked) = try await particulars(of: place.person, options)
        let phone = place.phone < phones.count ? phones[place.phone] : []
        let held = try await sources[place.source].page(
            .init(
                personKey: place.person.bytes, phoneKey: phone, pageToken: place.inner, phoneOnly: place.phone > 0),
            options)
        return .init(
            records: held.records.map { .init(set: $0.set, maskedDocument: masked, content: $0.content) },
            // The kinds of record are the same for each document.
            sets: number == 0 && place.phone == 0 ? held.sets : [],
            exportedAt: .init(seconds: begun.at),
            nextPageToken: next(after: held, at: place, in: documents, number, phones: phones.count)?.text ?? "")
    }

    private func next(
        after page: CommonV1.HeldPage, at place: ExportToken, in documents: [PartitionKey], _ number: Int,
        phones: Int
    ) -> ExportToken? {
        if !page.nextPageToken.isEmpty {
            return .init(
                export: place.export, person: place.person, source: place.source, phone: place.phone,
                inner: page.nextPageToken)
        }
        if place.source + 1 < sources.count {
            return .init(
                export: place.export, person: place.person, source: place.source + 1, phone: place.phone)
        }
        if place.phone + 1 < phones {
            return .init(export: place.export, person: place.person, source: 0, phone: place.phone + 1)
        }
        guard number + 1 < documents.count else { return nil }
        return .init(export: place.export, person: documents[number + 1], source: 0)
    }

    /// The partitions of all documents of a person, the caller's first, the others in an order that stays.
    private func documents(of caller: PartitionKey, _ options: CallOptions) async throws -> [PartitionKey] {
        let all = try await LinkedDocuments.partitions(of: caller, in: people.store, options: options)
        return [caller]
            + all.filter { $0 != caller }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// Keys of the phones that a document's person holds, the primary one first, and the masked number of the document.
    private func particulars(
        of person: PartitionKey, _ options: CallOptions
    ) async throws -> (phones: [[UInt8]], masked: String) {
        let stored = try await people.store.read(person, .record(IdentityRecordSets.person), options: options)
        guard let stored = stored?.value else { return ([], "") }
        let today = ChinaDay(of: Instant(seconds: surroundings.now()))
        let masked = try people.document(of: stored, today: today).masked
        return (try stored.numbers.map { try people.partition(of: Phone($0)).bytes }, masked)
    }
}
