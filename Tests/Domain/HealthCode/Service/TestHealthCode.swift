import CommonContracts
import Coordination
import Foundation
import HealthCodeContracts
import HealthCodeRecords
import Kit
import KitRecords
import Logging
import RPC
import Reference
import RiskAreasClient
import RiskAreasContracts
import Security
import Storage
import StorageClient
import Synchronization
import TestSupport
import Values
import Wire

@testable import HealthCodeServer

/// The health code over a real store in a folder of its own. Each call is authorised as on the public port; identity
/// and the risk areas are doubles.
final class TestHealthCode: Sendable {
    /// 2022-12-01 12:00 in China.
    static let noon: Int64 = 1_669_867_200
    static let day: Int64 = 86_400

    let clock = TestClock(noon)
    let directory = TestDirectory()
    let areas = TestRiskAreas()
    let store: Store
    let trail: AccountTrail
    /// The ledger of erasures.
    let erasures: LocalCoordination
    let reference = ReferenceData.embedded
    let index: RiskAreaIndex
    /// Lets writes fail.
    let faults = CallFaults()
    private let following = Mutex<Task<Void, Never>?>(nil)
    let keys = ClusterKeys()
    /// The services, of which nothing runs beside the calls.
    let services: HealthCodeServices
    private let node: StorageNode
    private let folder: TemporaryFolder
    private let channel: InProcessChannel

