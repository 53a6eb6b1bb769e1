import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import RiskAreasContracts
import StorageClient
import Testing
import Wire

@testable import HealthCodeServer

@Suite("Areas that fall by themselves move persons (COL-3, COL-8)", .serialized)
struct AreaFallTests {
    /// The area A1, as the register tells of it at noon of day 0.
    private func area(
        _ system: TestHealthCode, lastCase day: Int64? = 0, screen: Int64? = nil
    ) -> RiskAreasV1.RiskArea {
        func moment(_ day: Int64) -> GoogleProtobuf.Timestamp {
            .init(seconds: TestHealthCode.noon + day * TestHealthCode.day)
        }
        return .init(
            areaId: "A1", division: "110105", name: "Compound", level: .high, from: moment(0),
            lastCaseAt: day.map(moment), screenPassedAt: screen.map(moment))
    }

    /// Goes to a second of a day, on which the citizen declares and the register tells of the area again.
    private func go(_ system: TestHealthCode, to day: Int64, _ second: Int64 = 0) {
        system.clock.set(TestHealthCode.noon + day * TestHealthCode.day + second)
    }

    private func begin(_ system: TestHealthCode) async throws {
        try await system.followAreas(area(system))
        try await system.declareHealthy()
        try await system.report(.highRiskArea, "A1")
        #expect(try await system.derive()?.colour == .red)
    }

    @Test(
        "COL-3, COL-8: with a screening a person turns yellow after 7 clean days and green after 3 more, told once each"
    )
    func falls() async throws {
        try await withHealth { system in
            try await begin(system)
            go(system, to: 6)
            try await system.declareHealthy()
            try await system.followAreas(area(system, screen: 6))
            #expect(try await system.derive(because: .area)?.colour == .red)
            #expect(try await system.ledger()?.value.changesAt?.seconds == TestHealthCode.noon + 7 * TestHealthCode.day)
            go(system, to: 7, -1)
            try await system.followAreas(area(system, screen: 6))
            #expect(try await system.derive(because: .time)?.colour == .red)
            go(system, to: 7)
            #expect(try await system.derive(because: .time)?.colour == .yellow)
            #expect(try await system.derive(because: .time)?.colour == .yellow)
            // The worker was away: both it and the status tell the moment at which the area fell.
            go(system, to: 11)
            try await system.followAreas(area(system, screen: 6))
            #expect(try await system.derive(because: .time)?.colour == .green)
            #expect(try await system.history() == [.red, .yellow, .green])
            let told = try await system.notices()
            let moments = [Int64(10), 7].map { TestHealthCode.noon + $0 * TestHealthCode.day }
            #expect(told.prefix(2).map { $0.at?.seconds } == moments)
            let changes = try await system.store.read(system.partition(), .all(HealthCodeRecordSets.colourHistory))
            #expect(changes.map(\.value.trigger) == [.evidence, .time, .time])
        }
    }

    @Test("COL-3: without a screening the area stays high, and a new case begins the count again")
    func stays() async throws {
        try await withHealth { system in
            try await begin(system)
            go(system, to: 12)
            try await system.declareHealthy()
            try await system.followAreas(area(system))
            #expect(try await system.derive(because: .time)?.colour == .red)
            #expect(try await system.ledger()?.value.changesAt == nil)
            try await system.followAreas(area(system, screen: 12))
            #expect(try await system.derive(because: .area)?.colour == .green)
            go(system, to: 13)
            try await system.followAreas(area(system, lastCase: 13, screen: 12))
            #expect(try await system.derive(because: .area)?.colour == .red)
            go(system, to: 21)
            try await system.followAreas(area(system, lastCase: 13, screen: 12))
            #expect(try await system.derive(because: .time)?.colour == .red)
            try await system.followAreas(area(system, lastCase: 13, screen: 20))
            #expect(try await system.derive(because: .area)?.colour == .yellow)
        }
    }

    @Test("COL-5: under 2022-11 a high area is low after 5 clean days, without a screening")
    func november() async throws {
        try await withHealth(rules: "2022-11") { system in
            try await system.followAreas(area(system))
            try await system.declareHealthy()
            try await system.report(.highRiskArea, "A1")
            let citizen = try await system.logIn()
            go(system, to: 5, -1)
            try await system.followAreas(area(system))
            let before = try await system.health.getHealthCode(.init(), options: citizen)
            #expect(before.colour == .red && before.changesTo == .green)
            #expect(before.changesAt?.seconds == TestHealthCode.noon + 5 * TestHealthCode.day)
            go(system, to: 5)
            let after = try await system.health.getHealthCode(.init(), options: citizen)
            #expect(after.colour == .green && after.reasons.isEmpty)
        }
    }

    @Test("COL-8: the worker is woken by the moment at which an area falls")
    func wakes() async throws {
        try await withHealth { system in
            try await system.followAreas(area(system, screen: 7))
            try await system.declareHealthy()
            try await system.report(.highRiskArea, "A1")
            try await with([system.services]) {
                try await system.eventually("red") { try await system.history() == [.red] }
                go(system, to: 7)
                try await system.followAreas(area(system, screen: 7))
                try await system.eventually("yellow") { try await system.history() == [.red, .yellow] }
                go(system, to: 10)
                try await system.followAreas(area(system, screen: 7))
                try await system.eventually("green") { try await system.history() == [.red, .yellow, .green] }
            }
        }
    }

    @Test(
        "COL-8: a worker that dies at the fall of an area tells it neither twice nor never", arguments: [false, true])
    func dies(takesPlace: Bool) async throws {
        try await withHealth { system in
            try await begin(system)
            let (told, audited) = (try await system.notices().count, try await changes(system))
            go(system, to: 7)
            try await system.followAreas(area(system, screen: 7))
            system.faults.fail(0, takesPlace: takesPlace)
            #expect(await refusal { try await system.derive(because: .area) } != nil)
            system.faults.fail(nil)
            try await system.derive(because: .area)
            try await system.derive(because: .area)
            #expect(try await system.history() == [.red, .yellow])
            #expect(try await system.notices().count == told + 1)
            #expect(try await changes(system) == audited + 1)
        }
    }

    /// How many changes of colour stand in the citizen's chain of audit.
    private func changes(_ system: TestHealthCode) async throws -> Int {
        let chain = try await system.store.read(system.partition(), .entries(AuditChains.ofPersons))
        return chain.entries.filter { $0.value.kind == .colourChange }.count
    }

    @Test("COL-8: a switch of the rules writes by what areas fall, in the same write as the rules")
    func rules() async throws {
        try await withHealth { system in
            let book = RuleBook(store: system.store, configured: system.reference.ruleProfiles.default)
            let november = try #require(system.reference.ruleProfiles.named("2022-11"))
            var draft = book.draft(try await book.stored(.init()))
            draft.switches.append(
                .init(profile: .init(november, on: ""), from: .init(seconds: TestHealthCode.noon + 90)))
            try await book.write(draft, over: nil, now: TestHealthCode.noon, .init())
            let stored = try #require(try await system.store.read(.rules, .record(KitRecordSets.areaRules))?.value)
            #expect(stored.first == .init(highDays: 7, needsScreen: true, mediumDays: 3))
            #expect(stored.switches.map(\.grading) == [.init(highDays: 5)])
            #expect(stored.switches.first?.from?.seconds == TestHealthCode.noon + 90)
            // Rules of a version that graded nothing grade as the configured ones.
            var old = HealthCodeV1.RuleProfile(november, on: "")
            old.areas = nil
            #expect(try book.read(old).areas == system.reference.ruleProfiles.default.areas)
        }
    }
}
