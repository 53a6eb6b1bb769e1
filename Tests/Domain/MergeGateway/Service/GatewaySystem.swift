import CommonContracts
import GatewayContracts
import GatewayServer
import HealthCodeContracts
import IdentityContracts
import Logging
import RPC
import Security
import Synchronization
import TestSupport
import TripCardContracts

/// The citizen of these tests.
enum Citizens {
    static let personKey = [UInt8](repeating: 1, count: 16)
    static let phoneKey = [UInt8](repeating: 2, count: 16)
    static let strangersKey = [UInt8](repeating: 9, count: 16)
    static let document = CommonV1.Document(type: .residentId, number: "11010519491231002X")
    static let profile = IdentityV1.Profile(personKey: personKey, maskedName: "张*三", maskedPhone: "138****8000")
}

/// A gateway before sides that a test scripts, each call authorised as on the public port.
struct GatewaySystem {
    /// 2022-12-01 12:00 in China.
    static let noon: Int64 = 1_669_867_200

    let sides = Sides()
    let log = LogLines()
    let service: MergeGatewayService
    private let keys = ClusterKeys()
    private let channel: InProcessChannel

    /// - Parameter sidePatience: A side that is late costs the test this long.
    init(sidePatience: Duration = .seconds(60)) {
        let authorizer = Authorizer(
            TokenVerifier(keys),
            access: AccessTable(
                IdentityAccess.methods, HealthCodeAccess.methods, TripCardAccess.methods, GatewayAccess.methods),
            isDemonstration: true, now: { Self.noon })
        let access = AccessTable(IdentityAccess.methods, HealthCodeAccess.methods, TripCardAccess.methods)
        func inside(_ services: any RPCService...) -> InProcessChannel {
            InProcessChannel(
                services: services,
                interceptors: [ServiceIdentity("gateway/1", access: access, outsiders: authorizer)])
        }
        let lines = log
        service = MergeGatewayService(
            identity: inside(sides, DirectoryDouble(sides: sides)),
            healthCodes: inside(HealthCodeDouble(sides: sides)), tripCards: inside(TripCardDouble(sides: sides)),
            logger: Logger(label: "test") { _ in lines }, sidePatience: sidePatience,
            surroundings: Surroundings(now: { Self.noon }, random: Surroundings.system.random))
        channel = InProcessChannel(services: [service], interceptors: [authorizer])
    }

    var gateway: GatewayV1.MergeGatewayClient { .init(channel) }

    /// Options of the citizen.
    func asCitizen() throws -> CallOptions {
        let citizen = Principal.Citizen(
            personKey: Citizens.personKey, phoneKey: Citizens.phoneKey, session: [UInt8](repeating: 3, count: 16))
        return try bearer(TokenClaims(citizen: citizen, issuedAt: Self.noon, lifetime: 3600))
    }

    /// Options of an operator.
    func asOperator() throws -> CallOptions {
        try bearer(TokenClaims(staff: .everything("gate"), issuedAt: Self.noon, lifetime: 3600))
    }

    /// The citizen's page.
    func page(_ person: CommonV1.PersonRef.PersonValue? = nil) async throws -> GatewayV1.MergedCode {
        try await gateway.getMergedCode(.init(person: person.map { .init(person: $0) }), options: asCitizen())
    }

    /// The page that an operator sees.
    func lookUp(_ person: CommonV1.PersonRef.PersonValue?) async throws -> GatewayV1.MergedCode {
        try await gateway.getMergedCode(.init(person: person.map { .init(person: $0) }), options: asOperator())
    }

    private func bearer(_ claims: TokenClaims) throws -> CallOptions {
        CallOptions(metadata: ["authorization": "Bearer \(try TokenSigner(keys).token(claims))"])
    }
}

/// Keeps the lines that a logger writes.
final class LogLines: LogHandler {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        kept.withLock { $0.append("\(event.level) \(event.message) \(metadata)") }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
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
