import HealthCodeContracts
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Testing
import Values
import Wire

@Suite("Declaring one's health (COL-2)", .serialized)
struct DeclareTests {
    private let healthy = HealthCodeV1.DeclareRequest(
        declaration: .init(temperatureDecicelsius: 366), idempotencyKey: "k")

    @Test("COL-2: a declaration turns the code green and is kept for 30 days")
    func declare() async throws {
        let system = try await TestHealthCode()
        let answer = try await system.health.declare(healthy, options: try await system.logIn())
        #expect(answer.declaredAt == system.now)
        #expect(answer.status?.colour == .green && answer.status?.declaredAt == system.now)
        let stored = try await system.declarations()
        #expect(stored.map(\.value) == [.init(declaredAt: system.now, declaration: healthy.declaration)])
        #expect(stored.map(\.expiresAt?.seconds) == [system.clock.now + 30 * TestHealthCode.day])
        await system.close()
    }

    @Test("A replay gives the moment that was stored first and the status of now, and stores nothing")
    func replay() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let first = try await system.health.declare(healthy, options: citizen)
        system.clock.advance(3600)
        try await system.report(.inbound, "BJ-1")
        let again = try await system.health.declare(healthy, options: citizen)
        #expect(again.declaredAt == first.declaredAt)
        #expect(again.status?.colour == .red && again.status?.computedAt == system.now)
        #expect(again.status?.declaredAt == first.declaredAt)
        #expect(try await system.declarations().count == 1)
        await system.close()
    }

    @Test("A key that comes again with other content is refused, and the first declaration stays")
    func otherContent() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        _ = try await system.health.declare(healthy, options: citizen)
        let other = HealthCodeV1.DeclareRequest(declaration: .init(symptoms: [.fever]), idempotencyKey: "k")
        let refused = await refusal { _ = try await system.health.declare(other, options: citizen) }
        #expect(refused?.code == .failedPrecondition && refused?.reason == "IDEMPOTENCY_KEY_REUSED")
        #expect(try await system.declarations().map(\.value.declaration) == [healthy.declaration])
        await system.close()
    }

    @Test("A key lives for 24 hours")
    func keyLapses() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        _ = try await system.health.declare(healthy, options: citizen)
        system.clock.advance(24 * 3600)
        #expect(try await system.health.declare(healthy, options: citizen).declaredAt == system.now)
        #expect(try await system.declarations().count == 2)
        await system.close()
    }

    @Test("One key of two persons, or of two methods of one person, stands for two writes")
    func keysNeverMeet() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let neighbour = try await system.logIn(.neighbour)
        var context = CallContext(
            method: MethodDescriptor(service: "test", name: "Other", kind: .unary), metadata: Metadata(), deadline: nil,
            peer: .inProcess)
        context.values[PrincipalKey.self] = .citizen(
            .init(
                personKey: try system.partition().bytes, phoneKey: Array(repeating: 1, count: 16),
                session: try await system.session()))
        let other = try IdempotentWrite(key: "k", content: HealthCodeV1.DeclareRequest(), context: context)
        _ = try await other.perform(
            on: Subject(of: context, asked: nil), in: system.store, answer: HealthCodeV1.DeclareResponse(),
            now: system.clock.now, options: .init()
        ) { _ in }
        system.clock.advance(60)
        #expect(try await system.health.declare(healthy, options: citizen).declaredAt == system.now)
        system.clock.advance(60)
        #expect(try await system.health.declare(healthy, options: neighbour).declaredAt == system.now)
        await system.close()
    }

    @Test("After the logout neither a new declaration nor a replay is answered, and nothing is stored")
    func sessionOver() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        _ = try await system.health.declare(healthy, options: citizen)
        try await system.logOut()
        let new = HealthCodeV1.DeclareRequest(declaration: .init(), idempotencyKey: "new")
        for request in [healthy, new] {
            let refused = await refusal { _ = try await system.health.declare(request, options: citizen) }
            #expect(refused?.code == .unauthenticated && refused?.reason == "SESSION_OVER")
        }
        #expect(try await system.declarations().count == 1)
        await system.close()
    }

    @Test(
        "What a declaration may not hold is refused by field",
        arguments: [
            (nil, "k", "declaration"),
            (.init(temperatureDecicelsius: 431), "k", "declaration.temperature_decicelsius"),
            (.init(symptoms: [.fever, .fever]), "k", "declaration.symptoms"),
            (.init(division: "+33010"), "k", "declaration.division"),
            (.init(), "", "idempotency_key"),
            (.init(), String(repeating: "k", count: 65), "idempotency_key"),
        ] as [(HealthCodeV1.Declaration?, String, String)])
    func refusedFields(declaration: HealthCodeV1.Declaration?, key: String, field: String) async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let refused = await refusal {
            _ = try await system.health.declare(.init(declaration: declaration, idempotencyKey: key), options: citizen)
        }
        #expect(refused?.code == .invalidArgument && refused?.field == field)
        await system.close()
    }

    @Test("Only citizens declare")
    func onlyCitizens() async throws {
        let system = try await TestHealthCode()
        let operators = try system.asOperator()
        let refused = await refusal { _ = try await system.health.declare(healthy, options: operators) }
        #expect(refused?.code == .permissionDenied && refused?.reason == "ROLE_NOT_ALLOWED")
        await system.close()
    }

    @Test("COL-1: a declaration while the areas are not known is stored, and the same call completes it later")
    func areasNotKnown() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        try await system.report(.highRiskArea, "BJ-1")
        let refused = await refusal { _ = try await system.health.declare(healthy, options: citizen) }
        #expect(refused?.code == .unavailable && refused?.reason == "RISK_AREAS_NOT_KNOWN")
        let declaredAt = system.now
        system.clock.advance(60)
        try await system.followAreas()
        let answer = try await system.health.declare(healthy, options: citizen)
        #expect(answer.declaredAt == declaredAt && answer.status?.colour == .red)
        await system.close()
    }
}

extension TestHealthCode {
    /// The declarations of the citizen as they are stored.
    func declarations() async throws -> [Versioned<HealthCodeV1.StoredDeclaration>] {
        try await store.read(partition(), .all(HealthCodeRecordSets.declarations))
    }
}
