import HealthCodeContracts
import HealthCodeRecords
import Kit
import RPC
import StorageClient
import Testing
import Values
import Wire

@testable import HealthCodeServer

@Suite("Colours told by SMS (COL-8)", .serialized)
struct ColourSmsTests {
    /// The effects that wait in the store.
    private func waiting(_ system: TestHealthCode) async throws -> [HealthCodeV1.StoredSmsEffect] {
        try await system.store.read(system.partition(), .all(HealthCodeRecordSets.smsEffects)).map(\.value)
    }

    @Test("COL-8: a change to red is written with its SMS; a first green and a change to green have none")
    func written() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            _ = try await system.derive()
            #expect(try await waiting(system).isEmpty)
            try await system.report(.inbound, "K1")
            _ = try await system.derive()
            #expect(try await waiting(system) == [.init(kind: "colourChanged", dueAt: system.clock.now)])
            try await system.report(.inbound, "K1", withdrawn: true)
            #expect(try await system.derive()?.colour == .green)
            #expect(try await waiting(system).count == 1)
        }
    }

    @Test("COL-8: yellow at night waits for the morning, red does not; what is more than a day late is not sent")
    func quietHours() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            _ = try await system.derive()
            // 23:00 in China.
            system.clock.advance(11 * 3_600)
            try await system.followAreas()
            try await system.report(.leftMediumRiskArea, "K1")
            _ = try await system.derive()
            #expect(try await waiting(system).map(\.dueAt) == [TestHealthCode.noon + 19 * 3_600])
            try await system.report(.inbound, "K2")
            _ = try await system.derive()
            #expect(try await waiting(system).map(\.dueAt).last == system.clock.now)
            // Yellow began three days ago, and nobody derived it.
            try await system.pass(days: 9)
            _ = try await system.derive()
            #expect(try await waiting(system).count == 2)
        }
    }

    @Test("COL-8: a worker hands each change over under an id of its own, the same when the answer was lost")
    func exactlyOnce() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            _ = try await system.derive()
            system.directory.loseNotices(1)
            try await system.report(.inbound, "K1")
            _ = try await system.derive()
            let running = Task { await system.services.run() }
            try await system.eventually("handed over") { try await waiting(system).isEmpty }
            let notices = system.directory.notices
            #expect(notices.count == 2 && notices[0] == notices[1])
            #expect(notices[0].kind == "colourChanged" && notices[0].noticeId.count == 16)
            #expect(notices[0].personKey == (try system.partition()).bytes)
            #expect(notices[0].dueAt?.seconds == system.clock.now)
            running.cancel()
            await running.value
        }
    }
}
