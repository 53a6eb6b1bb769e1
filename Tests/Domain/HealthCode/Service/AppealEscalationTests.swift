import CommonContracts
import HealthCodeContracts
import Kit
import RPC
import Security
import StorageClient
import Testing

@testable import HealthCodeServer

@Suite("Late appeals", .serialized)
struct AppealEscalationTests {
    /// A citizen who is red by a case that the registry has reported.
    private func withAccused(_ body: (TestHealthCode, CallOptions) async throws -> Void) async throws {
        let system = try await TestHealthCode()
        do {
            try await system.followAreas()
            let citizen = try await system.logIn()
            _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "d"), options: citizen)
            _ = try await system.report(.case, "C-1")
            try await body(system, citizen)
        } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    private func file(_ system: TestHealthCode, _ citizen: CallOptions) async throws -> HealthCodeV1.Appeal {
        try await system.health.fileAppeal(
            .init(cause: .case, text: "阳性结果不是我的", idempotencyKey: "a"), options: citizen)
    }

    @Test("COL-9: a late appeal comes to the higher authority once, and the citizen is told once")
    func late() async throws {
        try await withAccused { system, citizen in
            let appeal = try await file(system, citizen)
            #expect(appeal.dueAt?.seconds == system.clock.now + 24 * 3_600)
            system.clock.advance(24 * 3_600 - 1)
            let province = try system.asAuthority("province", divisions: ["11"])
            let county = try system.asAuthority("county", divisions: ["1101"])
            try await system.services.escalation.escalateAll()
            #expect(
                try await system.authority.listAppeals(.init(escalatedOnly: true), options: province).appeals.isEmpty)
            system.clock.advance(1)
            // Two processes look at the same time, and again later.
            let other = try system.services()
            async let first: Void = system.services.escalation.escalateAll()
            async let second: Void = other.escalation.escalateAll()
            _ = try await (first, second)
            try await system.services.escalation.escalateAll()
            let late = try await system.authority.listAppeals(.init(escalatedOnly: true), options: province).appeals
            #expect(late.map(\.id) == [appeal.id] && late.first?.escalated == true)
            #expect(
                try await system.authority.listAppeals(.init(escalatedOnly: true), options: county).appeals.isEmpty)
            #expect(try await system.authority.listAppeals(.init(), options: county).appeals.map(\.id) == [appeal.id])
            #expect(try await system.told(citizen).filter { $0 == .appealLate }.count == 1)
            #expect(try await system.steps() == ["appeal filed", "appeal escalated"])
            // The higher authority rejects it with a reason, which the citizen reads.
            let decided = try await system.authority.decideAppeal(
                .init(id: appeal.id, answer: "the second test is positive as well"), options: province)
            #expect(decided.state == .rejected && decided.escalatedAt != nil)
            #expect(try await system.told(citizen).contains(.appealRejected))
            try await system.services.escalation.escalateAll()
            #expect(try await system.steps() == ["appeal filed", "appeal escalated", "appeal rejected"])
        }
    }

    @Test("COL-9: whichever write fails while an appeal is filed, the same call again files it once")
    func crashes() async throws {
        for step in 0..<4 {
            try await withAccused { system, citizen in
                system.faults.fail(step, takesPlace: step % 2 == 1)
                _ = try? await file(system, citizen)
                system.faults.fail(nil)
                let appeal = try await file(system, citizen)
                let partition = try system.partition()
                await system.services.escalation.appeals.complete(appeal.id, of: partition, options: .init())
                let county = try system.asAuthority("county", divisions: ["1101"])
                #expect(
                    try await system.authority.listAppeals(.init(), options: county).appeals.map(\.id) == [appeal.id])
                #expect(try await system.health.listMyAppeals(.init(), options: citizen).appeals.count == 1)
            }
        }
    }
}

extension TestHealthCode {
    fileprivate func told(_ citizen: CallOptions) async throws -> [HealthCodeV1.NotificationKind] {
        try await health.listNotifications(.init(), options: citizen).notifications.map(\.kind)
    }

    /// Steps of appeals in the chain of the citizen.
    fileprivate func steps() async throws -> [String] {
        try await store.read(partition(), .entries(AuditChains.ofPersons)).entries.map(\.value)
            .filter { $0.kind == .appeal }.compactMap { entry in entry.facts.first { $0.name == "outcome" }?.text }
    }
}
