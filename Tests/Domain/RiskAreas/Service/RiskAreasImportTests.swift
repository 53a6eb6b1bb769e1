import CommonContracts
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
            #expect(first.accepted == 2 && first.superseded == 1 && first.supersededRows == [1])
            #expect(try await client.list().map(\.level) == [.medium, .high])
            let second = try await client.load(file)
            #expect(second.accepted == 0 && second.unchanged == 2 && second.superseded == 1)
            #expect(try await client.list().map(\.level) == [.medium, .high])
        }
    }

    @Test("of batches of one file the later one counts, and loaded again it changes nothing")
    func sameIDInTwoBatches() async throws {
        try await RiskAreasTestSystem.run { system, client, _ in
            for accepted in [1, 0] as [UInt64] {
                let report = try await client.importRiskAreas { writer in
                    try await writer.send(.init(rows: [.init(row: 1, area: .sample("A1"))]))
                    try await writer.send(.init(rows: [.init(row: 2, area: .sample("A1", until: system.clock.now))]))
                }
                #expect(report.received == 2 && report.superseded == 1)
                #expect(report.accepted == accepted && report.unchanged == 1 - accepted)
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

    @Test("imports in parallel never add more areas together than there may be, and all their changes are accepted")
    func parallelImports() async throws {
        try await RiskAreasTestSystem.run(capacity: 500) { system, client, _ in
            _ = try await client.load((0..<100).map { .sample("S\($0)") })
            let second = try system.service(capacity: 500)
            let running = Task { await second.run() }
            let clients = [client, RiskAreasV1.RiskAreasClient(.registry(second))]
            let reports = try await withThrowingTaskGroup(of: CommonV1.ImportReport.self) { group in
                for part in 0..<4 {
                    group.addTask {
                        let releases = (0..<100).map { RiskAreasV1.RiskArea.sample("S\($0)", until: system.clock.now) }
                        return try await clients[part % 2].load(releases + (0..<200).map { .sample("N\(part)-\($0)") })
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            running.cancel()
            await running.value
            #expect(reports.reduce(0) { $0 + $1.rejected } == 400)
            #expect(reports.allSatisfy { $0.rejections.allSatisfy { $0.row > 100 } })
            #expect(reports.allSatisfy { $0.received == $0.accepted + $0.unchanged + $0.superseded + $0.rejected })
            #expect(try await client.list(.init(includeReleased: true, pageSize: 1_000)).count == 500)
            #expect(try await client.list(.init(pageSize: 1_000)).count == 400)
        }
    }

    @Test("the list of December 2022, 45,000 areas with names to 417 characters, is loaded and listed in seconds")
    func nationalList() async throws {
        try await RiskAreasTestSystem.run { system, client, _ in
            var areas = (1...45_000).map { RiskAreasV1.RiskArea.sample("GZ-\($0)", name: "某街道某小区\($0)号楼") }
            for place in 0..<163 { areas[place * 270].name = String(repeating: "长", count: 101 + place * 316 / 162) }
            #expect(areas.map(\.name.count).max() == 417)
            let clock = ContinuousClock()
            let took = try await clock.measure {
                let report = try await client.load(areas)
                #expect(report.received == 45_000 && report.accepted == 45_000)
            }
            #expect(took < .seconds(60), "took \(took)")
            let again = try await client.load(areas)
            #expect(again.unchanged == 45_000)
            #expect(try await client.list(.init(pageSize: 1_000)).count == 45_000)
            let releases = areas.prefix(100).map { RiskAreasV1.RiskArea.sample($0.areaId, until: system.clock.now) }
            #expect(try await client.load(Array(releases)).accepted == 100)
            #expect(try await client.list(.init(pageSize: 1_000)).count == 44_900)
        }
    }

    @Test(
        "a row that breaks a rule is refused by field; the rows beside it are stored",
        arguments: [
            ("area", nil),
            ("area_id", .sample("")), ("area_id", .sample(String(repeating: "区", count: 65))),
            ("area_id", .sample("A\n1")), ("area_id", .sample("A\u{200B}1")), ("area_id", .sample("A\u{202E}1")),
            ("division", .sample("A", division: "33010")), ("division", .sample("A", division: "990106")),
            ("name", .sample("A", name: "")), ("name", .sample("A", name: String(repeating: "长", count: 501))),
            ("name", .sample("A", name: "\0")), ("name", .sample("A", name: "某\u{202E}小区")),
            ("name", .sample("A", name: "某小区\u{2067}")), ("name", .sample("A", name: "\u{200B}\n")),
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

    @Test("COL-3: rows at the edges of the rules are stored; an unknown county of a known province is, with a note")
    func acceptedRows() async throws {
        try await RiskAreasTestSystem.run { _, client, _ in
            let areas: [RiskAreasV1.RiskArea] = [
                .sample(String(repeating: "区", count: 64), name: String(repeating: "长", count: 500)),
                .sample("A2", until: RiskAreasTestSystem.noon - 86_400), .sample("A3", division: "330199"),
                .sample("cafe\u{301}"), .sample("caf\u{E9}"), .sample("A4", division: "339901"),
            ]
            let report = try await client.load(areas)
            #expect(report.accepted == 6)
            #expect(report.notes.map(\.row) == [3, 6] && report.notes.map(\.field) == ["division", "division"])
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
        let set = RecordSet<RiskAreasV1.RiskArea>(
            21, name: "risk-areas", in: RiskAreasRecordSets.areas.kind, clear: "of version 1")
        for start in stride(from: 0, to: 2_500, by: 200) {
            try await system.store.write(partition) { change in
                for id in start..<min(start + 200, 2_500) {
                    try change.put(.sample("A\(id)"), in: set, key: Array("A\(id)".utf8))
                }
            }
        }
        // It counts its areas from then on, also those that it held before.
        let service = try system.service(capacity: 2_501)
        let running = Task { await service.run() }
        let client = RiskAreasV1.RiskAreasClient(.registry(service))
        #expect(try await client.load([]).received == 0)
        let added = try await client.load([.sample("B1"), .sample("B2"), .sample("A7", until: system.clock.now)])
        #expect(added.accepted == 2 && added.rejections.map(\.row) == [2])
        #expect(try await client.list(.init(includeReleased: true, pageSize: 1_000)).count == 2_501)
        #expect(service.metrics.contains("\nshuangma_risk_areas_areas 2501\n"))
        running.cancel()
        await running.value
        await system.close()
    }
}
