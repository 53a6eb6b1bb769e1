import HealthCodeContracts
import HealthCodeRecords
import RPC
import StorageClient
import Testing
import Wire

@Suite("Declaring a trip", .serialized)
struct DeclareTripTests {
    private func trip(
        _ system: TestHealthCode, _ division: String = "320500", key: String = "k"
    )
        -> HealthCodeV1.DeclareTripRequest
    {
        .init(
            places: [.init(division: division, from: system.ago(days: 2), until: system.ago(days: 1))],
            idempotencyKey: key)
    }

    @Test(
        "A trip stands in the citizen's and the authority's answer for 30 days, never at a gate, and changes no colour")
    func shown() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let answer = try await system.health.declareTrip(trip(system), options: citizen)
        #expect(answer.declaredAt == system.now)
        let own = try await system.health.getHealthCode(.init(), options: citizen)
        #expect(own.colour == .grey && own.trips.map(\.declaredAt) == [system.now])
        #expect(own.trips.first?.places == trip(system).places)
        let authority = try system.asOperator()
        #expect(try await system.health.getHealthCode(.init(person: .citizen), options: authority).trips == own.trips)
        let atGate = try await system.health.getHealthCode(.init(forGate: true), options: citizen)
        #expect(atGate.trips.isEmpty)
        system.clock.advance(30 * TestHealthCode.day)
        #expect(try await system.health.getHealthCode(.init(), options: citizen).trips.isEmpty)
        await system.close()
    }

    @Test("A replay stores nothing; the key with another trip is refused; the newest trip stands first")
    func once() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let request = trip(system)
        let first = try await system.health.declareTrip(request, options: citizen)
        system.clock.advance(60)
        #expect(try await system.health.declareTrip(request, options: citizen) == first)
        let other = trip(system, "320100")
        let refused = await refusal { _ = try await system.health.declareTrip(other, options: citizen) }
        #expect(refused?.reason == "IDEMPOTENCY_KEY_REUSED")
        _ = try await system.health.declareTrip(trip(system, "320100", key: "other"), options: citizen)
        let status = try await system.health.getHealthCode(.init(), options: citizen)
        #expect(status.trips.map { $0.places.map(\.division) } == [["320100"], ["320500"]])
        await system.close()
    }

    @Test("Trips and declarations of health share their number a day, and a wrong trip takes none")
    func limit() async throws {
        let system = try await TestHealthCode(declarationsPerDay: 2)
        let citizen = try await system.logIn()
        let wrong = await refusal {
            _ = try await system.health.declareTrip(.init(idempotencyKey: "w"), options: citizen)
        }
        #expect(wrong?.field == "places")
        _ = try await system.health.declareTrip(trip(system), options: citizen)
        _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "d"), options: citizen)
        let refused = await refusal {
            _ = try await system.health.declareTrip(trip(system, key: "3"), options: citizen)
        }
        #expect(refused?.code == .resourceExhausted && refused?.reason == "DECLARATIONS_TOO_MANY")
        await system.close()
    }
}
