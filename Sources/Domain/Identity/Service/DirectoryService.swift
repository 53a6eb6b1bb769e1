import CommonContracts
public import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
public import RPC
import Security
import StorageClient
import Values
import Wire

/// Knows documents and phones for the other services of the cluster. ``IdentityServices`` makes it.
public struct DirectoryService: IdentityV1.DirectoryService {
    /// The most documents of one request.
    static let documentsMax = 1_000

    let people: PersonDirectory
    let codes: SmsCodes
    let lookUps: LookUpLimit
    let seen: LookUpTrail
    let notices: Notices
    let relatives: Relatives
    let surroundings: Surroundings
    private let bindings = DocumentBinding()

    init(
        people: PersonDirectory, codes: SmsCodes, lookUps: LookUpLimit, seen: LookUpTrail, notices: Notices,
        relatives: Relatives, surroundings: Surroundings
    ) {
        self.people = people
        self.codes = codes
        self.lookUps = lookUps
        self.seen = seen
        self.notices = notices
        self.relatives = relatives
        self.surroundings = surroundings
    }

    public func resolveDocuments(
        _ request: IdentityV1.ResolveDocumentsRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveDocumentsResponse {
        guard request.documents.count <= Self.documentsMax else {
            throw FieldProblem(field: "documents", reason: "at most \(Self.documentsMax) a request")
        }
        let today = ChinaDay(of: Instant(seconds: surroundings.now()))
        return .init(
            results: try request.documents.map { document in
                do {
                    let document = try people.document(document, today: today)
                    return .init(
                        personKey: try people.partition(of: document).bytes,
                        notes: document.notes.map { $0.within("document") }.map {
                            .init(field: $0.field, text: $0.text)
                        }, maskedNumber: document.masked)
                } catch let problem as FieldProblem {
                    return .init(
                        field: problem.field, reason: problem.reason, shape: problem.shape ?? "",
                        remedy: problem.remedy ?? "")
                }
            })
    }

    public func resolvePerson(
        _ request: IdentityV1.ResolvePersonRequest, context: CallContext
    ) async throws -> IdentityV1.ResolvedPerson {
        try await lookUps.count(context)
        let today = ChinaDay(of: Instant(seconds: surroundings.now()))
        let subject = try Subject(of: context, asked: people.key(of: request.person, today: today))
        let found = try await people.store.read(
            subject.partition, .record(IdentityRecordSets.person), options: context.onward)
        let sight = try LookUp(by: context, full: [.healthAuthority]).sight(ofResidence: found?.value.division)
        let person = try found.registered()
        let phoneKey = person.phone.isEmpty ? [] : try people.partition(of: Phone(person.phone)).bytes
        let profile = try people.profile(of: person, key: subject.partition, today: today)
        try await seen.note(sight, of: subject.partition, by: context)
        return .init(
            personKey: subject.partition.bytes, phoneKey: phoneKey, profile: profile.shown(to: sight))
    }

    public func bindDocument(
        _ request: IdentityV1.BindDocumentRequest, context: CallContext
    ) async throws -> IdentityV1.BindDocumentResponse {
        guard request.salt.count == DocumentBinding.saltBytes else {
            throw FieldProblem(field: "salt", reason: "must be \(DocumentBinding.saltBytes) bytes long")
        }
        let document = try await document(of: request.person, options: context.onward)
        return .init(subject: try await bindings.subject(of: document, salt: request.salt))
    }

    /// The document of a person, registered or named by it.
    private func document(of person: CommonV1.PersonRef?, options: CallOptions) async throws -> Document {
        let today = ChinaDay(of: Instant(seconds: surroundings.now()))
        switch person?.person {
        case .document(let named)?: return try people.document(ofPerson: named, today: today)
        case .personKey(let key)? where key.count == 16:
            let found = try await people.store.read(
                try PartitionKey(key), .record(IdentityRecordSets.person), options: options)
            return try people.document(of: found.registered(), today: today)
        default: throw FieldProblem(field: "person", reason: "must be a document or a key of 16 bytes")
        }
    }

    public func getResidences(
        _ request: IdentityV1.GetResidencesRequest, context: CallContext
    ) async throws -> IdentityV1.GetResidencesResponse {
        guard request.personKeys.count <= Self.documentsMax else {
            throw FieldProblem(field: "person_keys", reason: "at most \(Self.documentsMax) a request")
        }
        guard request.personKeys.allSatisfy({ $0.count == 16 }) else {
            throw FieldProblem(field: "person_keys", reason: "must be 16 bytes long each")
        }
        let partitions = try request.personKeys.map { try PartitionKey($0) }
        let (store, options) = (people.store, context.onward)
        return .init(
            divisions: try await settleEach(partitions, of: { $0 }) { partition in
                try await store.read(partition, .record(IdentityRecordSets.person), options: options)?.value.division
                    ?? ""
            })
    }

    public func verifySmsCode(
        _ request: IdentityV1.VerifySmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.VerifySmsCodeResponse {
        let now = surroundings.now()
        let (phone, purpose) = (try Phone(request.phone), try request.purpose.checked)
        let proof = try await codes.use(
            PresentedCode(request.code, handle: request.handle), of: phone, purpose: purpose,
            at: request.address.isEmpty ? nil : AddressBlock(request.address), now: now, options: context.onward)
        return .init(verifiedAt: .init(Instant(seconds: now)), holderKey: proof.holder)
    }

    public func getPhoneHolder(
        _ request: IdentityV1.GetPhoneHolderRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneHolder {
        let holder = try await people.store.read(
            try people.partition(of: Phone(request.phone)), .record(KitRecordSets.holder), options: context.onward)
        guard let holder = holder?.value, !holder.personKey.isEmpty else { return .init() }
        return .init(
            personKey: holder.personKey, since: holder.since == 0 ? nil : .init(Instant(seconds: holder.since)))
    }

    public func sendNotice(
        _ request: IdentityV1.SendNoticeRequest, context: CallContext
    ) async throws -> IdentityV1.SendNoticeResponse {
        .init(sent: try await notices.send(request, options: context.onward))
    }

    public func resolveRelatives(
        _ request: IdentityV1.ResolveRelativesRequest, context: CallContext
    ) async throws -> IdentityV1.ResolveRelativesResponse {
        try await relatives.resolve(context: context)
    }
}
