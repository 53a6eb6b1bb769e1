import RPC
import RiskAreasContracts
import RiskAreasRecords
import Security
import StorageClient
import Testing
import Wire

@Suite("Import of areas of risk")
struct RiskAreasImportTests {
    @Test("TRIP-4: after 12,000 areas with long names, 100 releases are accepted and listed at once")
    func manyAreas() async throws {
        try await RiskAreasTestSystem.run { system, client, _ in
            let name = String(repeating: "长", count: 500)
            let areas = (1...12_000).map { RiskAreasV1.RiskArea.sample("A\($0)", name: name) }
            let report = try await client.load(areas)
            #expect(report.received == 12_000 && report.accepted == 12_000 && report.rejected == 0)
            #expect(try await client.list(.init(pageSize: 1_000)).count == 12_000)
            let releases = (1...100).map {
                RiskAreasV1.RiskArea.sample("A\($0)", name: name, until: system.clock.now)
            }
            #expect(try await client.load(releases).accepted == 100)
            #expect(try await client.load(releases).unchanged == 100)
            #expect(try await client.list(.init(pageSize: 1_000)).count == 11_900)
            #expect(try await client.list(.init(includeReleased: true, pageSize: 1_000)).count == 12_000)
        }
    }

    @Test("of rows with the same id the later one counts, each time the file is loaded")
    func sameIDTwice() async throws {
        try await RiskAreasTestSystem.run { system, client, _ in
            let file = [
                RiskAreasV1.RiskArea.sample("A1"), .sample("A2"), .sample("A1", level: .medium),
            ]
            let first = try await client.load(file)
            #expect(first.accepted == 2 && first.unchanged == 1)
            #expect(try await client.list().map(\.level) == [.medium, .high])
            let second = try await client.load(file)
            #expect(second.accepted == 0 && second.unchanged == 3)
            #expect(try await client.list().map(\.level) == [.medium, .high])
        }
    }

    @Test("of batches of one file the later one counts")
    func sameIDInTwoBatches() async throws {
        try await RiskAreasTestSystem.run { system, client, _ in
            for _ in 0..<2 {
                let report = try await client.importRiskAreas { writer in
                    try await writer.send(.init(rows: [.init(row: 1, area: .sample("A1"))]))
                    try await writer.send(.init(rows: [.init(row: 2, area: .sample("A1", until: system.clock.now))]))
                }
                #expect(report.accepted == 2)
                #expect(try await client.list().isEmpty)
            }
        }
    }

    @Test("beyond the capacity new areas are refused by row; known ones are changed and released")
    func capacity() async throws {
        try await RiskAreasTestSystem.run(capacity: 3) { system, client, _ in
            let report = try await client.load(["A1", "A2", "A3", "A4"].map { .sample($0) })
            #expect(report.accepted == 3 && report.rejections.map(\.row) == [4])
            #expect(report.rejections.first?.field == "area_id")
            #expect(report.rejections.first?.reason.contains("beyond the 3") == true)
            let change = try await client.load([.sample("A5"), .sample("A1", until: system.clock.now)])
            #expect(change.accepted == 1 && change.rejections.map(\.row) == [1])
            #expect(try await client.list().map(\.areaId) == ["A2", "A3"])
        }
    }

    @Test(
        "a row that breaks a rule is refused by field; the rows beside it are stored",
        arguments: [
            ("area", nil),
            ("area_id", .sample("")), ("area_id", .sample(String(repeating: "区", count: 65))),
            ("area_id", .sample("A\n1")),
            ("division", .sample("A", division: "33010")), ("division", .sample("A", division: "990106")),
            ("name", .sample("A", name: "")), ("name", .sample("A", name: String(repeating: "长", count: 501))),
            ("name", .sample("A", name: "\0")),
            ("level", .sample("A", level: .unspecified)), ("level", .sample("A", level: .init(rawValue: 4))),
            ("from", .init(areaId: "A", division: "330106", name: "某小区", level: .high)),
            (
                "from",
                .init(areaId: "A", division: "330106", name: "某小区", level: .high, from: .init(seconds: .max))
            ),
            ("until", .sample("A", until: RiskAreasTestSystem.noon - 86_401)),
        ] as [(String, RiskAreasV1.RiskArea?)])
    func refusedRows(field: String, area: RiskAreasV1.RiskArea?) async throws {
        try await RiskAreasTestSystem.run { _, client, _ in
            let report = try await client.importRiskAreas { writer in
                try await writer.send(
                    .init(rows: [.init(row: 7, area: area), .init(row: 8, area: .sample("B"))]))
            }
            #expect(report.accepted == 1 && report.rejections.map(\.row) == [7])
            #expect(report.rejections.map(\.field) == [field])
            #expect(try await client.list().map(\.areaId) == ["B"])
        }
    }

    @Test("rows at the edges of the rules are stored; an unknown county belongs to its city")
    func acceptedRows() async throws {
        try await RiskAreasTestSystem.run { _, client, _ in
            let areas: [RiskAreasV1.RiskArea] = [
                .sample(String(repeating: "区", count: 64), name: String(repeating: "长", count: 500)),
                .sample("A2", until: RiskAreasTestSystem.noon - 86_400), .sample("A3", division: "330199"),
                .sample("cafe\u{301}"),
            ]
            let report = try await client.load(areas)
            #expect(report.accepted == 4)
            #expect(try await client.load([.sample("caf\u{E9}")]).unchanged == 1)
        }
    }

    @Test("a batch of more than 1,000 rows is refused")
    func largeBatch() async throws {
        try await RiskAreasTestSystem.run { _, client, _ in
            let rows = (0...1_000).map { RiskAreasV1.RiskAreaRow(row: UInt64($0), area: .sample("A")) }
            let error = await #expect(throws: RPCError.self) {
                try await client.importRiskAreas { try await $0.send(.init(rows: rows)) }
            }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test("areas that a store holds from before are known, however many pages a load takes")
    func oldStore() async throws {
        let system = try await RiskAreasTestSystem()
        let partition = try PartitionKey(KeyedHash(system.keys).partition(.wellKnown, "risk-areas"))
        // As version 1 wrote them: message RiskArea in set 21, under the bytes of the id.
        let set = RecordSet<RiskAreasV1.RiskArea>(21, name: "risk-areas", in: RiskAreasRecordSets.areas.kind)
        for start in stride(from: 0, to: 2_500, by: 200) {
            try await system.store.write(partition) { change in
                for id in start..<min(start + 200, 2_500) {
                    try change.put(.sample("A\(id)"), in: set, key: Array("A\(id)".utf8))
                }
            }
        }
        let service = try system.service()
        let running = Task { await service.run() }
        let client = RiskAreasV1.RiskAreasClient(InProcessChannel(services: [service]))
        #expect(try await client.load([]).received == 0)
        #expect(try await client.list(.init(pageSize: 1_000)).count == 2_500)
        #expect(service.metrics.contains("\nshuangma_risk_areas_areas 2500\n"))
        running.cancel()
        await running.value
        await system.close()
    }
}
