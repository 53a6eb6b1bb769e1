import AuditContracts
import CommonContracts
import Kit
import RPC
import Security
import StorageClient
import Values

/// Reads chains of audit, newest first.
struct TrailReader: Sendable {
    /// A page of a chain.
    typealias PageOfChain = (entries: [AuditV1.TrailEntry], next: String)

    private let store: Store
    let persons: PersonResolver
    private let hash: KeyedHash
    private let kept: Int64
    private let now: @Sendable () -> Instant
    private let lookUps: LookUpReader

    /// - Parameter kept: Seconds for which entries are kept.
    init(store: Store, persons: PersonResolver, hash: KeyedHash, kept: Int64, surroundings: Surroundings) {
        self.store = store
        self.persons = persons
        self.hash = hash
        self.kept = kept
        now = { Instant(seconds: surroundings.now()) }
        lookUps = LookUpReader(store: store, persons: persons, hash: hash)
    }

    /// A page of the chain of the person who calls.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); ``FieldProblem`` for the page.
    func own(_ page: Page, _ context: CallContext) async throws -> PageOfChain {
        let subject = try Subject(of: context, asked: nil)
        let (_, found) = try await store.read(
            subject.partition, subject.openSession, try Self.selection(AuditChains.ofPersons, page),
            options: context.onward)
        let (entries, next) = Self.answer(found)
        return (entries.map(Self.withoutToken), next)
    }

    /// An entry as the person sees it whom it is about.
    private static func withoutToken(_ entry: AuditV1.TrailEntry) -> AuditV1.TrailEntry {
        var entry = entry
        entry.entry?.actor?.token = []
        return entry
    }

    /// A page of the chain or the look-ups that an auditor names, once it is appended that they read them.
    ///
    /// - Throws: ``FieldProblem`` for `chain` and the page; PERMISSION_DENIED (OUT_OF_SCOPE); NOT_FOUND (PERSON_UNKNOWN).
    func read(
        _ chain: AuditV1.ReadTrailRequest.ChainValue?, _ page: Page, _ context: CallContext
    ) async throws -> PageOfChain {
        switch chain {
        case .lookUpsBy(let name):
            try await note((account(name), AuditChains.ofAccounts), [:], context)
            return try await lookUps.page(of: .account(name), page, context)
        case .lookUpsByOrganisation(let name):
            let name = try ShownText(name, field: "chain", charactersMax: 100).text
            try await note((RevokedTokens.partition, AuditChains.ofStaff), [.organisation: name], context)
            return try await lookUps.page(of: .organisation(name), page, context)
        default: break
        }
        let (partition, chain) = try await place(of: chain, context)
        let selection = try Self.selection(chain, page)
        try await note((partition, chain), [:], context)
        return Self.answer(try await store.read(partition, selection, options: context.onward))
    }

    /// Appends that the caller reads.
    private func note(
        _ place: (partition: PartitionKey, chain: ChainSet<CommonV1.AuditEntry>), _ facts: [AuditFact: String],
        _ context: CallContext
    ) async throws {
        let entry = AuditEntry(
            .lookUp, at: now(), by: AuditActor(context.principal), method: context.fullMethod, facts: facts)
        try await store.write(place.partition, options: context.onward) {
            try $0.record(entry, in: place.chain, kept: kept)
        }
    }

    private func account(_ name: String) throws -> PartitionKey { try PartitionKey(hash.partition(.account, name)) }

    private func place(
        of chain: AuditV1.ReadTrailRequest.ChainValue?, _ context: CallContext
    ) async throws -> (PartitionKey, ChainSet<CommonV1.AuditEntry>) {
        let lookUp = LookUp(by: context, full: [.auditor])
        switch chain {
        case .person(let person):
            let (key, residence) = try await persons.person(person, for: lookUp, options: context.onward)
            _ = try lookUp.sight(ofResidence: residence)
            return (try Subject(of: context, asked: key).partition, AuditChains.ofPersons)
        case .account(let name):
            _ = try lookUp.sight(ofResidence: nil)
            return (try account(name), AuditChains.ofAccounts)
        case .staff(true):
            _ = try lookUp.sight(ofResidence: nil)
            return (RevokedTokens.partition, AuditChains.ofStaff)
        case .approvals(true):
            _ = try lookUp.sight(ofResidence: nil)
            return (ApprovalBook.partition, AuditChains.ofApprovals)
        case .doors(true):
            _ = try lookUp.sight(ofResidence: nil)
            return (try DoorTrail.partition(hash), AuditChains.ofAccounts)
        default:
            throw FieldProblem(
                field: "chain", reason: "must be a person, an account, staff, approvals, doors, or look-ups")
        }
    }

    private static func selection(
        _ chain: ChainSet<CommonV1.AuditEntry>, _ page: Page
    ) throws(FieldProblem) -> Selection<ChainPage<CommonV1.AuditEntry>> {
        var until: UInt64?
        if let token = page.token {
            guard token.bytes.count == 8 else { throw FieldProblem(field: "page_token", reason: "is of no page") }
            until = token.bytes.reduce(0) { $0 << 8 | UInt64($1) }
        }
        return .entries(chain, until: until, descending: true, limit: page.size)
    }

    private static func answer(_ found: ChainPage<CommonV1.AuditEntry>) -> PageOfChain {
        let next = found.isTruncated ? found.entries.last.map { PageToken(bytes: SortKey.big($0.sequence)).text } : nil
        return (found.entries.map { .init(sequence: $0.sequence, entry: $0.value) }, next ?? "")
    }
}

extension AuditService {
    public func listMyLookups(
        _ request: AuditV1.ListMyLookupsRequest, context: CallContext
    ) async throws -> AuditV1.ListMyLookupsResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let found = try await trails.own(page, context)
        return .init(entries: found.entries, nextPageToken: found.next)
    }

    public func readTrail(
        _ request: AuditV1.ReadTrailRequest, context: CallContext
    ) async throws -> AuditV1.ReadTrailResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let found = try await trails.read(request.chain, page, context)
        return .init(entries: found.entries, nextPageToken: found.next)
    }
}
