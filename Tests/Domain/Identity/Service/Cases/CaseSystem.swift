import CommonContracts
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import Logging
import RPC
import Reference
import Security
import StorageClient
import Synchronization
import Values

@testable import IdentityServer

/// A kind of case that remembers what it was told to bring about.
final class NotedCases: CaseKind {
    let name: String
    let subject = NotificationWord.registration
    let lifetime: Int64 = 1_000
    let deciders: Set<StaffRole>
    private let done = Mutex<[[UInt8]: [IdentityV1.CaseState]]>([:])
    private let overtaken = Mutex(false)

    init(_ name: String = "noted", deciders: Set<StaffRole> = [.support, .healthAuthority]) {
        self.name = name
        self.deciders = deciders
    }

    /// From now on nothing can be accepted.
    func overtake() { overtaken.withLock { $0 = true } }

    /// What was carried out for a case, the same thing once.
    func outcomes(of id: [UInt8]) -> Set<Int32> { done.withLock { Set($0[id, default: []].map(\.rawValue)) } }

    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws {
        if overtaken.withLock({ $0 }) { throw RPCError.caseOvertaken("somebody was faster") }
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        done.withLock { $0[stored.id, default: []].append(stored.state) }
    }
}

/// Cases over the store of a system of identity, with a kind of their own.
struct CaseSystem {
    let system: IdentitySystem
    let kind = NotedCases()
    let tracers = NotedCases("for-tracers", deciders: [.tracer])
    let desk: CaseDesk
    private let channel: InProcessChannel

    init(_ system: IdentitySystem) {
        self.system = system
        let clock = system.clock
        let surroundings = Surroundings(now: { clock.now }, random: Surroundings.system.random)
        let people = PersonDirectory(store: system.store, hash: KeyedHash(system.keys), reference: .embedded)
        desk = CaseDesk(CaseBook(people: people, surroundings: surroundings), kinds: [kind, tracers])
        let limiter = Limiter(in: system.store, hash: people.hash, surroundings: surroundings)
        let service = CasesService(
            desk: desk, lookUps: LookUpLimit(perHour: 20, limiter),
            seen: LookUpTrail(in: system.store, kept: 86_400, surroundings: surroundings))
        let log = AccountTrail(
            in: system.store, hash: people.hash, kept: 86_400, surroundings: surroundings,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        channel = InProcessChannel(
            services: [service],
            interceptors: [
                Authorizer(
                    TokenVerifier(system.keys), access: AccessTable(IdentityAccess.methods), isDemonstration: false,
                    log: log, now: { clock.now })
            ])
    }

    var cases: IdentityV1.CasesClient { .init(channel) }

    /// Options of an account.
    func staff(
        _ roles: StaffRole..., name: String = "clerk", divisions: [String] = ["1101"]
    ) throws -> CallOptions {
        let staff = Principal.Staff(
            name: name, roles: Set(roles), organisation: "朝阳区服务大厅", divisions: divisions,
            token: Surroundings.system.random(16))
        return system.bearer(
            try TokenSigner(system.keys).token(
                TokenClaims(staff: staff, issuedAt: system.clock.now, lifetime: 3_600)))
    }

    /// Partition of the citizen, registered or not.
    func person() throws -> PartitionKey { try PartitionKey(system.personKey(Citizen.canonical)) }

    /// Opens a case of the citizen.
    @discardableResult
    func open(
        _ number: UInt8 = 1, _ kind: (any CaseKind)? = nil, division: UInt32? = 110_105
    ) async throws -> IdentityV1.StoredCase {
        let new = CaseBook.New(
            kind: kind ?? self.kind, id: Array(repeating: number, count: 16),
            division: division.flatMap(Division.init(code:)),
            facts: [.init(name: "document", text: "110105********002X")], content: [7])
        return try await desk.book.file(new, of: person(), by: .citizen, options: .init())
    }

    /// What the audit of the citizen says of a kind.
    func steps(of kind: CommonV1.AuditKind = .case) async throws -> [String] {
        try await system.store.read(person(), .entries(AuditChains.ofPersons)).entries.map(\.value)
            .filter { $0.kind == kind }.map { $0.facts.map(\.text).joined(separator: " ") }
    }

    /// What the citizen was told.
    func told() async throws -> [String] {
        try await system.store.read(person(), .all(KitRecordSets.notifications)).map(\.value.kind)
    }
}
