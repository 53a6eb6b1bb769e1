import RPC
import RiskAreasContracts
import Security
import Testing
import Wire

@Suite("List of areas of risk")
struct RiskAreasListTests {
    @Test("a list is filtered by division, level and release, and comes by division, then id")
    func filters() async throws {
        try await RiskAreasTestSystem.run { system, client, _ in
            _ = try await client.load([
                .sample("C", division: "330106"), .sample("B", division: "330106", level: .low),
                .sample("A", division: "330203", level: .medium), .sample("D", division: "110105"),
                .sample("E", division: "330106", until: system.clock.now),
            ])
            func ids(_ request: RiskAreasV1.ListRiskAreasRequest) async throws -> String {
                try await client.list(request).map(\.areaId).joined()
            }
            #expect(try await ids(.init()) == "DBCA")
            #expect(try await ids(.init(division: "330106")) == "BC")
            #expect(try await ids(.init(division: "330100")) == "BC")
            #expect(try await ids(.init(division: "330000")) == "BCA")
            #expect(try await ids(.init(division: "330000", includeReleased: true)) == "BCEA")
            #expect(try await ids(.init(levels: [.low, .medium])) == "BA")
            #expect(try await ids(.init(division: "440000")) == "")
            #expect(try await ids(.init(pageSize: 1)) == "DBCA")
        }
    }

    @Test("a page without a size has 100 areas at most")
    func defaultPage() async throws {
        try await RiskAreasTestSystem.run { _, client, _ in
            _ = try await client.load((1...101).map { .sample("A\($0)") })
            let page = try await client.listRiskAreas(.init())
            #expect(page.areas.count == 100 && !page.nextPageToken.isEmpty)
        }
    }

    @Test(
        "a request with a bad field is refused by name",
        arguments: [
            ("division", .init(division: "33")), ("division", .init(division: "990000")),
            ("levels", .init(levels: [.unspecified])), ("page_size", .init(pageSize: 1_001)),
            ("page_token", .init(pageToken: "!")), ("page_token", .init(pageToken: "AAAA")),
        ] as [(String, RiskAreasV1.ListRiskAreasRequest)])
    func badRequests(field: String, request: RiskAreasV1.ListRiskAreasRequest) async throws {
        try await RiskAreasTestSystem.run { _, client, _ in
            _ = try await client.load([])
            let error = await #expect(throws: RPCError.self) { try await client.listRiskAreas(request) }
            #expect(error?.code == .invalidArgument)
            let fields = error?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field)
            #expect(fields == [field])
        }
    }

    @Test("nobody needs a token for the list; only operators and services follow the areas")
    func access() async throws {
        try await RiskAreasTestSystem.run { system, client, service in
            _ = try await client.load([.sample("A1")])
            let clock = system.clock
            let outside = RiskAreasV1.RiskAreasClient(
                InProcessChannel(
                    services: [service],
                    interceptors: [
                        Authorizer(
                            TokenVerifier(system.keys), access: AccessTable(RiskAreasAccess.methods),
                            now: { clock.now })
                    ]))
            #expect(try await outside.list().map(\.areaId) == ["A1"])
            await #expect(throws: RPCError.self) {
                for try await _ in outside.watchRiskAreas(.init()) {}
            }
            await #expect(throws: RPCError.self) { try await outside.load([.sample("A2")]) }
        }
    }

    @Test("areas that were never loaded are unknown, not absent: list, watch and import are UNAVAILABLE")
    func neverLoaded() async throws {
        let system = try await RiskAreasTestSystem()
        let service = try system.service()
        let client = RiskAreasV1.RiskAreasClient(.registry(service))
        let list = await #expect(throws: RPCError.self) { try await client.listRiskAreas(.init()) }
        #expect(list?.code == .unavailable && list?.reason == "RISK_AREAS_NOT_KNOWN")
        let watch = await #expect(throws: RPCError.self) {
            for try await _ in client.watchRiskAreas(.init()) {}
        }
        #expect(watch?.code == .unavailable && watch?.reason == "RISK_AREAS_NOT_KNOWN")
        async let load = client.load([.sample("A1")])
        await system.clock.untilSleepers(1)
        system.clock.advance(5)
        do {
            _ = try await load
            Issue.record("areas were loaded into a book that is not known")
        } catch let error as RPCError {
            #expect(error.code == .unavailable && error.reason == "RISK_AREAS_NOT_KNOWN")
        }
        #expect(service.metrics.contains("\nshuangma_risk_areas_loaded 0\n"))
        #expect(service.metrics.contains("\nshuangma_risk_areas_lag_seconds +Inf\n"))
        await system.close()
    }

    @Test("a service that stopped to follow its store answers for 60 s")
    func staleService() async throws {
        let system = try await RiskAreasTestSystem()
        let service = try system.service()
        let client = RiskAreasV1.RiskAreasClient(.registry(service))
        let running = Task { await service.run() }
        _ = try await client.load([.sample("A1")])
        running.cancel()
        await running.value
        system.clock.advance(60)
        #expect(try await client.list().count == 1)
        system.clock.advance(1)
        let error = await #expect(throws: RPCError.self) { try await client.listRiskAreas(.init()) }
        #expect(error?.reason == "RISK_AREAS_NOT_KNOWN")
        await system.close()
    }
}