    /// - Parameter rules: As the configuration names the profile.
    init(rules: String? = nil, declarationsPerDay: Int = 20, lookUpsPerHour: Int = 3600) async throws {
        let (clock, directory, areas, faults) = (clock, directory, areas, faults)
        folder = try TemporaryFolder()
        let name = NodeName("test")
        let coordination = try LocalCoordination(node: name)
        erasures = coordination
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        node = try await StorageNode.open(
            folder: folder.url.path, name: name, coordination: coordination, configuration: StorageConfiguration(),
            clock: { clock.now * 1_000_000_000 }, logger: logger)
        let storage = InProcessChannel(services: [node.service], interceptors: [faults])
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: keys.records
        ) { _ in storage }
        index = RiskAreaIndex(InProcessChannel(services: [areas]), now: { clock.now }, logger: logger)
        let surroundings = Surroundings(now: { clock.now }, random: Surroundings.system.random)
        trail = AccountTrail(
            in: store, hash: KeyedHash(keys), kept: 86_400, surroundings: surroundings, logger: logger)
        let health = try HealthCodeServices(
            store: store, identity: InProcessChannel(services: [directory]), keys: keys, riskAreas: index,
            reference: reference, rules: rules, declarationsPerDay: declarationsPerDay, lookUpsPerHour: lookUpsPerHour,
            trail: trail, erased: ErasedPersons(erasures), surroundings: surroundings, logger: logger,
            pause: Self.shortPause)
        services = health
        channel = InProcessChannel(
            services: health.services,
            interceptors: [
                Authorizer(
                    TokenVerifier(keys), access: AccessTable(HealthCodeAccess.methods), isDemonstration: true,
                    log: trail, now: { clock.now })
            ])
    }

    /// What the store tells of the rules, by a reader of its own that follows nothing.
    var rules: RuleIndex {
        RuleIndex(
            of: RuleBook(store: store, configured: reference.ruleProfiles.default),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// The services of another process over the same store.
    func services(rules: String? = nil) throws -> HealthCodeServices {
        let clock = clock
        return try HealthCodeServices(
            store: store, identity: InProcessChannel(services: [directory]), keys: keys, riskAreas: index,
            reference: reference, rules: rules, trail: trail, erased: ErasedPersons(erasures),
            surroundings: Surroundings(now: { clock.now }, random: Surroundings.system.random),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, pause: Self.shortPause)
    }

    private static let shortPause: @Sendable (Duration) async throws -> Void = { _ in
        try await Task.sleep(for: .milliseconds(2))
    }

    func close() async {
        following.withLock { $0?.cancel() }
        await node.close()
    }

    var health: HealthCodeV1.HealthCodeClient { .init(channel) }
    var evidence: HealthCodeV1.EvidenceClient { .init(channel) }
    var authority: HealthCodeV1.HealthAuthorityClient { .init(channel) }
    var now: GoogleProtobuf.Timestamp { .init(seconds: clock.now) }
    func ago(days: Int64) -> GoogleProtobuf.Timestamp { .init(seconds: clock.now - days * Self.day) }

    /// Follows the risk areas from now on, and waits until these are known.
    func followAreas(_ known: RiskAreasV1.RiskArea...) async throws {
        areas.publish(known, asOf: now)
        following.withLock { task in
            guard task == nil else { return }
            task = Task { [index] in await index.run() }
        }
        try await index.waitForBook { book in
            known.allSatisfy { area in
                book[area.areaId].map { RiskAreasV1.RiskArea($0) } == area
            }
        }
    }
}

// MARK: - Callers

extension TestHealthCode {
    /// Options of a caller with a token.
    private func bearer(_ claims: TokenClaims) throws -> CallOptions {
        CallOptions(metadata: ["authorization": "Bearer \(try TokenSigner(keys).token(claims))"])
    }

    func asOperator() throws -> CallOptions {
        try bearer(TokenClaims(staff: .everything("test"), issuedAt: clock.now, lifetime: 12 * 3600))
    }

    /// A health authority of some divisions.
    func asAuthority(_ name: String, divisions: [String]) throws -> CallOptions {
        let staff = Principal.Staff(
            name: name, roles: [.healthAuthority], organisation: "\(name) bureau", divisions: divisions,
            token: Surroundings.system.random(16))
        return try bearer(TokenClaims(staff: staff, issuedAt: clock.now, lifetime: 3_600))
    }

    /// Logs the person of a document in.
    func logIn(_ document: CommonV1.Document = .citizen) async throws -> CallOptions {
        let person = TestDirectory.key(of: document.number)
        let session = Surroundings.system.random(16)
        try await store.write(try PartitionKey(person)) { change in
            try change.put(
                KitV1.StoredSession(phone: "13800138000", openedAt: clock.now), in: KitRecordSets.sessions, key: session
            )
        }
        let citizen = Principal.Citizen(personKey: person, phoneKey: Array(repeating: 1, count: 16), session: session)
        return try bearer(TokenClaims(citizen: citizen, issuedAt: clock.now, lifetime: 40 * Self.day))
    }

    /// Ends every session of a person.
    func logOut(_ document: CommonV1.Document = .citizen) async throws {
        try await store.write(try partition(of: document)) { $0.deleteAll(KitRecordSets.sessions) }
    }

    /// Id of a session of the citizen that is open.
    func session() async throws -> [UInt8] {
        try await store.read(partition(), .all(KitRecordSets.sessions)).first?.key ?? []
    }

    func partition(of document: CommonV1.Document = .citizen) throws -> PartitionKey {
        try PartitionKey(TestDirectory.key(of: document.number))
    }
}

extension CommonV1.Document {
    static let citizen = Self(type: .residentId, number: "11010519491231002X")
    static let neighbour = Self(type: .hmTravelPermit, number: "H12345678")
    static let visitor = Self(type: .passport, country: "FRA", number: "15AA00001")
    /// A document that ``TestDirectory`` refuses.
    static let invalid = Self(type: .residentId, number: "invalid")
}

extension CommonV1.PersonRef {
    static let citizen = Self(person: .document(.citizen))
    static let neighbour = Self(person: .document(.neighbour))
    static let visitor = Self(person: .document(.visitor))
}

/// Counts writes and lets one of them fail as a caller sees it that dies: before it took place, or after. Lets watches fail as
/// those of a log that is not kept so far back.
final class CallFaults: ServerInterceptor {
    private struct State {
        var count = 0
        var failing: Int?
        var takesPlace = false
        var refusesWatches = false
        var refusesReads = false
        var scans = 0
    }

    private let state = Mutex(State())

    /// How many scans have begun.
    var scans: Int { state.withLock(\.scans) }

    /// Lets write number `index`, counted from now, fail; nil lets none fail.
    ///
    /// - Parameter takesPlace: Whether the store has carried it out all the same.
    func fail(_ index: Int?, takesPlace: Bool = false) {
        state.withLock { ($0.count, $0.failing, $0.takesPlace) = (0, index, takesPlace) }
    }

    /// Refuses watches until a scan begins.
    func refuseWatches() { state.withLock { $0.refusesWatches = true } }

    /// Refuses reads, or no longer.
    func refuseReads(_ refuses: Bool) { state.withLock { $0.refusesReads = refuses } }

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        let name = context.method.name
        if name == "Read", state.withLock(\.refusesReads) { throw RPCError(.permissionDenied, "no reads now") }
        if name == "Scan" { state.withLock { ($0.scans, $0.refusesWatches) = ($0.scans + 1, false) } }
        if name == "Watch", state.withLock(\.refusesWatches) {
            throw RPCError(.outOfRange, "the log is not kept so far back").with(reason: "TOKEN_TOO_OLD")
        }
        guard name.hasPrefix("Write") else { return try await next(call, context) }
        let (fails, takesPlace) = state.withLock { state in
            defer { state.count += 1 }
            return (state.count == state.failing, state.takesPlace)
        }
        if fails {
            if takesPlace { try await next(call, context) }
            throw RPCError(.permissionDenied, "the caller has died")
        }
        try await next(call, context)
    }
}

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let moment: Mutex<Int64>

    init(_ moment: Int64) { self.moment = Mutex(moment) }

    var now: Int64 { moment.withLock { $0 } }
    func advance(_ seconds: Int64) { moment.withLock { $0 += seconds } }
    func set(_ seconds: Int64) { moment.withLock { $0 = seconds } }
}

/// The status that a call ends with; nil when it succeeds.
func refusal(_ call: () async throws -> Void) async -> RPCError? {
    do { try await call() } catch { return error as? RPCError }
    return nil
}

extension RPCError {
    /// Cause for programs (google.rpc.ErrorInfo).
    var reason: String? { detail(GoogleRPC.ErrorInfo.self)?.reason }
    /// The field of an INVALID_ARGUMENT (google.rpc.BadRequest).
    var field: String? { detail(GoogleRPC.BadRequest.self)?.fieldViolations.first?.field }
}
