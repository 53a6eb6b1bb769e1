import Contracts
import Coordination
import Foundation
import HealthCodeService
import IdentityService
import Logging
import MergeGatewayService
import RPC
import Security
import Storage
import StorageClient
import Synchronization
import TripCardService

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let moment: Mutex<Int64>

    init(_ moment: Int64) { self.moment = Mutex(moment) }

    var now: Int64 { moment.withLock { $0 } }
    func advance(_ seconds: Int64) { moment.withLock { $0 += seconds } }
}

/// All four services over a real store in a folder of its own, each call authorised as on the public port.
final class TestSystem: Sendable {
    /// 2022-12-01 12:00 in China.
    static let noon: Int64 = 1_669_867_200

    let clock = TestClock(noon)
    let keys = ClusterKeys()
    private let node: StorageNode
    private let folder: URL
    private let channel: InProcessChannel

    /// - Parameter healthCodes: Takes the place of the health code service, to see the gateway without it.
    init(healthCodes: (any RPCService)? = nil) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "services-\(UUID().uuidString)")
        let clock = clock
        let name = NodeName("test")
        let coordination = try LocalCoordination(node: name)
        node = try await StorageNode.open(
            folder: folder.path, name: name, coordination: coordination, configuration: StorageConfiguration(),
            clock: { clock.now * 1_000_000_000 }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let storage = InProcessChannel(services: [node.service])
        let store = try await Store(coordination: coordination, configuration: .embedded) { _ in storage }
        let surroundings = Surroundings(now: { clock.now }, random: Surroundings.system.random)
        func inside(_ name: String, _ services: any RPCService...) -> InProcessChannel {
            InProcessChannel(services: services, interceptors: [ServiceIdentity(name)])
        }
        let outbox = StoredOutbox(store: store, hash: KeyedHash(keys))
        let identity = IdentityService(store: store, keys: keys, gateway: outbox, surroundings: surroundings)
        let trips = try TripCardService(
            store: store, identity: inside("trip-card", identity), keys: keys, surroundings: surroundings)
        let health = try HealthCodeService(
            store: store, identity: inside("health-code", identity), tripCards: inside("health-code", trips),
            surroundings: surroundings)
        let gateway = MergeGatewayService(
            store: store, identity: inside("gateway", identity),
            healthCodes: inside("gateway", healthCodes ?? health), tripCards: inside("gateway", trips), keys: keys,
            surroundings: surroundings)
        channel = InProcessChannel(
            services: [identity, OutboxService(outbox), health, trips, gateway],
            interceptors: [Authorizer(TokenVerifier(keys), now: { clock.now })])
    }

    func close() async {
        await node.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var identity: IdentityV1.IdentityClient { .init(channel) }
    var outbox: IdentityV1.OutboxClient { .init(channel) }
    var health: HealthCodeV1.HealthCodeClient { .init(channel) }
    var trips: TripCardV1.TripCardClient { .init(channel) }
    var gateway: GatewayV1.MergeGatewayClient { .init(channel) }

    /// Options of a caller with a token.
    func bearer(_ token: String) -> CallOptions { CallOptions(metadata: ["authorization": "Bearer \(token)"]) }

    /// Options of an operator.
    func asOperator() throws -> CallOptions {
        let claims = TokenClaims(operator: "test", id: [1], issuedAt: clock.now, lifetime: 3600)
        return bearer(try TokenSigner(keys).token(claims))
    }
}

extension TestSystem {
    static let document = CommonV1.Document(type: .residentId, number: "11010519491231002X")
    static let phone = "13800138000"

    func register(_ people: IdentityV1.Person...) async throws -> CommonV1.ImportReport {
        let rows = people.enumerated().map { IdentityV1.PersonRow(row: UInt64($0.offset + 1), person: $0.element) }
        return try await identity.importPeople(options: try asOperator()) { try await $0.send(.init(rows: rows)) }
    }

    func registerCitizen() async throws {
        _ = try await register(.init(document: Self.document, name: "张小三", phone: Self.phone, division: "110105"))
    }

    /// The code last sent to a phone.
    func lastCode(_ phone: String = phone) async throws -> String {
        let sent = try await outbox.listMessages(.init(phone: phone, limit: 1), options: try asOperator())
        return sent.messages.first?.code ?? ""
    }

    /// Logs the citizen in.
    func logIn() async throws -> CallOptions {
        _ = try await identity.requestSmsCode(.init(phone: Self.phone, purpose: .login))
        return bearer(try await identity.login(.init(phone: Self.phone, code: try await lastCode())).token)
    }
}
