import HealthCodeContracts
import HealthCodeRecords
import RPC
import StorageClient
import Testing
import Wire

@Suite("What a status explains (COL-8, COL-15)", .serialized)
struct StatusTextTests {
    /// Imports a negative test of the citizen.
    private func testNegative(_ system: TestHealthCode, hoursAgo: Int64) async throws {
        let test = HealthCodeV1.TestResult(
            person: .citizen, sampleId: "S\(hoursAgo)", laboratory: "city-lab",
            sampledAt: .init(seconds: system.clock.now - hoursAgo * 3_600), outcome: .negative)
        let report = try await system.evidence.importTests(options: try system.asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, test: test)]))
        }
        #expect(report.accepted == 1)
    }

    @Test(
        "COL-8: a hold tells its evidence with the authority, its phases, when it ends, what to do, and how to object")
    func inbound() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            try await system.report(.inbound, "K1")
            let status = try await system.citizensCode()
            let day = TestHealthCode.day
            let from = system.clock.now - day
            #expect(status.colour == .red && status.changesAt?.seconds == from + 7 * day)
            #expect(status.changesTo == .yellow)
            let reason = try #require(status.reasons.first)
            #expect(
                reason.evidence == [
                    .init(kind: .report, at: .init(seconds: from), authority: "case-registry")
                ])
            #expect(reason.phases.map(\.colour) == [.red, .yellow] && reason.phases.map(\.days) == [7, 3])
            #expect(reason.exit == .oneAtEnd && reason.testsCountFrom?.seconds == from + 9 * day)
            #expect(reason.latestEnd?.seconds == from + 60 * day)
            #expect(
                reason.untilEn
                    == "It ends on 2022-12-10 12:00 at the earliest, and needs a negative test sampled on "
                    + "2022-12-09 12:00 or later.")
            #expect(reason.untilZh.contains("2022-12-10 12:00") && reason.nowZh.contains("请留在安排的住处"))
            #expect(reason.nowEn.hasSuffix("Please take the test on 2022-12-09 12:00 or later."))
            #expect(status.objectionEn.contains("object") && status.objectionZh.contains("异议"))
        }
    }

    @Test("COL-8: when only the test is missing, the citizen reads that it counts now")
    func testMissing() async throws {
        try await withHealth { system in
            try await system.report(.leftMediumRiskArea, "K1")
            try await system.pass(days: 8)
            try await system.declareHealthy()
            let status = try await system.citizensCode()
            let reason = try #require(status.reasons.first)
            #expect(status.colour == .yellow && reason.phases.map(\.until) == [nil])
            #expect(reason.untilEn.hasPrefix("It ends with a negative test sampled on 2022-12-06 12:00 or later"))
            #expect(reason.nowEn.hasSuffix("You can take the test now."))
            // A month later nothing but the test ends it before the 60th day (COL-14).
            try await testNegative(system, hoursAgo: 1)
            #expect(try await system.citizensCode().colour == .green)
        }
    }

    @Test("COL-15: a status tells the hours since the last negative test, also at a gate and after a positive one")
    func hours() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            try await testNegative(system, hoursAgo: 26)
            system.clock.advance(1_800)
            try await system.followAreas()
            let status = try await system.citizensCode()
            #expect(status.latestNegative?.hoursAgo == 26 && status.latestTest == status.latestNegative)
            let atGate = try await system.health.getHealthCode(.init(forGate: true), options: try await system.logIn())
            #expect(atGate.latestNegative?.hoursAgo == 26 && atGate.reasons.isEmpty && atGate.objectionZh.isEmpty)
            try await system.store.write(system.partition()) { change in
                try change.put(
                    HealthCodeV1.StoredTest(
                        sampleId: "P", laboratory: "city-lab", sampledAt: system.now, outcome: .positive),
                    in: HealthCodeRecordSets.tests, key: Array("city-lab\u{1F}P".utf8))
            }
            let positive = try await system.citizensCode()
            #expect(positive.latestTest?.outcome == .positive && positive.latestNegative?.hoursAgo == 26)
            #expect(positive.reasons.first?.evidence.map(\.authority) == ["city-lab"])
            #expect(positive.reasons.first?.evidence.map(\.kind) == [.test])
            #expect(positive.reasons.first?.nowZh.contains("会有人联系您") == true)
        }
    }

    @Test("COL-2: who is grey reads that a declaration ends it; who is green reads no objection")
    func grey() async throws {
        try await withHealth { system in
            let status = try await system.citizensCode()
            #expect(status.reasons.first?.untilZh == "完成健康申报后立即结束。")
            #expect(status.reasons.first?.nowEn == "Please declare your health; your colour shows right after it.")
            try await system.declareHealthy()
            let green = try await system.citizensCode()
            #expect(green.objectionZh.isEmpty && green.changesTo == .grey && green.latestNegative == nil)
        }
    }
}
