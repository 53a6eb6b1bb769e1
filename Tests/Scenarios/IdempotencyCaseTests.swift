import CommonContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import Testing

/// An idempotency key that comes again with other content: a fever was answered as taken and dropped.
@Suite("Cases: an idempotency key is used again", .serialized)
struct IdempotencyCaseTests {
    /// Who comes again, when and with what; what must be answered and stored.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var isOther = false
        var key = "k-1"
        var hasFever = false
        var secondsLater: Int64 = 60
        /// Reason of the refusal; nil when it is answered.
        var refusal: String?
        /// Whether the answer tells the moment of the first call.
        var isReplay = false
        let declarations: Int
        /// Colour of the first person afterwards.
        let colour: HealthCodeV1.Colour

        var testDescription: String { name }
    }

    private static let cases: [Case] = [
        .init(name: "the same content: the first answer", isReplay: true, declarations: 1, colour: .green),
        .init(
            name: "a fever under the same key: an error, and nothing is dropped in silence", hasFever: true,
            refusal: "IDEMPOTENCY_KEY_REUSED", declarations: 1, colour: .green),
        .init(name: "a fever under a key of its own", key: "k-2", hasFever: true, declarations: 2, colour: .yellow),
        .init(
            name: "the same key of another person: a declaration of their own", isOther: true, hasFever: true,
            declarations: 1, colour: .green),
        .init(
            name: "the same content within 24 hours: the first answer", secondsLater: 24 * 3600 - 1, isReplay: true,
            declarations: 1, colour: .green),
        .init(
            name: "a fever under the same key after 24 hours: a declaration", hasFever: true, secondsLater: 24 * 3600,
            declarations: 2, colour: .yellow),
    ]

    private static let neighbour = IdentityV1.Person(
        document: .init(type: .taiwanTravelPermit, number: "12345678"), name: "王五", phone: "13900139000")

    private func declaration(hasFever: Bool, key: String) -> HealthCodeV1.DeclareRequest {
        let declaration: HealthCodeV1.Declaration =
            hasFever
            ? .init(temperatureDecicelsius: 391, symptoms: [.fever]) : .init(temperatureDecicelsius: 365)
        return .init(declaration: declaration, idempotencyKey: key)
    }

    @Test("A replay gets what was stored first and the status of now, other content an error", arguments: cases)
    func again(_ again: Case) async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        _ = try await system.register(Self.neighbour)
        var citizen = try await system.logIn()
        let first = try await system.health.declare(declaration(hasFever: false, key: "k-1"), options: citizen)
        system.clock.advance(again.secondsLater)
        citizen = try await system.logIn()
        let caller = again.isOther ? try await system.logIn(phone: "13900139000") : citizen
        let request = declaration(hasFever: again.hasFever, key: again.key)
        do {
            let answer = try await system.health.declare(request, options: caller)
            #expect(again.refusal == nil)
            #expect((answer.declaredAt == first.declaredAt) == again.isReplay)
        } catch let error as RPCError {
            #expect(error.code == .failedPrecondition && error.reason == again.refusal)
        }
        #expect(try await system.health.getHealthCode(.init(), options: citizen).colour == again.colour)
        #expect(try await system.declarations(of: citizen) == again.declarations)
        await system.close()
    }

    @Test("A replay of a healthy declaration shows the colour of now, and after a logout nothing")
    func statusOfNow() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let healthy = declaration(hasFever: false, key: "k-1")
        let first = try await system.health.declare(healthy, options: citizen)
        #expect(first.status?.colour == .green)
        system.clock.advance(60)
        _ = try await system.health.declare(declaration(hasFever: true, key: "k-2"), options: citizen)
        let replay = try await system.health.declare(healthy, options: citizen)
        #expect(replay.declaredAt == first.declaredAt && replay.status?.colour == .yellow)
        _ = try await system.identity.logout(.init(), options: citizen)
        let over = await refusal { _ = try await system.health.declare(healthy, options: citizen) }
        #expect(over?.reason == "SESSION_OVER")
        await system.close()
    }
}
