import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import IdentityContracts
import RPC
import RiskAreasContracts
import Security
import StorageClient
import Testing

@Suite("From evidence to colours", .serialized)
struct EvidenceTests {
    @Test(
        "A row that is wrong is refused by field and reason, the others are stored; the same import again changes nothing"
    )
    func people() async throws {
        let system = try await TestSystem()
        let good = IdentityV1.Person(document: TestSystem.document, name: "张三", phone: TestSystem.phone)
        let badCheck = IdentityV1.Person(document: .init(type: .residentId, number: "110105194912310021"), name: "甲")
        let badName = IdentityV1.Person(document: TestSystem.document, name: " ", phone: TestSystem.phone)
        let first = try await system.register(good, badCheck, badName)
        #expect((first.received, first.accepted, first.unchanged, first.rejected) == (3, 1, 0, 2))
        #expect(first.rejections.map(\.row) == [2, 3])
        #expect(first.rejections.map(\.field) == ["document.number", "name"])
        #expect(!first.rejections.contains { $0.reason.contains("110105") })
        let again = try await system.register(good)
        #expect((again.accepted, again.unchanged) == (0, 1))
        let renamed = try await system.register(
            .init(document: TestSystem.document, name: "张叁", phone: TestSystem.phone))
        #expect((renamed.accepted, renamed.unchanged) == (1, 0))
        await system.close()
    }

    @Test("COL-3: an exposure turns the code red, its import again changes nothing, and the record holds no document")
    func exposures() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let exposure = HealthCodeV1.Exposure(
            person: .init(person: .document(TestSystem.document)), cause: .inbound, evidenceId: "BJ-1",
            from: .init(seconds: system.clock.now - 86400), source: "case-registry")
        var reports: [CommonV1.ImportReport] = []
        for _ in 0..<2 {
            reports.append(
                try await system.evidence.importExposures(options: try system.asOperator()) {
                    try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
                })
        }
        #expect(reports.map(\.accepted) == [1, 0] && reports.map(\.unchanged) == [0, 1])
        let code = try await system.health.getHealthCode(.init(), options: citizen)
        #expect(code.colour == .red)
        #expect(code.reasons.first?.cause == .inbound)
        let key = try #require(try await system.identity.getProfile(.init(), options: citizen).personKey)
        let stored = try await system.store.read(try PartitionKey(key), .all(HealthCodeRecordSets.exposures))
        #expect(stored.map(\.value.evidenceId) == ["BJ-1"])
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
            let area = RiskAreasV1.RiskArea(
                areaId: "A1", division: "110105", name: "某小区", level: .high,
                from: .init(seconds: system.clock.now - 86400), until: until.map { .init(seconds: $0) })
            return try await system.areas.importRiskAreas(options: operators) {
                try await $0.send(.init(rows: [.init(row: 1, area: area)]))
            }
        }
        #expect(try await load(nil).accepted == 1)
        #expect(try await load(nil).unchanged == 1)
        let exposure = HealthCodeV1.Exposure(
            person: .init(person: .document(TestSystem.document)), cause: .highRiskArea, evidenceId: "A1",
            from: .init(seconds: system.clock.now - 3600), division: "110105", source: "area-list")
        _ = try await system.evidence.importExposures(options: operators) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
        }
        try await system.eventually("the area holds red") {
            try await system.health.getHealthCode(.init(), options: citizen).colour == .red
        }
        #expect(try await system.areas.listRiskAreas(.init()).areas.map(\.areaId) == ["A1"])
        #expect(try await load(system.clock.now).accepted == 1)
        try await system.eventually("the release ends the hold") {
            try await system.health.getHealthCode(.init(), options: citizen).colour == .green
        }
        #expect(try await system.areas.listRiskAreas(.init()).areas.isEmpty)
        await system.close()
    }
}
