import CommonContracts
import Coordination
import Foundation
import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import Logging
import RPC
import Reference
import Security
import Storage
import StorageClient
import Synchronization
import TestSupport
import Testing

@testable import IdentityServer

/// A clock that stands until it is moved.
final class ManualClock: Sendable {
    private let moment: Mutex<Int64>

    init(_ moment: Int64) { self.moment = Mutex(moment) }

    /// Seconds since 1970.
    var now: Int64 { moment.withLock { $0 } }

    func advance(_ seconds: Int64) { moment.withLock { $0 += seconds } }
}

/// Identity's services over a real store in a folder of its own. Calls from outside are authorised as the contracts
/// say; calls of services come from inside the cluster.
final class IdentitySystem: Sendable {
    /// 2022-12-01 12:00 in China.
    static let noon: Int64 = 1_669_867_200

    let clock = ManualClock(noon)
    let keys = ClusterKeys()
    let store: Store
    /// Runs something just before the next write reaches the store.
    let beforeWrite = WriteHook()
    /// Counts what the services ask the store.
    let storeCalls = StoreCallCounter()
    /// Lets a write fail.
    let faults = CallFaults()
    private let services: IdentityServices
    private let node: StorageNode
    private let folder: TemporaryFolder
    let outside: InProcessChannel
    private let inside: InProcessChannel

    init(
        limits: SmsLimits, sessions: SessionLimits, reference: ReferenceData, register: (any PopulationRegister)?,
        registrationPatience: Duration
    ) async throws {
        folder = try TemporaryFolder()
        let clock = clock
        let name = NodeName("test")
        let coordination = try LocalCoordination(node: name)
        node = try await StorageNode.open(
            folder: folder.url.path, name: name, coordination: coordination, clock: { clock.now * 1_000_000_000 },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let storage = InProcessChannel(services: [node.service], interceptors: [storeCalls, beforeWrite, faults])
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: keys.records
        ) { _ in storage }
        (services, outside, inside) = Self.serve(
            store, keys, clock, limits, sessions, reference, register, registrationPatience)
    }

    /// Channels to services on a store: from outside and from inside the cluster.
    private static func serve(
        _ store: Store, _ keys: ClusterKeys, _ clock: ManualClock, _ limits: SmsLimits, _ sessions: SessionLimits,
        _ reference: ReferenceData, _ register: (any PopulationRegister)? = nil,
        _ registrationPatience: Duration = .seconds(60)
    ) -> (IdentityServices, outside: InProcessChannel, inside: InProcessChannel) {
        var staff = StaffSettings()
        staff.passwordCost = .init(logN: 4, p: 1)
        let surroundings = Surroundings(now: { clock.now }, random: Surroundings.system.random)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let trail = AccountTrail(
            in: store, hash: KeyedHash(keys), kept: 86_400, surroundings: surroundings, logger: logger)
        let role = IdentityServices(
            store: store, keys: keys, smsLimits: limits, sessionLimits: sessions, staffSettings: staff,
            populationRegister: register, registrationPatience: registrationPatience, trail: trail,
            reference: reference, surroundings: surroundings, logger: logger,
            pause: { _ in try await Task.sleep(for: .milliseconds(2)) })
        let services = role.services
        let access = AccessTable(IdentityAccess.methods)
        let authorizer = Authorizer(
            TokenVerifier(keys), access: access, isDemonstration: true, log: trail, now: { clock.now })
        let service = ServiceIdentity("gateway", access: access, outsiders: authorizer)
        return (
            role, InProcessChannel(services: services, interceptors: [authorizer]),
            InProcessChannel(services: services, interceptors: [service])
        )
    }

    /// The directory as it is after a restart with other reference data.
    func directory(restartedWith reference: ReferenceData) -> IdentityV1.DirectoryClient {
        .init(Self.serve(store, keys, clock, SmsLimits(), .lasting, reference).inside)
    }

    /// The service itself, for calls with a context of the test's making.
    var service: IdentityService { services.identity }
    var identity: IdentityV1.IdentityClient { .init(outside) }
    var outbox: IdentityV1.OutboxClient { .init(outside) }
    var register: IdentityV1.RegisterClient { .init(outside) }
    var staff: IdentityV1.StaffClient { .init(outside) }
    var approvals: IdentityV1.ApprovalsClient { .init(outside) }
    var cases: IdentityV1.CasesClient { .init(outside) }
    /// As the gateway calls it for callers from outside.
    var staffInside: IdentityV1.StaffClient { .init(inside) }
    /// As other services of the cluster call it.
    var directory: IdentityV1.DirectoryClient { .init(inside) }
    /// As other services of the cluster call it, also to pass on what an outsider asks.
    var identityInside: IdentityV1.IdentityClient { .init(inside) }
    /// As callers from outside would call it.
    var directoryOutside: IdentityV1.DirectoryClient { .init(outside) }

