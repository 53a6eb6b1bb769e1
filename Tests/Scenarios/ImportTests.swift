import Contracts
import RPC
import Testing

@Suite("Loading evidence", .serialized)
struct ImportTests {
    @Test("A row that is wrong is refused by field and reason, the others are stored; the same import again changes nothing")
    func people() async throws {
        let system = try await TestSystem()
        let good = IdentityV1.Person(document: TestSystem.document, name: "张三", phone: TestSystem.phone)
        let badCheck = IdentityV1.Person(document: .init(type: .residentId, number: "110105194912310021"), name: "甲")
        let badPhone = IdentityV1.Person(document: TestSystem.document, name: "乙", phone: "123")
        let first = try await system.register(good, badCheck, badPhone)
        #expect((first.received, first.accepted, first.unchanged, first.rejected) == (3, 1, 0, 2))
        #expect(first.rejections.map(\.row) == [2, 3])
        #expect(first.rejections.map(\.field) == ["document.number", "phone"])
        #expect(!first.rejections.contains { $0.reason.contains("110105") })
        let again = try await system.register(good)
        #expect((again.accepted, again.unchanged) == (0, 1))
        let renamed = try await system.register(.init(document: TestSystem.document, name: "张叁", phone: TestSystem.phone))
        #expect((renamed.accepted, renamed.unchanged) == (1, 0))
        await system.close()
    }

    @Test("COL-3: an exposure turns the code red, its import again changes nothing, and its document is not kept in it")
    func exposures() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let exposure = HealthCodeV1.Exposure(
            person: .init(person: .document(TestSystem.document)), cause: .closeContact, evidenceId: "BJ-1",
            from: .init(seconds: system.clock.now - 86400), source: "case-registry")
        let operators = try system.asOperator()
        var reports: [CommonV1.ImportReport] = []
        for _ in 0..<2 {
            reports.append(
                try await system.health.importExposures(options: operators) {
                    try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
                })
        }
        #expect(reports.map(\.accepted) == [1, 0] && reports.map(\.unchanged) == [0, 1])
        let code = try await system.health.getHealthCode(.init(), options: citizen)
        #expect(code.colour == .red)
        #expect(code.reasons.first?.cause == .closeContact)
        await system.close()
    }

    @Test("COL-3, TRIP-4: a risk area holds its resident's colour and marks its city until it is released")
    func riskAreas() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "d"), options: citizen)
        let operators = try system.asOperator()
        func load(_ until: Int64?) async throws -> CommonV1.ImportReport {
            let area = TripCardV1.RiskArea(
                areaId: "A1", division: "110105", name: "某小区", level: .high,
                from: .init(seconds: system.clock.now - 86400), until: until.map { .init(seconds: $0) })
            return try await system.trips.importRiskAreas(options: operators) {
                try await $0.send(.init(rows: [.init(row: 1, area: area)]))
            }
        }
        #expect(try await load(nil).accepted == 1)
        #expect(try await load(nil).unchanged == 1)
        let exposure = HealthCodeV1.Exposure(
            person: .init(person: .document(TestSystem.document)), cause: .highRiskArea, evidenceId: "A1",
            from: .init(seconds: system.clock.now - 3600), division: "110105", source: "area-list")
        _ = try await system.health.importExposures(options: operators) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
        }
        #expect(try await system.health.getHealthCode(.init(), options: citizen).colour == .red)
        #expect(try await system.trips.listRiskAreas(.init()).areas.map(\.areaId) == ["A1"])
        #expect(try await load(system.clock.now).accepted == 1)
        #expect(try await system.health.getHealthCode(.init(), options: citizen).colour == .green)
        #expect(try await system.trips.listRiskAreas(.init()).areas.isEmpty)
        await system.close()
    }

    @Test("MRG-3: with the health code service down the trip card is still shown, and no colour is made up")
    func sideDown() async throws {
        let system = try await TestSystem(healthCodes: FailingHealthCode())
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        _ = try await system.gateway.requestTripVerification(.init(), options: citizen)
        _ = try await system.gateway.verifyTrip(.init(code: try await system.lastCode()), options: citizen)
        let code = try await system.gateway.getMergedCode(.init(), options: citizen)
        #expect(code.health == nil && code.healthState == .unavailable)
        #expect(code.trip != nil && code.tripState == .fresh)
        await system.close()
    }
}

/// A health code service that cannot answer, as when its store is gone.
private struct FailingHealthCode: HealthCodeV1.HealthCodeService {
    private var gone: RPCError { RPCError(.unavailable, "gone") }

    func declare(_ request: HealthCodeV1.DeclareRequest, context: CallContext) async throws -> HealthCodeV1.DeclareResponse {
        throw gone
    }
    func getHealthCode(_ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext) async throws -> HealthCodeV1.HealthStatus {
        throw gone
    }
    func importTests(_ requests: RequestStream<HealthCodeV1.TestBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
        throw gone
    }
    func importExposures(_ requests: RequestStream<HealthCodeV1.ExposureBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
        throw gone
    }
    func importDeclarations(_ requests: RequestStream<HealthCodeV1.DeclarationBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
        throw gone
    }
}
