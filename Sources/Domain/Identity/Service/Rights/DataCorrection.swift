public import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
public import RPC
import Security
import StorageClient
import Values
import Wire

/// A citizen's name or division that is to be corrected: staff look at the document (PIPL, article 46).
struct DataCorrectionCase: CaseKind {
    let name = "data-correction"
    let subject = NotificationWord.dataCorrection
    let acceptReasons: [IdentityV1.CaseReason] = [.documentSeen, .registerConfirmed, .papersProveIt]
    private let people: PersonDirectory
    private let now: @Sendable () -> Int64

    init(people: PersonDirectory, now: @escaping @Sendable () -> Int64) {
        self.people = people
        self.now = now
    }

    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws {
        let content = try IdentityV1.StoredCorrectionCase(serialized: stored.content)
        let read = try await people.store.read(person, .record(IdentityRecordSets.person), options: options)
        guard let known = read?.value else { throw RPCError.caseOvertaken("nobody is registered any more") }
        guard !known.isOfRegister else {
            throw RPCError.caseOvertaken("a register has delivered the person by now, and corrects its data itself")
        }
        // The document has the new name.
        let document = try people.document(of: known, today: ChinaDay(of: Instant(seconds: now())))
        try seen.check(against: document, PersonName(content.name.isEmpty ? known.name : content.name))
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        guard stored.state == .accepted else { return }
        let content = try IdentityV1.StoredCorrectionCase(serialized: stored.content)
        try await people.store.settling {
            let read = try await people.store.read(person, .record(IdentityRecordSets.person), options: options)
            // A row of the register that came since counts.
            guard let read, !read.value.isOfRegister else { return }
            var next = read.value
            if !content.name.isEmpty { next.name = content.name }
            if !content.division.isEmpty { next.division = content.division }
            guard next != read.value else { return }
            try await people.store.write(person, options: options) { change in
                change.require(IdentityRecordSets.person, version: read.version)
                try change.put(next, in: IdentityRecordSets.person)
            }
        }
    }
}

extension IdentityV1.StoredPerson {
    /// Whether a row of a register gave name and division.
    fileprivate var isOfRegister: Bool { verification == .unspecified || verification == .register }
}

extension IdentityService {
    public func correctMyData(
        _ request: IdentityV1.CorrectMyDataRequest, context: CallContext
    ) async throws -> IdentityV1.CorrectMyDataResponse {
        let subject = try Subject(of: context, asked: nil)
        let name = request.name.isEmpty ? nil : try PersonName(request.name)
        let division = request.division.isEmpty ? nil : try people.reference.divisions.accept(request.division).division
        let (_, read, known) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.person),
            .all(IdentityRecordSets.cases), options: context.onward)
        let person = try read.registered()
        guard !person.isOfRegister else {
            throw RPCError(
                .failedPrecondition, "the register that gave your data corrects them; its next row counts here"
            )
            .with(reason: "REGISTER_CORRECTS")
        }
        let isNew =
            name.map { $0.text != person.name } ?? false || division.map { $0.description != person.division } ?? false
        guard isNew else { throw FieldProblem(field: "name", reason: "or division must say something new") }
        let content = try IdentityV1.StoredCorrectionCase(
            name: name?.text ?? "", division: division?.description ?? ""
        ).serialized()
        let now = Instant(seconds: surroundings.now())
        let kind = DataCorrectionCase(people: people, now: surroundings.now)
        if let open = known.first(where: {
            $0.value.kind == kind.name && $0.value.isOpen(at: now) && $0.value.content == content
        }) {
            return .init(caseId: open.value.id)
        }
        let document = try people.document(of: person, today: ChinaDay(of: now))
        var facts: [IdentityV1.CaseFact] = [
            .init(name: "document", text: document.fact), .init(name: "name", text: try PersonName(person.name).masked),
        ]
        if let name { facts.append(.init(name: "new-name", text: name.masked)) }
        if let division { facts.append(.init(name: "new-division", text: division.description)) }
        let new = CaseBook.New(
            kind: kind, id: surroundings.random(16), division: try? Division(person.division), facts: facts,
            content: content)
        do {
            let stored = try await phones.cases.file(new, of: subject.partition, by: .citizen, options: context.onward)
            {
                subject.requireOpenSession(in: &$0)
            }
            return .init(caseId: stored.id)
        } catch is PreconditionFailed {
            throw RPCError.sessionOver
        }
    }
}