    /// The cases and their kinds.
    var desk: CaseDesk { services.cases.desk }

    /// Counts log-ins that fail, until it is flushed.
    var doors: DoorTrail { services.staff.doors }

    /// Hashes of passwords that were made.
    var passwordHashes: Int { services.staff.passwords.count }

    /// The stored account of a member of staff.
    func staffRecord(_ name: String) async throws -> IdentityV1.StoredStaffAccount {
        try #require(try await services.staff.accounts.find(name, .init())?.value)
    }

    fileprivate func close() async { await node.close() }

    /// Runs two processes' workers until something holds that they bring about.
    func workUntil(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () async throws -> Bool
    ) async throws {
        let workers = [Task { await services.run() }, Task { await services.run() }]
        defer { for worker in workers { worker.cancel() } }
        let end = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < end {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("never: \(what)", sourceLocation: sourceLocation)
    }
}

extension SessionLimits {
    /// Access tokens as long as their sessions, for tests about other things than their end.
    static var lasting: SessionLimits {
        var limits = SessionLimits()
        limits.accessSeconds = limits.absoluteSeconds
        return limits
    }
}

/// Runs a test on a system of its own.
func withIdentity(
    limits: SmsLimits = SmsLimits(), sessions: SessionLimits = .lasting, reference: ReferenceData = .embedded,
    register: (any PopulationRegister)? = nil, registrationPatience: Duration = .seconds(60),
    _ body: (IdentitySystem) async throws -> Void
) async throws {
    let system = try await IdentitySystem(
        limits: limits, sessions: sessions, reference: reference, register: register,
        registrationPatience: registrationPatience)
    do {
        try await body(system)
    } catch {
        await system.close()
        throw error
    }
    await system.close()
}

/// Runs something once, just before a write reaches the store: what another caller does in that very moment.
final class WriteHook: ServerInterceptor {
    private let armed = Mutex<(@Sendable () async throws -> Void)?>(nil)

    func run(_ body: @escaping @Sendable () async throws -> Void) { armed.withLock { $0 = body } }

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        if context.method.name == "Write" {
            let body = armed.withLock { armed in
                defer { armed = nil }
                return armed
            }
            try await body?()
        }
        try await next(call, context)
    }
}

/// Counts calls of the store by the name of their method.
final class StoreCallCounter: ServerInterceptor {
    private let counts = Mutex<[String: Int]>([:])

    /// Calls since the last time it was asked.
    func take() -> [String: Int] {
        counts.withLock { counts in
            defer { counts = [:] }
            return counts
        }
    }

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        counts.withLock { $0[context.method.name, default: 0] += 1 }
        try await next(call, context)
    }
}

// MARK: - Keys and records

extension IdentitySystem {
    /// Key of the person of a canonical document text (ID-6).
    func personKey(_ canonical: String) -> [UInt8] { KeyedHash(keys).partition(.person, canonical) }

    /// Partition of a phone.
    func partition(ofPhone phone: String = Citizen.phone) throws -> PartitionKey {
        try PartitionKey(KeyedHash(keys).partition(.phone, phone))
    }

    /// The stored consent of the citizen; nil when there is none.
    func consent(of key: [UInt8]? = nil) async throws -> Versioned<KitV1.StoredTripConsent>? {
        let key = key ?? personKey(Citizen.canonical)
        return try await store.read(partition(ofPhone: Citizen.phone), .record(KitRecordSets.tripConsents, key: key))
    }
}

// MARK: - People and sessions

/// A code that was sent, and the handle with which it is presented.
struct SentCode {
    let digits: String
    let handle: String

    /// A handle of no code.
    static let unknownHandle = String(repeating: "A", count: 22)
}

/// The citizen of these tests.
enum Citizen {
    static let document = CommonV1.Document(type: .residentId, number: "11010519491231002X")
    static let canonical = "1|CHN|11010519491231002X"
    static let phone = "13800138000"
    static let person = IdentityV1.Person(document: document, name: "张小三", phone: phone, division: "110105")
}

/// Another person, with another phone unless it is given the citizen's.
enum Neighbour {
    static let document = CommonV1.Document(type: .taiwanTravelPermit, number: "12345678")
    static let canonical = "4|CHN|12345678"
    static func person(phone: String = "13900139000") -> IdentityV1.Person {
        .init(document: document, name: "王五", phone: phone)
    }
}

