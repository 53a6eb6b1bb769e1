import Assembly
import CommonContracts
import Coordination
import Foundation
import GatewayContracts
import HealthCodeContracts
import HealthCodeRecords
import IdentityContracts
import IdentityServer
import Logging
import RPC
import RiskAreasContracts
import Security
import Storage
import StorageClient
import Synchronization
import TestSupport
import Testing
import TracingContracts
import TripCardContracts

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let moment: Mutex<Int64>

    init(_ moment: Int64) { self.moment = Mutex(moment) }

    var now: Int64 { moment.withLock { $0 } }
    func advance(_ seconds: Int64) { moment.withLock { $0 += seconds } }
}

/// Counts calls by the name of their method, and refuses writes when a test says so.
final class CallCounter: ServerInterceptor {
    private let counts = Mutex<[String: Int]>([:])
    private let refused = Mutex<String?>(nil)

    func refuseWrites(_ refuses: Bool) { refused.withLock { $0 = refuses ? "Write" : nil } }

    /// Refuses writes of several partitions at once, and no others.
    func refuseBatches(_ refuses: Bool) { refused.withLock { $0 = refuses ? "WriteBatch" : nil } }

    /// Calls since the last time it was asked, by method.
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
        if let refused = refused.withLock({ $0 }), context.method.name.hasPrefix(refused) {
            throw RPCError(.unavailable, "no writes now")
        }
        try await next(call, context)
    }
}

/// Keeps what would be brought to phones.
final class SmsRecorder: SmsGateway {
    private let sent = Mutex<[String: String]>([:])
    private let notices = Mutex<[String: [String]]>([:])

    /// The code last sent to a phone.
    func code(of phone: String) -> String? { sent.withLock { $0[phone] } }

    /// Notices that were sent to a phone.
    func notices(to phone: String) -> [String] { notices.withLock { $0[phone] ?? [] } }

    func send(
        _ message: IdentityV1.SmsMessage, id: [UInt8], to phone: String, options: CallOptions
    ) async throws {
        if message.purpose == .notice {
            notices.withLock { $0[phone, default: []].append(message.text) }
        } else {
            sent.withLock { $0[phone] = message.code }
        }
    }
}

/// Every role over a real store in a folder of its own, wired by the one assembly, each call authorised as on the
/// public port.
final class TestSystem: Sendable {
    /// 2022-12-01 12:00 in China.
    static let noon: Int64 = 1_669_867_200

    let clock = TestClock(noon)
    let keys = ClusterKeys()
    /// The keys of check-ins, which no backup of the store holds.
    let dayKeys = LocalDayKeys()
    /// Takes the codes of a system that is no demonstration.
    let sms = SmsRecorder()
    let store: Store
    /// Counts what the services ask the store.
    let storeCalls = CallCounter()
    private let node: StorageNode
    private let folder: URL
    private let channel: InProcessChannel
    /// What a process that plays all roles offers.
    let services: [any RPCService]
    /// What a storage node offers.
    var storageServices: [any RPCService] { node.services }
    let authorizer: Authorizer
    private let following: Task<Void, Never>

    /// - Parameters:
    ///   - isDemonstration: Whether it is as `shuangma dev`, or as a cluster.
    ///   - tokensLapse: Access tokens end after their minutes; else they last as long as their sessions, for scenarios
    ///     about other things.
    init(
        settings: ServiceSettings = ServiceSettings(), isDemonstration: Bool = true, tokensLapse: Bool = false
    ) async throws {
        var settings = settings
        // Scenarios on a busy machine say what becomes of applications, not how long that takes.
        settings.registrationPatience = .seconds(60)
        if !tokensLapse { settings.sessionLimits.accessSeconds = settings.sessionLimits.absoluteSeconds }
        folder = FileManager.default.temporaryDirectory.appending(path: "services-\(UUID().uuidString)")
        let clock = clock
        let name = NodeName("test")
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let coordination = try LocalCoordination(node: name)
        node = try await StorageNode.open(
            folder: folder.path, name: name, coordination: coordination, configuration: StorageConfiguration(),
            clock: { clock.now * 1_000_000_000 }, logger: logger)
        let storage = InProcessChannel(services: [node.service], interceptors: [storeCalls])
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: keys.records
        ) { _ in storage }
        let verifier = TokenVerifier(keys)
        let assembly = try ServiceAssembly(
            Set(ServiceRole.allCases), store: store, erasures: coordination, keys: keys, settings: settings,
            verifier: verifier, smsGateway: isDemonstration ? nil : sms, dayKeys: dayKeys,
            isDemonstration: isDemonstration,
            surroundings: Surroundings(now: { clock.now }, random: Surroundings.system.random), logger: logger
        ) { role in throw RPCError(.unavailable, "no other process plays \(role.rawValue)") }
        services = assembly.services
        authorizer = Authorizer(
            verifier, access: ServiceContracts.access, isDemonstration: isDemonstration,
            revocations: assembly.revocations, log: assembly.staffCalls, now: { clock.now })
        channel = InProcessChannel(services: services, interceptors: [authorizer])
        following = Task { await assembly.run() }
        await assembly.waitForRevocations(atMost: .seconds(30))
        await assembly.waitForAreas(atMost: .seconds(30))
    }

    /// Waits until the workers, which scan the store when they begin, ask it for nothing more.
    func untilStoreIsQuiet() async throws {
        repeat {
            _ = storeCalls.take()
            try await Task.sleep(for: .milliseconds(200))
        } while !storeCalls.take().isEmpty
    }

    func close() async {
        following.cancel()
        await following.value
        await node.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var identity: IdentityV1.IdentityClient { .init(channel) }
    var register: IdentityV1.RegisterClient { .init(channel) }
    var outbox: IdentityV1.OutboxClient { .init(channel) }
    var health: HealthCodeV1.HealthCodeClient { .init(channel) }
    var evidence: HealthCodeV1.EvidenceClient { .init(channel) }
    var authority: HealthCodeV1.HealthAuthorityClient { .init(channel) }
    var venues: TracingV1.VenuesClient { .init(channel) }
    var trips: TripCardV1.TripCardClient { .init(channel) }
    var operators: TripCardV1.OperatorFeedClient { .init(channel) }
    var areas: RiskAreasV1.RiskAreasClient { .init(channel) }
    var gateway: GatewayV1.MergeGatewayClient { .init(channel) }

    /// The way to every service, for calls that no client above makes.
    var anyone: any RPCChannel { channel }

    /// Runs `body` beside a server of every service on a port of its own, as processes serve them.
    func serving(_ body: (Int) async throws -> Void) async throws {
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: services, interceptors: [authorizer],
            json: ServiceContracts.json, threads: 1)
        let port = try await server.start()
        do { try await body(port) } catch {
            await server.shutdown(grace: .zero)
            throw error
        }
        await server.shutdown(grace: .zero)
    }

    /// Options of a caller with a token.
    func bearer(_ token: String) -> CallOptions { CallOptions(metadata: ["authorization": "Bearer \(token)"]) }

    /// Options of an operator.
    func asOperator() throws -> CallOptions { bearer(try operatorToken()) }

    /// Token of an operator, for an hour.
    func operatorToken() throws -> String {
        try TokenSigner(keys).token(TokenClaims(staff: .everything("test"), issuedAt: clock.now, lifetime: 3600))
    }

    /// Options of an account with some roles.
    func asStaff(
        _ roles: StaffRole..., named name: String = "test", organisation: String = "test", divisions: [String] = []
    ) throws -> CallOptions {
        let staff = Principal.Staff(
            name: name, roles: Set(roles), organisation: organisation, divisions: divisions,
            token: Surroundings.system.random(16))
        return bearer(
            try TokenSigner(keys).token(TokenClaims(staff: staff, issuedAt: clock.now, lifetime: 3600)))
    }

    /// Asks again until something holds that follows by itself, such as news of the areas of risk.
    func eventually(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < end {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("never: \(what)", sourceLocation: sourceLocation)
    }
}

