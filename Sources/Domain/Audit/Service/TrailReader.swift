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
    private let persons: PersonResolver
    private let hash: KeyedHash
    private let kept: Int64
    private let now: @Sendable () -> Instant

    /// - Parameter kept: Seconds for which entries are kept.
    init(store: Store, persons: PersonResolver, hash: KeyedHash, kept: Int64, surroundings: Surroundings) {
        self.store = store
        self.persons = persons
        self.hash = hash
        self.kept = kept
        now = { Instant(seconds: surroundings.now()) }
    }

    /// A page of the chain of the person who calls.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); ``FieldProblem`` for the page.
    func own(_ page: Page, _ context: CallContext) async throws -> PageOfChain {
        let subject = try Subject(of: context, asked: nil)
        let (_, found) = try await store.read(
            subject.partition, subject.openSession, try Self.selection(AuditChains.ofPersons, page),
            options: context.onward)
        return Self.answer(found)
    }

    /// A page of the chain that an auditor names, once it is appended there that they read it.
    ///
    /// - Throws: ``FieldProblem`` for `chain` and the page; PERMISSION_DENIED (OUT_OF_SCOPE); NOT_FOUND (PERSON_UNKNOWN).
    func read(
        _ chain: AuditV1.ReadTrailRequest.ChainValue?, _ page: Page, _ context: CallContext
    ) async throws -> PageOfChain {
        let (partition, chain) = try await place(of: chain, context)
        let selection = try Self.selection(chain, page)
        let entry = AuditEntry(.lookUp, at: now(), by: AuditActor(context.principal), method: context.fullMethod)
        try await store.write(partition, options: context.onward) { try $0.record(entry, in: chain, kept: kept) }
        return Self.answer(try await store.read(partition, selection, options: context.onward))
    }

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
            return (try PartitionKey(hash.partition(.account, name)), AuditChains.ofAccounts)
        case .staff(true):
            _ = try lookUp.sight(ofResidence: nil)
            return (RevokedTokens.partition, AuditChains.ofStaff)
        case .staff(false), nil:
            throw FieldProblem(field: "chain", reason: "must be a person, an account, or staff")
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