extension IdentitySystem {
    func bearer(_ token: String) -> CallOptions { CallOptions(metadata: ["authorization": "Bearer \(token)"]) }

    func asOperator() throws -> CallOptions {
        let claims = TokenClaims(staff: .everything("test"), issuedAt: clock.now, lifetime: 3600)
        return bearer(try TokenSigner(keys).token(claims))
    }

    @discardableResult
    func importPeople(_ batches: [IdentityV1.PersonBatch]) async throws -> CommonV1.ImportReport {
        try await register.importPeople(options: try asOperator()) { writer in
            for batch in batches { try await writer.send(batch) }
        }
    }

    /// Registers people; rows are numbered from 1.
    @discardableResult
    func enrol(_ people: IdentityV1.Person...) async throws -> CommonV1.ImportReport {
        try await importPeople([.init(people)])
    }

    /// The message last sent to a phone; nil when none was sent within the last day.
    func lastMessage(to phone: String = Citizen.phone) async throws -> IdentityV1.SmsMessage? {
        try await outbox.listMessages(.init(phone: phone, limit: 1), options: asOperator()).messages.first
    }

    /// The code last sent to a phone.
    func lastCode(to phone: String = Citizen.phone) async throws -> String {
        try await lastMessage(to: phone)?.code ?? ""
    }

    /// Has a code sent, from an address or by a service on its own account, and by a known device or by none.
    func code(
        for purpose: IdentityV1.SmsPurpose = .login, to phone: String = Citizen.phone, device: String = "",
        from address: String? = nil
    ) async throws -> SentCode {
        let request = IdentityV1.RequestSmsCodeRequest(phone: phone, purpose: purpose, deviceToken: device)
        let sent = try await identityInside.requestSmsCode(request, options: at(address))
        return SentCode(digits: try await lastCode(to: phone), handle: sent.handle)
    }

    /// Has the code of a consent sent.
    func consentCode(_ citizen: CallOptions) async throws -> SentCode {
        let sent = try await identity.requestConsentCode(.init(kind: .tripCard), options: citizen)
        return SentCode(digits: try await lastCode(), handle: sent.handle)
    }

    /// Logs in with a code.
    func logIn(
        with code: SentCode, phone: String = Citizen.phone, document: CommonV1.Document? = nil,
        from address: String? = nil
    ) async throws -> IdentityV1.LoginResponse {
        try await identityInside.login(
            .init(phone: phone, code: code.digits, document: document, handle: code.handle), options: at(address))
    }

    /// Sends a code for a login and logs in with it.
    func logIn(
        phone: String = Citizen.phone, document: CommonV1.Document? = nil
    ) async throws -> IdentityV1.LoginResponse {
        try await logIn(with: code(to: phone), phone: phone, document: document)
    }

    /// Options of a call that the gateway passes on for an outsider; without an address it is the gateway's own.
    func at(_ address: String?) -> CallOptions {
        address.map { CallOptions(metadata: ["x-forwarded-for": $0]) } ?? CallOptions()
    }

    /// Registers the citizen and logs in.
    func citizen() async throws -> CallOptions {
        try await enrol(Citizen.person)
        return bearer(try await logIn().token)
    }
}

extension IdentityV1.PersonBatch {
    /// Rows numbered from `first`.
    init(_ people: [IdentityV1.Person], from first: UInt64 = 1) {
        self.init(rows: zip(first..., people).map { .init(row: $0, person: $1) })
    }
}

// MARK: - Refusals

/// The error with which a call ends; nil when it succeeds.
func refusal(_ call: () async throws -> Void) async -> RPCError? {
    do {
        try await call()
        return nil
    } catch let error as RPCError {
        return error
    } catch {
        return RPCError(.unknown, "no RPCError: \(error)")
    }
}

extension RPCError {
    /// The cause for programs; nil when there is none.
    var why: String? { detail(GoogleRPC.ErrorInfo.self)?.reason }
    /// The field of the request that was refused; nil when there is none.
    var badField: String? { detail(GoogleRPC.BadRequest.self)?.fieldViolations.first?.field }
    /// Seconds after which the call may be made again; nil when the error does not say.
    var retrySeconds: Int64? { detail(GoogleRPC.RetryInfo.self)?.retryDelay?.seconds }
}

/// Digits that are not those of the code, with its handle.
func wrong(_ code: SentCode) -> SentCode {
    SentCode(digits: code.digits == "000000" ? "111111" : "000000", handle: code.handle)
}

/// Digits that are not these.
func wrong(_ digits: String) -> String { digits == "000000" ? "111111" : "000000" }
