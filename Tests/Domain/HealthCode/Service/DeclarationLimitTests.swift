import HealthCodeContracts
import HealthCodeRecords
import RPC
import StorageClient
import Testing

@Suite("How often a person declares, and staff look persons up", .serialized)
struct DeclarationLimitTests {
    private func declaration(_ key: Int) -> HealthCodeV1.DeclareRequest {
        .init(declaration: .init(temperatureDecicelsius: 366), idempotencyKey: "k\(key)")
    }

    @Test("A person declares 20 times within 24 hours; then a call is refused with a wait, and stores nothing")
    func bound() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        for key in 0..<20 {
            _ = try await system.health.declare(declaration(key), options: citizen)
            system.clock.advance(60)
        }
        for key in 100..<120 {
            let refused = await refusal { _ = try await system.health.declare(declaration(key), options: citizen) }
            #expect(refused?.code == .resourceExhausted && refused?.reason == "DECLARATIONS_TOO_MANY")
            #expect(refused?.retrySeconds == 85_200)
        }
        #expect(try await system.declarations().count == 20)
        _ = try await system.health.declare(declaration(0), options: try await system.logIn(.neighbour))

        system.clock.advance(85_200)
        _ = try await system.health.declare(declaration(200), options: citizen)
        let refused = await refusal { _ = try await system.health.declare(declaration(201), options: citizen) }
        #expect(refused?.retrySeconds == 60)
        await system.close()
    }

    @Test("A replay is answered when no further declaration would be, and takes no slot")
    func replays() async throws {
        let system = try await TestHealthCode(declarationsPerDay: 2)
        let citizen = try await system.logIn()
        let first = try await system.health.declare(declaration(0), options: citizen)
        system.clock.advance(60)
        for _ in 0..<5 {
            #expect(try await system.health.declare(declaration(0), options: citizen).declaredAt == first.declaredAt)
        }
        _ = try await system.health.declare(declaration(1), options: citizen)
        let refused = await refusal { _ = try await system.health.declare(declaration(2), options: citizen) }
        #expect(refused?.reason == "DECLARATIONS_TOO_MANY")
        #expect(try await system.health.declare(declaration(0), options: citizen).declaredAt == first.declaredAt)
        let other = HealthCodeV1.DeclareRequest(declaration: .init(symptoms: [.fever]), idempotencyKey: "k0")
        let reused = await refusal { _ = try await system.health.declare(other, options: citizen) }
        #expect(reused?.reason == "IDEMPOTENCY_KEY_REUSED")
        #expect(try await system.declarations().count == 2)
        await system.close()
    }

    @Test("A hundred declarations of one person at once store the limit, and none ends in a conflict")
    func atOnce() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let errors = await withTaskGroup(of: RPCError?.self) { group in
            for key in 0..<100 {
                group.addTask {
                    await refusal { _ = try await system.health.declare(declaration(key), options: citizen) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(errors.count { $0 == nil } == 20)
        #expect(errors.compactMap(\.self).allSatisfy { $0.reason == "DECLARATIONS_TOO_MANY" && $0.retrySeconds != nil })
        #expect(try await system.declarations().count == 20)
        await system.close()
    }

    @Test("A logout is told before a limit")
    func sessionOver() async throws {
        let system = try await TestHealthCode(declarationsPerDay: 1)
        let citizen = try await system.logIn()
        _ = try await system.health.declare(declaration(0), options: citizen)
        try await system.logOut()
        let refused = await refusal { _ = try await system.health.declare(declaration(1), options: citizen) }
        #expect(refused?.reason == "SESSION_OVER")
        await system.close()
    }

    @Test("A member of staff looks up so many persons an hour; citizens are not limited")
    func lookUps() async throws {
        let system = try await TestHealthCode(lookUpsPerHour: 3)
        let (citizen, staff) = (try await system.logIn(), try system.asOperator())
        let person = HealthCodeV1.GetHealthCodeRequest(person: .init(person: .document(.citizen)))
        for _ in 0..<3 { _ = try await system.health.getHealthCode(person, options: staff) }
        let refused = await refusal { _ = try await system.health.getHealthCode(person, options: staff) }
        #expect(refused?.code == .resourceExhausted && refused?.reason == "LOOKUPS_TOO_MANY")
        #expect(refused?.retrySeconds == 3600)
        for _ in 0..<5 { _ = try await system.health.getHealthCode(.init(), options: citizen) }
        system.clock.advance(3600)
        _ = try await system.health.getHealthCode(person, options: staff)
        await system.close()
    }

    @Test("Limits out of their range are refused when the services are put together")
    func ranges() async throws {
        for (declarations, lookUps, field) in [
            (0, 1, "declarations_per_day"), (1001, 1, "declarations_per_day"), (1, 0, "look_ups_per_hour"),
        ] {
            let refused = await refusal {
                _ = try await TestHealthCode(declarationsPerDay: declarations, lookUpsPerHour: lookUps)
            }
            #expect(refused?.code == .invalidArgument && refused?.field == field)
        }
    }
}

extension RPCError {
    /// Seconds after which the call may be made again; nil when the error does not say.
    fileprivate var retrySeconds: Int64? { detail(GoogleRPC.RetryInfo.self)?.retryDelay?.seconds }
}
