import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Logging
import RPC
import StorageClient
import Testing
import Values

@testable import HealthCodeServer

@Suite("Which rules a process uses", .serialized)
struct RuleIndexTests {
    private func index(_ system: TestHealthCode, _ uptime: TestClock) -> RuleIndex {
        RuleIndex(
            of: book(system), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            uptime: { uptime.now })
    }

    private func expect(
        _ index: RuleIndex, _ version: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let schedule = try await index.schedule()
        #expect(schedule.first.version == version, sourceLocation: sourceLocation)
    }

    private func book(_ system: TestHealthCode) -> RuleBook {
        RuleBook(store: system.store, configured: system.reference.ruleProfiles.default)
    }

    private func step(
        _ version: String, _ system: TestHealthCode, at moment: Int64
    ) throws
        -> HealthCodeV1.StoredRuleSwitch
    {
        let profile = try #require(system.reference.ruleProfiles.named(version))
        return .init(profile: .init(profile, on: ""), from: .init(seconds: moment), decidedAt: moment - 90)
    }

    @Test("Rules that cannot be read for more than 60 s give no colour, and none is guessed")
    func lag() async throws {
        try await withHealth { system in
            let uptime = TestClock(0)
            let index = index(system, uptime)
            #expect(!index.isKnown)
            try await expect(index, "2022-9th")
            system.faults.refuseReads(true)
            uptime.advance(60)
            try await expect(index, "2022-9th")
            uptime.advance(1)
            #expect(!index.isKnown)
            #expect(await refusal { _ = try await index.schedule() }?.reason == "RULES_NOT_KNOWN")
            system.faults.refuseReads(false)
            try await expect(index, "2022-9th")
        }
    }

    @Test("A schedule that this version cannot read is no reason to go by the configuration")
    func unreadable() async throws {
        try await withHealth { system in
            try await system.store.write(.rules) { change in
                try change.put(.init(switches: [.init()]), in: HealthCodeRecordSets.ruleSchedule)
            }
            let index = index(system, TestClock(0))
            #expect(await refusal { _ = try await index.schedule() }?.reason == "RULES_NOT_KNOWN")
        }
    }

    @Test("A process that follows the rules learns of a switch by itself, with the time from which they are in force")
    func follows() async throws {
        try await withHealth { system in
            let (index, book) = (index(system, TestClock(0)), book(system))
            let following = Task { await index.run() }
            try await system.eventually("the rules are known") { index.isKnown }
            let at = system.clock.now + 600
            var next = book.draft(nil)
            next.switches.append(try step("2021", system, at: at))
            try await book.write(next, over: nil, now: system.clock.now, .init())
            try await system.eventually("the switch is known") {
                try await index.schedule().profile(at: Instant(seconds: at)).version == "2021"
            }
            let before = try await index.schedule().profile(at: Instant(seconds: at - 1))
            #expect(before.version == "2022-9th")
            following.cancel()
            await following.value
        }
    }

    @Test("COL-11: switches of more than three years ago make room, and the newest of them becomes the first rules")
    func pruned() async throws {
        try await withHealth { system in
            let (book, now) = (book(system), system.clock.now)
            var next = book.draft(nil)
            next.switches = [
                try step("2022-11", system, at: now - 1_200 * 86_400),
                try step("2021", system, at: now - 1_100 * 86_400),
                try step("2022-9th", system, at: now - 86_400),
            ]
            try await book.write(next, over: nil, now: now, .init())
            let schedule = try await book.read(.init()).schedule
            #expect(schedule.first.version == "2021" && schedule.switches.map(\.profile.version) == ["2022-9th"])
        }
    }
}
