import CommonContracts
import Kit
import KitRecords
import RPC
import RiskAreasContracts
import RiskAreasCore
import StorageClient
import Synchronization
import Testing
import Values
import Wire

@testable import RiskAreasServer

@Suite("Areas of risk that fall by themselves")
struct RiskAreasGradingTests {
    private static let day: Int64 = 86_400

    private static func moment(_ day: Int64) -> GoogleProtobuf.Timestamp {
        .init(seconds: RiskAreasTestSystem.noon + day * Self.day)
    }

    /// A high area since day −9, with its last case on a day and a screening that came out clean on another one.
    private static func area(_ id: String, lastCase: Int64? = nil, screen: Int64? = nil) -> RiskAreasV1.RiskArea {
        .init(
            areaId: id, division: "330106", name: "某小区", level: .high, from: moment(-9),
            lastCaseAt: lastCase.map(moment),
            screenPassedAt: screen.map(moment))
    }

    /// Runs a body with a service whose knowledge does not grow old.
    private func run(
        grading: AreaGrading? = nil,
        _ body: (RiskAreasTestSystem, RiskAreasV1.RiskAreasClient, RiskAreasService) async throws -> Void
    ) async throws {
        let system = try await RiskAreasTestSystem()
        let service = try system.service(grading: grading, ages: false)
        let running = Task { await service.run() }
        do {
            try await body(system, .init(.registry(service)), service)
        } catch {
            Issue.record(error)
        }
        running.cancel()
        await running.value
        await system.close()
    }

    @Test("COL-3: a list tells the level of now, the one that was given, and when it changes by itself")
    func list() async throws {
        try await run { system, client, _ in
            _ = try await client.load([
                Self.area("A1", lastCase: -6, screen: 0), Self.area("A2", lastCase: -6),
                Self.area("A3", lastCase: -8, screen: -1),
                Self.area("A4"),
            ])
            var areas = try await client.list()
            #expect(areas.map(\.level) == [.high, .high, .medium, .high])
            #expect(areas.map(\.givenLevel) == [.high, .high, .high, .high])
            #expect(areas.map(\.changesAt) == [Self.moment(1), nil, Self.moment(2), nil])
            #expect(try await client.list(.init(levels: [.medium])).map(\.areaId) == ["A3"])
            system.clock.advance(Self.day)
            areas = try await client.list()
            #expect(areas.map(\.level) == [.medium, .high, .medium, .high])
            system.clock.advance(3 * Self.day)
            #expect(try await client.list(.init(levels: [.low])).map(\.areaId) == ["A1", "A3"])
            // What was stored is what the registry gave: a second delivery changes nothing.
            #expect(try await client.load([Self.area("A1", lastCase: -6, screen: 0)]).unchanged == 1)
        }
    }

    @Test(
        "COL-3: a time of grading that lies ahead or before 2019 is refused by name, and so is what answers alone tell")
    func refused() async throws {
        try await run { _, client, _ in
            var given = Self.area("A1")
            given.givenLevel = .high
            var changes = Self.area("A1")
            changes.changesAt = Self.moment(1)
            let old = GoogleProtobuf.Timestamp(seconds: 1_500_000_000)
            var ancient = Self.area("A1")
            ancient.lastCaseAt = old
            var before = Self.area("A1")
            before.from = old
            var far = Self.area("A1")
            far.from = Self.moment(31)
            let rows = [
                Self.area("A1", lastCase: 1), Self.area("A1", lastCase: -1, screen: 1), ancient, given, changes,
                before, far,
            ]
            let report = try await client.load(rows)
            #expect(report.rejected == 7 && report.accepted == 0)
            #expect(
                report.rejections.map(\.field) == [
                    "last_case_at", "screen_passed_at", "last_case_at", "given_level", "changes_at", "from", "from",
                ])
        }
    }

    @Test("COL-3: who watches hears of a fall with the next sign of life, and of the rules")
    func watch() async throws {
        try await run { system, client, _ in
            _ = try await client.load([Self.area("A1", lastCase: -6, screen: 0), Self.area("A2", lastCase: -6)])
            let heard = Mutex<[RiskAreasV1.RiskAreaNews]>([])
            let watching = Task {
                for try await news in client.watchRiskAreas(.init()) { heard.withLock { $0.append(news) } }
            }
            while heard.withLock({ $0.isEmpty }) { await Task.yield() }
            let all = heard.withLock { $0 }
            let first = try #require(all.first)
            #expect(first.rules == .init(first: .init(highDays: 7, needsScreen: true, mediumDays: 3)))
            #expect(first.areas.map(\.level) == [.high, .high])
            system.clock.advance(Self.day)
            let moving = Task { await system.clock.run() }
            while heard.withLock({ !$0.dropFirst().contains { !$0.areas.isEmpty } }) { await Task.yield() }
            let later = heard.withLock { $0 }.dropFirst()
            let fallen = try #require(later.first { !$0.areas.isEmpty })
            #expect(fallen.areas.map(\.areaId) == ["A1"] && fallen.areas.map(\.level) == [.medium])
            for task in [moving] {
                task.cancel()
                await task.value
            }
            watching.cancel()
            _ = await watching.result
        }
    }

    @Test("COL-5: areas fall by the rules in force, also those that come into force while the service runs")
    func rules() async throws {
        let november = AreaGrading(highDays: 5, needsScreen: false, mediumDays: nil)
        try await run(grading: november) { _, client, _ in
            _ = try await client.load([Self.area("A1", lastCase: -5), Self.area("A2", lastCase: -4)])
            #expect(try await client.list().map(\.level) == [.low, .high])
        }
        try await run { system, client, service in
            _ = try await client.load([Self.area("A1", lastCase: -5), Self.area("A2", lastCase: -4)])
            #expect(try await client.list().map(\.level) == [.high, .high])
            let index = system.index(of: service)
            let following = Task { await index.run() }
            try await index.waitForBook { $0.count == 2 }
            let rules = CommonV1.AreaRules(
                first: .init(highDays: 7, needsScreen: true, mediumDays: 3),
                switches: [.init(grading: .init(highDays: 5), from: .init(seconds: system.clock.now))])
            try await system.store.write(.rules) { try $0.put(rules, in: KitRecordSets.areaRules) }
            try await index.waitForBook { !$0.rules.switches.isEmpty }
            #expect(try await client.list().map(\.level) == [.low, .high])
            let now = Instant(seconds: system.clock.now)
            #expect(try index.book().level(of: "A1", at: now) == .low)
            #expect(try index.book().level(of: "A1", at: now - 1) == .high)
            following.cancel()
            await following.value
        }
    }
}
