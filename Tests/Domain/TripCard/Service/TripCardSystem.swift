import CommonContracts
import Coordination
import Foundation
import IdentityContracts
import Kit
import KitRecords
import Logging
import RPC
import Reference
import RiskAreasClient
import Security
import Storage
import StorageClient
import Synchronization
import TestSupport
import TripCardContracts
import TripCardRecords
import TripCardServer
import Values

/// The trip card's services over a real store in a folder of its own, each call authorised as in a cluster.
final class TripCardSystem: Sendable {
    /// 2022-12-01 12:00 in China.
    static let noon: Int64 = 1_669_867_200
    static let phone = "13800138000"
    static let personKey = [UInt8](repeating: 1, count: 16)

    let clock = TestClock(noon)
    let codes = SmsCodesDouble()
    let areas = RiskAreasDouble()
    let reads = CallCounter()
    let store: Store
    let trail: AccountTrail
    let hash: KeyedHash
    private let keys = ClusterKeys()
    private let node: StorageNode
    private let folder: URL
    private let index: RiskAreaIndex
    private let following: Task<Void, Never>
    private let inside: InProcessChannel
    private let outside: InProcessChannel

    /// - Parameter windowDays: Days of the window (TRIP-2).
    init(windowDays: Int = 7, queriesPerHour: Int = 60, reference: ReferenceData = .embedded) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "trip-card-\(UUID().uuidString)")
        let clock = clock
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let coordination = try LocalCoordination(node: NodeName("test"))
        node = try await StorageNode.open(
            folder: folder.path, name: NodeName("test"), coordination: coordination,
            configuration: StorageConfiguration(), clock: { clock.now * 1_000_000_000 }, logger: logger)
        let storage = InProcessChannel(services: [node.service], interceptors: [reads])
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: keys.records
        ) { _ in storage }
        hash = KeyedHash(keys)
        let index = RiskAreaIndex(InProcessChannel(services: [areas]), now: { clock.now }, logger: logger)
        self.index = index
        following = Task { await index.run() }
        let surroundings = Surroundings(now: { clock.now }, random: Surroundings.system.random)
        trail = AccountTrail(
            in: store, hash: hash, kept: 86_400, surroundings: surroundings, logger: logger)
        let services = try TripCardServices(
            store: store, identity: InProcessChannel(services: [codes]), keys: keys, riskAreas: index, trail: trail,
            reference: reference, windowDays: windowDays, queriesPerHour: queriesPerHour, surroundings: surroundings)
        let access = AccessTable(TripCardAccess.methods)
        let authorizer = Authorizer(TokenVerifier(keys), access: access, isDemonstration: true, now: { clock.now })
        outside = InProcessChannel(services: services.services, interceptors: [authorizer])
        inside = InProcessChannel(
            services: services.services,
            interceptors: [ServiceIdentity("gateway/1", access: access, outsiders: authorizer)])
    }

    /// Runs a test with a system that is closed after it.
    static func run(
        windowDays: Int = 7, queriesPerHour: Int = 60, reference: ReferenceData = .embedded,
        _ test: (TripCardSystem) async throws -> Void
    ) async throws {
        let system = try await TripCardSystem(
            windowDays: windowDays, queriesPerHour: queriesPerHour, reference: reference)
        do {
            try await test(system)
        } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    private func close() async {
        following.cancel()
        areas.end()
        await following.value
        await node.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The error with which services with such a window are refused.
    func refusedServices(windowDays: Int) async -> RPCError? {
        await failure {
            try TripCardServices(
                store: store, identity: InProcessChannel(services: [codes]), keys: keys, riskAreas: index, trail: trail,
                windowDays: windowDays)
        }
    }

    /// Calls from outside the cluster.
    var citizens: TripCardV1.TripCardClient { .init(outside) }
    var feed: TripCardV1.OperatorFeedClient { .init(outside) }
    /// Calls of another service of the cluster.
    var services: TripCardV1.TripCardClient { .init(inside) }

    /// Options of an operator.
    func asOperator() throws -> CallOptions {
        let claims = TokenClaims(staff: .everything("carrier"), issuedAt: clock.now, lifetime: 3600)
        return CallOptions(metadata: ["authorization": "Bearer \(try TokenSigner(keys).token(claims))"])
    }
}

// MARK: - What tests do

extension TripCardSystem {
    var phoneKey: [UInt8] { hash.partition(.phone, Self.phone) }

    /// Makes the areas of risk known as of now: one of high risk in each division.
    func publishAreas(in divisions: String...) async throws {
        areas.publish(in: divisions, asOf: clock.now)
        let count = divisions.count
        try await index.waitForBook { $0.count == count }
    }

    /// Loads stays of the phone.
    func load(_ stays: TripCardV1.Stay...) async throws -> CommonV1.ImportReport { try await load(stays) }

    /// Loads each file by a call of its own, one after the other or all at the same time.
    func load(files: [[TripCardV1.Stay]], isParallel: Bool) async throws {
        guard isParallel else {
            for file in files { _ = try await load(file) }
            return
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for file in files { group.addTask { _ = try await self.load(file) } }
            try await group.waitForAll()
        }
    }

    /// Loads stays of the phone.
    func load(_ stays: [TripCardV1.Stay]) async throws -> CommonV1.ImportReport {
        let rows = stays.enumerated().map { TripCardV1.StayRow(row: UInt64($0.offset + 1), stay: $0.element) }
        return try await feed.importStays(options: try asOperator()) { try await $0.send(.init(rows: rows)) }
    }

    /// A stay that begins and ends so many hours from now.
    func stay(_ division: String, country: String = "", _ from: Int64, _ until: Int64) -> TripCardV1.Stay {
        .init(
            phone: Self.phone, operator: .mobile, division: division, country: country,
            from: .init(seconds: clock.now + from * 3600), until: .init(seconds: clock.now + until * 3600))
    }

    /// Records a consent as identity does; it expires with its lifetime.
    func consent(lifetime: Int64 = 30 * 86_400) async throws {
        let given = clock.now
        try await store.write(PartitionKey(phoneKey)) { change in
            try change.put(
                KitV1.StoredTripConsent(givenAt: given, maskedPhone: "138****8000"), in: KitRecordSets.tripConsents,
                key: Self.personKey, expires: .init(seconds: given + lifetime))
        }
    }

    /// Records the holder of the phone as identity does.
    ///
    /// - Parameter hours: Since when, counted from now; nil for the first holder.
    func giveNumber(to person: [UInt8], since hours: Int64?) async throws {
        let since = hours.map { clock.now + $0 * 3600 } ?? 0
        codes.send(to: person)
        try await store.write(PartitionKey(phoneKey)) { change in
            try change.put(KitV1.StoredHolder(personKey: person, since: since), in: KitRecordSets.holder)
        }
    }

    /// Removes the consent as identity does.
    func withdrawConsent() async throws {
        try await store.write(PartitionKey(phoneKey)) { change in
            change.delete(KitRecordSets.tripConsents, key: Self.personKey)
        }
    }

    /// The card that the gateway asks for.
    func card(
        phoneKey: [UInt8]? = nil, personKey: [UInt8] = personKey
    ) async throws -> TripCardV1.GetTripCardResponse {
        try await services.getTripCard(.init(phoneKey: phoneKey ?? self.phoneKey, personKey: personKey))
    }

    /// The error with which the gateway is refused a card; nil when it gets one.
    func refusedCard(phoneKey: [UInt8]? = nil, personKey: [UInt8] = personKey) async -> RPCError? {
        await failure { try await card(phoneKey: phoneKey, personKey: personKey) }
    }

    /// The card that a code unlocks.
    func query(code: String = SmsCodesDouble.code, phone: String = phone) async throws -> TripCardV1.TripCardView {
        try await citizens.queryTripCard(.init(phone: phone, code: code, handle: "handle"))
    }

    /// The error with which a query that the gateway passes on is refused; nil when it is answered.
    func refusedQuery(from address: String) async -> RPCError? {
        let request = TripCardV1.QueryTripCardRequest(phone: Self.phone, code: SmsCodesDouble.code, handle: "handle")
        return await failure {
            try await services.queryTripCard(request, options: .init(metadata: ["x-forwarded-for": address]))
        }
    }

    /// The error with which a query is refused; nil when it is answered.
    func refusedQuery(code: String = SmsCodesDouble.code, phone: String = phone) async -> RPCError? {
        await failure { try await query(code: code, phone: phone) }
    }
}

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let moment: Atomic<Int64>

    init(_ moment: Int64) { self.moment = Atomic(moment) }

    var now: Int64 { moment.load(ordering: .relaxed) }
    func advance(_ seconds: Int64) { _ = moment.wrappingAdd(seconds, ordering: .relaxed) }
}

/// Counts calls by the name of their method.
final class CallCounter: ServerInterceptor {
    private let calls = Mutex<[String: Int]>([:])

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        calls.withLock { $0[context.method.name, default: 0] += 1 }
        try await next(call, context)
    }

    /// Calls that `body` made.
    func counting(_ body: () async throws -> Void) async rethrows -> [String: Int] {
        let before = calls.withLock { $0 }
        try await body()
        let after = calls.withLock { $0 }
        return after.merging(before, uniquingKeysWith: -).filter { $0.value != 0 }
    }
}

extension RPCError {
    /// The cause for programs.
    var reason: String? { detail(GoogleRPC.ErrorInfo.self)?.reason }
    /// The field of an INVALID_ARGUMENT.
    var field: String? { detail(GoogleRPC.BadRequest.self)?.fieldViolations.first?.field }
}

/// The error that a call ends with.
func failure(_ call: () async throws -> some Sendable) async -> RPCError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? RPCError
    }
}
