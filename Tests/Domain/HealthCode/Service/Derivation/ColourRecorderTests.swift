import CommonContracts
import Formats
import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Testing
import Values
import Wire

@testable import HealthCodeServer

@Suite("The ledger of colours (COL-8, COL-11)", .serialized)
struct ColourRecorderTests {
    @Test("COL-8, AUD-1: a first red is told, and its entry of audit leads to the import that brought it")
    func firstRed() async throws {
        try await withHealth { system in
            let report = try await system.report(.inbound, "K1")
            #expect(try await system.derive()?.colour == .red)
            let text = try #require(try await system.notices().first).textEn
            #expect(text.hasPrefix("Your health code changed from grey to red, because new information came in."))
            let entry = try #require(
                try await system.store.read(system.partition(), .entries(AuditChains.ofPersons)).entries.map(\.value)
                    .first { $0.kind == .colourChange })
            let facts = Dictionary(entry.facts.map { ($0.name, $0.text) }) { $1 }
            #expect(facts["organisation"] == nil && facts["colour_after"] == "red")
            #expect(facts["import"] == Hexadecimal.text(report.importId) && !report.importId.isEmpty)
        }
    }

    @Test("COL-8: a first green is recorded in silence; a change is told with reason, source, end and appeal")
    func told() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            #expect(try await system.derive()?.colour == .green)
            #expect(try await system.notices().isEmpty)
            try await system.report(.inbound, "K1")
            #expect(try await system.derive()?.colour == .red)
            let told = try await system.notices()
            #expect(told.map(\.kind) == [.colourChanged])
            let text = try #require(told.first)
            #expect(
                text.textEn.hasPrefix("Your health code changed from green to red, because new information came in."))
            #expect(text.textEn.contains("entered the country") && text.textEn.contains("Source: case-registry."))
            #expect(text.textEn.contains("2022-12-10") && text.textEn.contains("12345"))
            #expect(text.textZh.contains("由绿码变为红码") && text.textZh.contains("入境"))
            #expect(text.at.map { $0.seconds } == system.clock.now)
            #expect(try await system.history() == [.green, .red])
        }
    }

    @Test("COL-8: what is derived again without news writes nothing")
    func again() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            _ = try await system.derive()
            let version = try await system.ledger()?.version
            system.clock.advance(30)
            _ = try await system.derive()
            #expect(try await system.ledger()?.version == version)
        }
    }

    @Test("COL-8: a person of whom nothing is known has no ledger; one whose evidence is gone becomes grey and is told")
    func nothingKnown() async throws {
        try await withHealth { system in
            #expect(try await system.derive() == nil)
            #expect(try await system.ledger() == nil)
            try await system.declareHealthy()
            _ = try await system.derive()
            try await system.store.write(system.partition()) { $0.deleteAll(HealthCodeRecordSets.declarations) }
            #expect(try await system.derive()?.colour == .grey)
            #expect(try await system.notices().map(\.kind) == [.colourChanged])
            // Nothing is known of them: the ledger forgets them as late as the history does.
            let stored = try #require(try await system.ledger())
            #expect(stored.expiresAt?.seconds == system.clock.now + 1_096 * 86_400)
        }
    }

    @Test("COL-8: whoever derives without the areas of risk derives nothing")
    func areasUnknown() async throws {
        let system = try await TestHealthCode()
        try await system.declareHealthy()
        let error = await refusal { _ = try await system.derive() }
        #expect(error?.reason == "RISK_AREAS_NOT_KNOWN")
        #expect(try await system.ledger() == nil)
        await system.close()
    }

    @Test(
        "COL-8: whichever step a worker dies at, before or after it took place, a change is told exactly once",
        arguments: 0..<2, [false, true])
    func crashes(step: Int, takesPlace: Bool) async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            _ = try await system.derive()
            // Red, and by time yellow: two changes, each of which is one write.
            try await system.report(.inbound, "K1")
            system.faults.fail(step, takesPlace: takesPlace)
            _ = try? await system.derive()
            try await system.pass(days: 7)
            _ = try? await system.derive()
            system.faults.fail(nil)
            let last = try await system.derive()
            #expect(last?.colour == .yellow)
            #expect(try await system.notices().count == (step == 0 && !takesPlace ? 1 : 2))
            #expect(try await system.ledger()?.value.number == (step == 0 && !takesPlace ? 2 : 3))
            #expect(try await system.history().last == .yellow)
        }
    }

    @Test("COL-8: workers that derive one person at once tell a change once")
    func together() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            _ = try await system.derive()
            try await system.report(.inbound, "K1")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { _ = try await system.derive() } }
                try await group.waitForAll()
            }
            #expect(try await system.notices().count == 1)
            #expect(try await system.history() == [.green, .red])
        }
    }

    @Test("COL-11: the history tells each colour under its own moment, also when a worker comes late")
    func history() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            try await system.report(.inbound, "K1")
            _ = try await system.derive()
            let from = system.clock.now - TestHealthCode.day
            try await system.pass(days: 40)
            _ = try await system.derive()
            let records = try await system.store.read(system.partition(), .all(HealthCodeRecordSets.colourHistory))
            #expect(records.map(\.value.colour) == [.red, .yellow])
            #expect(records.last?.key.starts(with: SortKey.instant(seconds: from + 7 * TestHealthCode.day)) == true)
            #expect(records.last?.value.trigger == .time && records.last?.value.former == .red)
            #expect(records.last?.value.derivedAt?.seconds == system.clock.now)
            // Three years, from each beginning; nothing in it names anybody or cites evidence.
            #expect(records.last?.expiresAt?.seconds == from + (7 + 1_096) * TestHealthCode.day)
        }
    }
}

/// Runs a test of the health code that knows the areas of risk.
func withHealth(
    rules: String? = nil, _ body: (TestHealthCode) async throws -> Void
) async throws {
    let system = try await TestHealthCode(rules: rules)
    do {
        try await system.followAreas()
        try await body(system)
    } catch {
        await system.close()
        throw error
    }
    await system.close()
}

extension TestHealthCode {
    /// Lets days pass, and hears from the register of areas then.
    func pass(days: Int64) async throws {
        clock.advance(days * Self.day)
        try await followAreas()
    }

    /// Derives the citizen as a worker does.
    @discardableResult
    func derive(because trigger: ColourTrigger = .evidence) async throws -> LastColour? {
        try await recorder.record(partition(), because: trigger).last
    }

    /// Records colours as a worker does.
    var recorder: ColourRecorder {
        let clock = clock
        let now = { @Sendable in Instant(seconds: clock.now) }
        return ColourRecorder(
            store: store, riskAreas: index, rules: rules,
            links: EvidenceLinks(store: store, lifetimes: EvidenceLifetimes(reference), now: now),
            retention: reference.retention, notices: reference.smsNotices, now: now)
    }

    /// What the ledger holds of the citizen.
    func ledger() async throws -> Versioned<HealthCodeV1.StoredColour>? {
        try await store.read(partition(), .record(HealthCodeRecordSets.colours))
    }

    /// The colours that the citizen has had.
    func history() async throws -> [HealthCodeV1.Colour] {
        try await store.read(partition(), .all(HealthCodeRecordSets.colourHistory)).map(\.value.colour)
    }

    /// What the citizen was told, newest first.
    func notices() async throws -> [HealthCodeV1.Notification] {
        try await health.listNotifications(.init(), options: try await logIn()).notifications
    }
}