/// A code that was sent, and the handle with which it is presented.
struct SentCode {
    let digits: String
    let handle: String

    /// A handle of no code.
    static let unknownHandle = String(repeating: "A", count: 22)
}

extension TestSystem {
    static let document = CommonV1.Document(type: .residentId, number: "11010519491231002X")
    static let phone = "13800138000"

    func register(_ people: IdentityV1.Person...) async throws -> CommonV1.ImportReport {
        let rows = people.enumerated().map { IdentityV1.PersonRow(row: UInt64($0.offset + 1), person: $0.element) }
        return try await register.importPeople(options: try asOperator()) { try await $0.send(.init(rows: rows)) }
    }

    func registerCitizen() async throws {
        _ = try await register(.init(document: Self.document, name: "张小三", phone: Self.phone, division: "110105"))
    }

    /// The code last sent to a phone.
    func lastCode(_ phone: String = phone) async throws -> String {
        let sent = try await outbox.listMessages(.init(phone: phone), options: try asOperator())
        // Notices have no code.
        return sent.messages.first { !$0.code.isEmpty }?.code ?? ""
    }

    /// Has a code sent to a phone.
    func code(for purpose: IdentityV1.SmsPurpose = .login, to phone: String = phone) async throws -> SentCode {
        let sent = try await identity.requestSmsCode(.init(phone: phone, purpose: purpose))
        return SentCode(digits: try await lastCode(phone), handle: sent.handle)
    }

    /// Logs in with a code.
    func logIn(with code: SentCode, phone: String = phone) async throws -> IdentityV1.LoginResponse {
        try await identity.login(.init(phone: phone, code: code.digits, handle: code.handle))
    }

    /// Logs the holder of a phone in.
    func logIn(phone: String = phone) async throws -> CallOptions {
        bearer(try await logIn(with: code(to: phone), phone: phone).token)
    }

    /// The trip card of a phone, unlocked by a code that is sent to it.
    func card(of phone: String = phone) async throws -> TripCardV1.TripCardView {
        let code = try await code(for: .tripCard, to: phone)
        return try await trips.queryTripCard(.init(phone: phone, code: code.digits, handle: code.handle))
    }

    /// Proves the citizen's phone for the trip card.
    func verifyTrip(_ citizen: CallOptions, phone: String = phone) async throws {
        let sent = try await gateway.requestTripVerification(.init(), options: citizen)
        _ = try await gateway.verifyTrip(
            .init(code: try await lastCode(phone), handle: sent.handle), options: citizen)
    }

    /// How many declarations of the caller are stored.
    func declarations(of citizen: CallOptions) async throws -> Int {
        let key = try await identity.getProfile(.init(), options: citizen).personKey
        return try await store.read(try PartitionKey(key), .all(HealthCodeRecordSets.declarations)).count
    }
}

/// The error that a call ends with; nil when it succeeds.
func refusal(_ body: () async throws -> Void) async -> RPCError? {
    do { try await body() } catch { return error as? RPCError }
    return nil
}

extension RPCError {
    /// The reason that programs read.
    var reason: String? { detail(GoogleRPC.ErrorInfo.self)?.reason }
}
